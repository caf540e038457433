import { Badge } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { bytesText } from '../../../ui/amounts.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FactList } from './fact-list.tsx';
import { Ago, useMoments } from './moment.tsx';
import { type Full, MomentsBar } from './moments-bar.tsx';
import classes from './operations.module.css';
import { RowsBackups } from './rows-backups.tsx';
import { StateLine } from './state-line.tsx';

type Kept = NonNullable<RouterOutputs['admin']['getBackups']['kept']>;

export function BackupsCard({ kept }: { readonly kept: Kept | null }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="backups">
      <CardTitle id="backups">{t('operations.backups.title')}</CardTitle>
      {kept === null ? (
        <StateLine state="bad" icon={<IconAlertTriangle aria-hidden />} title={t('operations.backups.off')}>
          {t('operations.backups.offText')}
        </StateLine>
      ) : (
        <KeptBackups kept={kept} />
      )}
    </Card>
  );
}

function KeptBackups({ kept: { fulls, sites, bytes, maxBytes, place, note } }: { readonly kept: Kept }) {
  const { t } = useTranslation();
  const { language } = useMoments();
  const newest = fulls.at(-1);
  return (
    <div className={classes.stack}>
      {note !== null && <p className={classes.told}>{note}</p>}
      {newest === undefined && sites.length === 0 && (
        <StateLine state="waiting" icon={<IconClock aria-hidden />} title={t('operations.backups.none')}>
          {t('operations.backups.noneText')}
        </StateLine>
      )}
      {newest !== undefined && <MomentsBar fulls={fulls} />}
      <FactList
        facts={[
          ...(newest === undefined
            ? []
            : ([
                [t('operations.backups.last'), <Ago key="last" instant={newest.at} />],
                [
                  t('operations.backups.kind'),
                  t(`operations.backups.${newest.to > newest.at ? 'withLog' : 'full'}`),
                ],
              ] as const)),
          [
            t('operations.backups.size'),
            maxBytes === null
              ? bytesText(bytes, language)
              : t('operations.backups.ofAtMost', {
                  size: bytesText(bytes, language),
                  most: bytesText(maxBytes, language),
                }),
          ],
          [t('operations.backups.where'), <code key="where">{place}</code>],
        ]}
      />
      {newest !== undefined && (
        <>
          <FullList fulls={fulls} />
          <p className={classes.told}>
            {t('operations.backups.howTo')}{' '}
            <code>npx studyhall backup restore --to {momentOf(newest.to)} --into …</code>
          </p>
        </>
      )}
      {sites.length > 0 && <RowsBackups sites={sites} />}
    </div>
  );
}

function momentOf(instant: Date): string {
  return instant.toISOString().replace(/\.\d+/, '');
}

function FullList({ fulls }: { readonly fulls: readonly Full[] }) {
  const { t } = useTranslation();
  const { at, language } = useMoments();
  return (
    <details className={classes.details}>
      <summary>{t('operations.backups.list', { count: fulls.length })}</summary>
      <ul className={classes.rows}>
        {fulls.toReversed().map(({ id, at: made, bytes, isVerified }) => (
          <li key={id} className={classes.row}>
            <span>
              {at(made)} <span className={classes.soft}>{bytesText(bytes, language)}</span>
            </span>
            <Badge
              color={isVerified ? 'green' : 'gray'}
              className={classes.badge ?? ''}
              data-state={isVerified ? 'good' : 'waiting'}
            >
              {t(`operations.backups.${isVerified ? 'verified' : 'unverified'}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </details>
  );
}
