import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { bytesText } from '../../../ui/amounts.ts';
import { useMoments } from './moment.tsx';
import classes from './operations.module.css';

type Site = NonNullable<RouterOutputs['admin']['getBackups']['kept']>['sites'][number];

/** Backups of the logical kind: each has one moment, and comes back by an import. */
export function RowsBackups({ sites }: { readonly sites: readonly Site[] }) {
  const { t } = useTranslation();
  const { at, language } = useMoments();
  return (
    <>
      <details className={classes.details}>
        <summary>{t('operations.backups.rows', { count: sites.length })}</summary>
        <ul className={classes.rows}>
          {sites.toReversed().map(({ id, at: made, bytes }) => (
            <li key={id} className={classes.row}>
              <span>
                {at(made)} <span className={classes.soft}>{bytesText(bytes, language)}</span>
              </span>
              <code>{id}</code>
            </li>
          ))}
        </ul>
      </details>
      <p className={classes.told}>
        {t('operations.backups.rowsHowTo')} <code>npx studyhall backup restore --to latest --into …</code>
      </p>
    </>
  );
}
