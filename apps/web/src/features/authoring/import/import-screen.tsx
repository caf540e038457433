import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { sendFile } from '../../../kernel/send-file.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { ChooseSource } from './choose-source.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { ImportReport } from './import-report.tsx';
import { type QuestionSource, withNames } from './question-source.ts';

interface Asked {
  readonly uploadId: string;
  readonly isDryRun: boolean;
}

interface Running extends Asked {
  readonly importId: string;
}

const POLL_MS = 400;

/** Questions from a file or a pasted text: looked at first, then brought in from the same upload. */
export function ImportScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const [source, setSource] = useState<QuestionSource | null>(null);
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map());
  const [running, setRunning] = useState<Running | null>(null);
  const begin = useMutation({
    mutationFn: async ({ uploadId, isDryRun }: Asked): Promise<Running> => {
      const asked = { uploadId, examCode: code, isDryRun };
      return { uploadId, isDryRun, ...(await api.quizzes.importQuestions.mutate(asked)) };
    },
    onSuccess: setRunning,
  });
  const look = useMutation({
    mutationFn: async (looked: { source: QuestionSource; names: ReadonlyMap<number, string> }) =>
      await sendFile(await withNames(looked.source, looked.names)),
    onSuccess: (uploadId) => begin.mutate({ uploadId, isDryRun: true }),
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
  const lookAt = (next: QuestionSource, named: ReadonlyMap<number, string>): void => {
    setSource(next);
    setNames(named);
    setRunning(null);
    begin.reset();
    look.mutate({ source: next, names: named });
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
        </>
      }
    >
      <ChooseSource isPending={isWaiting} onSource={(next) => lookAt(next, new Map())} />
      {source?.head != null && (
        <ColumnMapping
          key={`${source.file.name} ${source.file.size} ${source.file.lastModified}`}
          head={source.head}
          names={names}
          isNeeded={progress.data?.failure?.reason === 'file-malformed'}
          isPending={isWaiting}
          onNames={(named) => lookAt(source, named)}
        />
      )}
      <FailureNote error={look.error ?? begin.error ?? progress.error} />
      {running !== null && progress.data !== undefined && (
        <ImportReport
          code={code}
          imported={progress.data}
          isPending={isWaiting}
          onGo={() => begin.mutate({ uploadId: running.uploadId, isDryRun: false })}
          onDone={() => void queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() })}
        />
      )}
    </Page>
  );
}
