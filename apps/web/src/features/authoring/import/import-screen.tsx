import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { sendFile } from '../../../kernel/send-file.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { ChooseSource } from './choose-source.tsx';
import { ColumnMapping, type Columns } from './column-mapping.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportSettings, type Settings } from './import-settings.tsx';
import type { QuestionSource } from './question-source.ts';

/** A file, and all that is said of how it is to be read. */
interface Said {
  readonly source: QuestionSource;
  readonly columns: Columns;
  readonly settings: Settings;
}

interface Asked extends Said {
  readonly uploadId: string;
  readonly isDryRun: boolean;
  readonly publishes: boolean;
}

interface Running extends Asked {
  readonly importId: string;
}

const POLL_MS = 400;
const UNSAID: Settings = { createsDomains: false };

/** Questions from a file or a pasted text: looked at first, then brought in from the same upload. */
export function ImportScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const [said, setSaid] = useState<Said | null>(null);
  const [running, setRunning] = useState<Running | null>(null);
  const begin = useMutationOnce({
    mutationFn: async (asked: Asked): Promise<Running> => {
      const { uploadId, isDryRun, publishes, columns, settings } = asked;
      const command = { uploadId, examCode: code, isDryRun, publishes, columns, ...settings };
      return { ...asked, ...(await api.quizzes.importQuestions.mutate(command)) };
    },
    onSuccess: setRunning,
  });
  const look = useMutationOnce({
    mutationFn: async ({ source }: Said) => await sendFile(source.file),
    onSuccess: (uploadId, looked) => begin.mutate({ ...looked, uploadId, isDryRun: true, publishes: false }),
  });
  const progress = useQuery(
    trpc.quizzes.getImport.queryOptions(
      { importId: running?.importId ?? '' },
      {
        enabled: running !== null,
        refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
      },
    ),
  );
  const lookAt = (next: Said): void => {
    setSaid(next);
    setRunning(null);
    begin.reset();
    look.mutate(next);
  };
  const isWaiting = look.isPending || begin.isPending || progress.data?.state === 'running';
  return (
    <Page
      title={t('imports.title')}
      lead={t('imports.lead', { exam: exam.data?.title ?? code })}
      actions={
        <>
          <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
            {t('editor.back')}
          </LinkButton>
          <LinkButton to="/admin/bank/columns" variant="default">
            {t('imports.columns.open')}
          </LinkButton>
          <LinkButton to="/admin/bank/imports" search={{ exam: code }} variant="default">
            {t('imports.past.way')}
          </LinkButton>
        </>
      }
    >
      <ChooseSource
        isPending={isWaiting}
        onSource={(source) => lookAt({ source, columns: {}, settings: said?.settings ?? UNSAID })}
      />
      {said?.source.sample != null && (
        <ColumnMapping
          key={`${said.source.file.name} ${said.source.file.size} ${said.source.file.lastModified}`}
          sample={said.source.sample}
          columns={said.columns}
          isNeeded={progress.data?.failure?.reason === 'file-malformed'}
          isPending={isWaiting}
          onColumns={(columns) => lookAt({ ...said, columns })}
        />
      )}
      {said !== null && (
        <ImportSettings
          code={code}
          settings={said.settings}
          isPending={isWaiting}
          onSettings={(settings) => lookAt({ ...said, settings })}
        />
      )}
      <FailureNote error={look.error ?? begin.error ?? progress.error} />
      {running !== null && progress.data !== undefined && (
        <ImportReport
          code={code}
          imported={progress.data}
          file={running.source.file}
          columns={running.columns}
          isPending={isWaiting}
          onGo={(publishes) => begin.mutate({ ...running, isDryRun: false, publishes })}
          onDone={() => void queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() })}
        />
      )}
    </Page>
  );
}
