import type { RouterOutputs } from '@studyhall/client';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Ago, useMoments } from './moment.tsx';
import classes from './operations.module.css';
import { StateLine } from './state-line.tsx';

type Incident = RouterOutputs['admin']['listIncidents']['items'][number];

interface IncidentsCardProps {
  readonly incidents: readonly Incident[];
  readonly warnings: readonly { readonly line: string; readonly lastSeenAt: Date }[];
}

export function IncidentsCard({ incidents, warnings }: IncidentsCardProps) {
  const { t } = useTranslation();
  const open = incidents.filter(({ until }) => until === null);
  const past = incidents.filter(({ until }) => until !== null);
  return (
    <Card aria-labelledby="incidents">
      <CardTitle id="incidents">{t('operations.incidents.title')}</CardTitle>
      {open.length === 0 && (
        <StateLine state="good" icon={<IconCircleCheck aria-hidden />} title={t('operations.incidents.well')}>
          {t('operations.incidents.wellText')}
        </StateLine>
      )}
      <ul className={classes.stack}>
        {open.map((incident) => (
          <li key={incident.kind}>
            <OpenIncident incident={incident} />
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <>
          <h3 className={classes.sub}>{t('operations.warnings')}</h3>
          <ul className={classes.notes}>
            {warnings.map(({ line, lastSeenAt }) => (
              <li key={line}>
                {line}{' '}
                <span className={classes.soft}>
                  (<Ago instant={lastSeenAt} />)
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && <PastIncidents incidents={past} />}
    </Card>
  );
}

function OpenIncident({ incident: { kind, since, detail } }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { at } = useMoments();
  return (
    <StateLine
      state="bad"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`operations.incidents.kinds.${kind}.what`)}
      aside={t('operations.incidents.since', { when: at(since) })}
    >
      {t(`operations.incidents.kinds.${kind}.todo`)}
      <span className={classes.told}>
        {t('operations.incidents.told')}: <code>{detail}</code>
      </span>
    </StateLine>
  );
}

function PastIncidents({ incidents }: { readonly incidents: readonly Incident[] }) {
  const { t } = useTranslation();
  const { at } = useMoments();
  return (
    <>
      <h3 className={classes.sub}>{t('operations.incidents.past')}</h3>
      <ul className={classes.notes}>
        {incidents.map(({ kind, since, until, detail }) => (
          <li key={`${kind} ${since.toISOString()}`}>
            {t(`operations.incidents.kinds.${kind}.what`)}
            <span className={classes.soft}>
              {' · '}
              {t('operations.incidents.lasted', { from: at(since), to: until === null ? '' : at(until) })}
            </span>
            <span className={classes.told}>
              <code>{detail}</code>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
