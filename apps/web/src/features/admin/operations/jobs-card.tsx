import { Badge, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { Ago } from './moment.tsx';
import classes from './operations.module.css';

export type Job = RouterOutputs['admin']['listJobs']['items'][number];

const described = [
  ...([
    'full-backup',
    'back-up-site',
    'backup-drill',
    'copy-offsite',
    'sweep-outbox',
    'sweep-tokens',
  ] as const),
  ...([
    'lift-bans',
    'end-impersonations',
    'sweep-pending-sign-ins',
    'sweep-sessions',
    'sweep-known-devices',
    'sweep-guests',
    'sweep-lapsed-credits',
  ] as const),
  ...(['sweep-limits', 'sweep-quotas', 'sweep-uploads', 'sweep-images', 'sweep-blobs'] as const),
] as const;

export function JobsCard({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="jobs">
      <CardTitle id="jobs">{t('operations.jobs.title')}</CardTitle>
      {jobs.length === 0 && <p className={classes.soft}>{t('operations.jobs.none')}</p>}
      <ul className={classes.rows}>
        {jobs.map((job) => (
          <JobRow key={job.name} job={job} />
        ))}
      </ul>
    </Card>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const { name, isRunning, lastOutcome, lastError } = job;
  const { run, isPending, error } = useRunJob(name);
  const known = described.find((one) => one === name);
  const outcome = isRunning ? 'running' : lastOutcome;
  return (
    <li className={classes.row}>
      <div>
        <p className={classes.name}>
          <code>{name}</code>
          {outcome !== null && (
            <Badge
              className={classes.badge ?? ''}
              data-state={outcome === 'failed' ? 'bad' : outcome === 'done' ? 'good' : 'waiting'}
            >
              {t(`operations.jobs.outcomes.${outcome}`)}
            </Badge>
          )}
        </p>
        {known !== undefined && <p>{t(`operations.jobs.names.${known}`)}</p>}
        <JobTimes job={job} />
        {lastError !== null && lastOutcome === 'failed' && (
          <p className={classes.told}>
            <code>{lastError}</code>
          </p>
        )}
        <FailureNote error={error} />
      </div>
      {job.everySeconds !== null && (
        <Button
          variant="default"
          loading={isPending}
          aria-label={t('operations.jobs.runNamed', { name })}
          onClick={run}
        >
          {t('operations.jobs.run')}
        </Button>
      )}
    </li>
  );
}

function JobTimes({ job: { lastStartedAt, nextAt, everySeconds } }: { readonly job: Job }) {
  const { t } = useTranslation();
  return (
    <p className={classes.soft}>
      {lastStartedAt === null ? t('operations.jobs.never') : <Words of="last" instant={lastStartedAt} />}
      {' · '}
      {everySeconds === null ? t('operations.jobs.foreign') : <Words of="next" instant={nextAt} />}
    </p>
  );
}

function Words({ of, instant }: { readonly of: 'last' | 'next'; readonly instant: Date }) {
  const { t } = useTranslation();
  const [before = '', after = ''] = t(`operations.jobs.${of}`, { when: '\n' }).split('\n');
  return (
    <>
      {before}
      <Ago instant={instant} />
      {after}
    </>
  );
}

/** Runs it in the server that answers, and says how that ended. */
function useRunJob(name: string) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation(
    trpc.admin.runJob.mutationOptions({
      onSuccess: ({ outcome, error: why }) => {
        const words = { done: 'ranDone', failed: 'ranFailed', running: 'ranRunning' } as const;
        const message = t(`operations.jobs.${words[outcome]}`, { name, error: why ?? '' });
        notifications.show({ message, color: outcome === 'failed' ? 'red' : 'brand' });
      },
      onSettled: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.admin.pathKey() });
      },
    }),
  );
  return { run: () => mutate({ name }), isPending, error };
}
