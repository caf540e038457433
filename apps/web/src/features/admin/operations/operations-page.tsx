import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { Page } from '../../../ui/page.tsx';
import { AuditCard } from './audit-card.tsx';
import type { AuditFilter } from './audit-filters.tsx';
import { BackupsCard } from './backups-card.tsx';
import { DrillCard } from './drill-card.tsx';
import { FailedMessagesCard } from './failed-messages-card.tsx';
import { IncidentsCard } from './incidents-card.tsx';
import { JobsCard } from './jobs-card.tsx';
import { OffsiteCard } from './offsite-card.tsx';
import classes from './operations.module.css';
import { fresh } from './refresh.ts';
import { RestoredCard } from './restored-card.tsx';

interface OperationsPageProps {
  readonly filter: AuditFilter;
  readonly onFilter: (next: AuditFilter) => void;
}

/** How the installation is: what is wrong, what can be brought back, what runs by itself, and who did what. */
export function OperationsPage({ filter, onFilter }: OperationsPageProps) {
  const { t } = useTranslation();
  const status = useQuery(trpc.admin.status.queryOptions(undefined, fresh));
  const incidents = useQuery(trpc.admin.listIncidents.queryOptions({ limit: 10 }, fresh));
  const backups = useQuery(trpc.admin.getBackups.queryOptions(undefined, fresh));
  const jobs = useQuery(trpc.admin.listJobs.queryOptions(undefined, fresh));
  const error = status.error ?? incidents.error ?? backups.error ?? jobs.error;
  return (
    <Page title={t('operations.title')} lead={t('operations.lead')}>
      <FailureNote error={error} />
      {incidents.data === undefined || status.data === undefined ? (
        <Waiting isShown={error === null} height={140} />
      ) : (
        <IncidentsCard incidents={incidents.data.items} warnings={status.data.warnings} />
      )}
      {status.data !== undefined && <RestoredCard restores={status.data.restores} />}
      {backups.data === undefined ? (
        <Waiting isShown={error === null} height={320} />
      ) : (
        <>
          <BackupsCard kept={backups.data.kept} />
          <div className={classes.pair}>
            <DrillCard drill={backups.data.lastDrill} offsite={backups.data.lastOffsiteDrill} />
            <OffsiteCard job={jobs.data?.items.find(({ name }) => name === 'copy-offsite')} />
          </div>
        </>
      )}
      <FailedMessagesCard />
      {jobs.data === undefined ? (
        <Waiting isShown={error === null} height={480} />
      ) : (
        <JobsCard jobs={jobs.data.items} />
      )}
      <AuditCard filter={filter} onFilter={onFilter} />
      {status.data !== undefined && <Facts status={status.data} />}
    </Page>
  );
}

function Waiting({ isShown, height }: { readonly isShown: boolean; readonly height: number }) {
  return isShown ? <Skeleton height={height} radius="lg" /> : null;
}

interface FactsProps {
  readonly status: {
    readonly version: string;
    readonly databaseVersion: string;
    readonly outboxWaiting: number;
  };
}

function Facts({ status: { version, databaseVersion, outboxWaiting } }: FactsProps) {
  const { t } = useTranslation();
  return (
    <p className={classes.soft}>
      {t('operations.facts', { version, database: databaseVersion })}{' '}
      {t('operations.waiting', { count: outboxWaiting })}
    </p>
  );
}
