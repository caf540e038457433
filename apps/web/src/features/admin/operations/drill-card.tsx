import type { RouterOutputs } from '@studyhall/client';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { durationText } from '../../../ui/amounts.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FactList } from './fact-list.tsx';
import { Ago, useMoments } from './moment.tsx';
import classes from './operations.module.css';
import { StateLine } from './state-line.tsx';

type Drill = NonNullable<RouterOutputs['admin']['getBackups']['lastDrill']>;

interface DrillCardProps {
  readonly drill: Drill | null;
  readonly offsite: Drill | null;
}

/** The proof that the newest backup is one, here and elsewhere, and how long a restore takes. */
export function DrillCard({ drill, offsite }: DrillCardProps) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="drill">
      <CardTitle id="drill">{t('operations.drill.title')}</CardTitle>
      {drill === null ? (
        <StateLine state="waiting" icon={<IconClock aria-hidden />} title={t('operations.drill.none')}>
          {t('operations.drill.noneText')}
        </StateLine>
      ) : (
        <DrillReport drill={drill} />
      )}
      {offsite !== null && (
        <section aria-labelledby="drill-offsite">
          <h3 id="drill-offsite">{t('operations.drill.offsite')}</h3>
          <DrillReport drill={offsite} />
        </section>
      )}
    </Card>
  );
}

function DrillReport({ drill: { at, isOk, seconds, findings } }: { readonly drill: Drill }) {
  const { t } = useTranslation();
  const { language } = useMoments();
  const wrong = findings.filter((finding) => !finding.isOk);
  return (
    <div className={classes.stack}>
      <StateLine
        state={isOk ? 'good' : 'bad'}
        icon={isOk ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={t(isOk ? 'operations.drill.ok' : 'operations.drill.failed')}
      >
        {wrong.length > 0 && (
          <ul className={classes.notes}>
            {wrong.map(({ check, detail }) => (
              <li key={check}>
                <code>{check}</code> {detail}
              </li>
            ))}
          </ul>
        )}
      </StateLine>
      <FactList
        facts={[
          [t('operations.drill.when'), <Ago key="when" instant={at} />],
          [t('operations.drill.duration'), durationText(seconds, language)],
        ]}
      />
      {findings.length > 0 && (
        <details className={classes.details}>
          <summary>{t('operations.drill.findings')}</summary>
          <ul className={classes.notes}>
            {findings.map(({ check, isOk: isWell, detail }) => (
              <li key={check}>
                <code>{check}</code> {t(isWell ? 'operations.drill.isOk' : 'operations.drill.isWrong')}
                {detail !== '' && <span className={classes.soft}> · {detail}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
