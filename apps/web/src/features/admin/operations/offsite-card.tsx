import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FactList } from './fact-list.tsx';
import type { Job } from './jobs-card.tsx';
import { Ago } from './moment.tsx';
import classes from './operations.module.css';
import { StateLine } from './state-line.tsx';

/** Whether copies leave the machine: the job that sends them exists only where there is a target. */
export function OffsiteCard({ job }: { readonly job: Job | undefined }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="offsite">
      <CardTitle id="offsite">{t('operations.offsite.title')}</CardTitle>
      {job === undefined || job.everySeconds === null ? (
        <StateLine state="waiting" icon={<IconClock aria-hidden />} title={t('operations.offsite.none')}>
          {t('operations.offsite.noneText')}
        </StateLine>
      ) : (
        <Copies job={job} />
      )}
    </Card>
  );
}

function Copies({ job: { lastOutcome, lastError, lastSucceededAt } }: { readonly job: Job }) {
  const { t } = useTranslation();
  const state = lastOutcome === null ? 'waiting' : lastOutcome === 'done' ? 'good' : 'bad';
  const shown = {
    good: { title: t('operations.offsite.well'), icon: <IconCircleCheck aria-hidden /> },
    bad: { title: t('operations.offsite.failing'), icon: <IconAlertTriangle aria-hidden /> },
    waiting: { title: t('operations.offsite.waiting'), icon: <IconClock aria-hidden /> },
  }[state];
  return (
    <div className={classes.stack}>
      <StateLine state={state} {...shown}>
        {lastError !== null && state === 'bad' && <code>{lastError}</code>}
      </StateLine>
      <FactList
        facts={[
          [
            t('operations.offsite.last'),
            lastSucceededAt === null ? (
              t('operations.offsite.never')
            ) : (
              <Ago key="last" instant={lastSucceededAt} />
            ),
          ],
        ]}
      />
    </div>
  );
}
