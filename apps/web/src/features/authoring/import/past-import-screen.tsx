import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from './import.module.css';
import { ImportActions } from './import-actions.tsx';
import { ImportCounts, type Imported, ImportFailure } from './import-outcome.tsx';
import { ImportRows } from './import-rows.tsx';
import { ImportStateBadge } from './import-state-badge.tsx';
import { UndoneList } from './undone-list.tsx';

const POLL_MS = 1_000;

/** What one import did, and what can be done about it. */
export function PastImportScreen({ importId }: { readonly importId: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    trpc.quizzes.getImport.queryOptions(
      { importId },
      { refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false) },
    ),
  );
  return (
    <Page
      title={data?.fileName ?? t('imports.past.one')}
      lead={data === undefined ? undefined : <Lead imported={data} />}
      actions={
        <>
          <LinkButton to="/admin/bank/imports" search={{}} variant="default">
            {t('imports.past.way')}
          </LinkButton>
          {data !== undefined && data.undone?.exam !== 'removed' && (
            <LinkButton to="/admin/bank/$code" params={{ code: data.examCode }} search={{}} variant="default">
              {t('imports.report.look')}
            </LinkButton>
          )}
        </>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && <Outcome imported={data} />}
    </Page>
  );
}

function Lead({ imported: { startedAt, examCode, importedBy } }: { readonly imported: Imported }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const when = momentText(startedAt, i18n.language, timeZone);
  const by = importedBy === null ? [] : [t('imports.past.by', { name: importedBy })];
  return <>{[when, t('imports.past.into', { exam: examCode }), ...by].join(' · ')}</>;
}

function Outcome({ imported }: { readonly imported: Imported }) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const { state, isDryRun, counts, made, failure, undone, undoneAt } = imported;
  return (
    <>
      {undone !== null && undoneAt !== null && (
        <Card aria-labelledby="undone" className={classes['card']}>
          <CardTitle id="undone">
            {t('imports.undo.doneAt', { moment: momentText(undoneAt, i18n.language, timeZone) })}
          </CardTitle>
          <UndoneList counts={undone} />
        </Card>
      )}
      <Card aria-labelledby="outcome" className={classes['card']}>
        <CardTitle id="outcome" aside={<ImportStateBadge imported={imported} />}>
          {t(isDryRun ? 'imports.report.preview' : 'imports.report.result')}
        </CardTitle>
        {state === 'running' && (
          <p role="status">{t('imports.report.going', { count: imported.rowsRead })}</p>
        )}
        {failure !== null && <ImportFailure failure={failure} />}
        {state === 'done' && <ImportCounts counts={counts} />}
        {made.isExamNew && <p>{t('imports.past.madeExam')}</p>}
        {made.domains.length > 0 && (
          <p>
            {t('imports.past.madeDomains', { count: made.domains.length, domains: made.domains.join(', ') })}
          </p>
        )}
        {state === 'done' && !isDryRun && undoneAt === null && <ImportActions imported={imported} />}
        {state === 'done' && <ImportRows imported={imported} />}
      </Card>
    </>
  );
}
