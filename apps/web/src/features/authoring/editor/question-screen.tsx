import { Alert, Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { ImageSizes } from '../../../ui/image-sizes.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { StatusBadge } from '../bank/status-badge.tsx';
import { RegradeOffer } from '../regrade/regrade-offer.tsx';
import classes from './editor.module.css';
import { refusedField, useBlankWords } from './new-question-screen.tsx';
import { type Editing, QuestionEditor } from './question-editor.tsx';
import { formOf, saidIn, type WholeQuestion } from './question-form.ts';
import { useTranslationDrafts } from './translation-drafts.ts';
import { Translations } from './translations.tsx';

interface QuestionScreenProps {
  readonly code: string;
  readonly questionId: string;
  /** Which list led here. */
  readonly from?: 'reports' | 'duplicates' | undefined;
}

/** A stored question, to be said anew: attempts keep the version that they were given. */
export function QuestionScreen({ code, questionId, from }: QuestionScreenProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(
    // What is being written must not be replaced under somebody's hands.
    trpc.quizzes.getQuestion.queryOptions(
      { question: questionId },
      { refetchOnWindowFocus: false, refetchOnReconnect: false, refetchOnMount: 'always' },
    ),
  );
  const params = { code, questionId };
  return (
    <Page
      title={t('editor.edit.title')}
      lead={data !== undefined && t('editor.edit.lead', { version: data.version })}
      width="wide"
      actions={
        <>
          {from === undefined ? (
            <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
              {t('editor.back')}
            </LinkButton>
          ) : (
            <LinkButton to={`/admin/bank/${from}`} search={{}} variant="default">
              {t(`desk.${from}.back`)}
            </LinkButton>
          )}
          <LinkButton to="/admin/bank/$code/questions/$questionId/versions" params={params} variant="default">
            {t('editor.edit.versions')}
          </LinkButton>
          <LinkButton to="/admin/statistics/$code/$questionId" params={params} variant="default">
            {t('editor.edit.statistics')}
          </LinkButton>
          {data !== undefined && data.version > 1 && (
            <LinkButton
              to="/admin/bank/$code/questions/$questionId/regrade"
              params={params}
              variant="default"
            >
              {t('desk.regrade.way')}
            </LinkButton>
          )}
        </>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && (
        <ImageSizes images={data.images}>
          <Editor key={questionId} question={data} />
        </ImageSizes>
      )}
    </Page>
  );
}

function Editor({ question }: { readonly question: WholeQuestion }) {
  const { t } = useTranslation();
  const words = useBlankWords();
  const { save, error, isPending, reset } = useSaving(question);
  const { examCode, questionId, version } = question;
  const { userId } = useViewer();
  const drafts = useTranslationDrafts({ storage: localStorage, userId, of: `question:${questionId}` });
  return (
    <>
      <StatusLine question={question} />
      {version > 1 && <RegradeOffer code={examCode} questionId={questionId} />}
      <QuestionEditor
        examCode={examCode}
        questionId={questionId}
        stored={formOf(question, words)}
        version={version}
        error={isConflict(error) ? null : error}
        refused={refusedField(error)}
        onMend={reset}
        isPending={isPending}
        ways={[{ label: t('editor.edit.save'), save }]}
        beside={{ isChanged: drafts.isChanged, onDiscard: drafts.dropAll }}
      >
        {(editing) => <Conflict error={error} editing={editing} question={question} save={save} />}
      </QuestionEditor>
      <Translations kind="question" id={questionId} drafts={drafts} />
    </>
  );
}

function isConflict(error: unknown): boolean {
  return error !== null && reasonOf(error).reason === 'question-changed';
}

function useSaving({ questionId }: WholeQuestion) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, error, isPending, reset } = useMutationOnce(trpc.quizzes.editQuestion.mutationOptions());
  const save = (editing: Editing): void => {
    const { form, version } = editing;
    const question = QuestionDraft.parse(saidIn(form));
    mutate(
      { questionId, version, question, isDomainNew: form.isDomainNew },
      {
        onSuccess: (saved) => {
          const isChanged = editing.saved({ sent: form, version: saved.version });
          const said = saved.version === version ? 'editor.edit.same' : 'editor.edit.saved';
          const message = isChanged ? t('editor.savedBefore') : t(said, { version: saved.version });
          notifications.show({ message, color: 'brand' });
          void queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
        },
      },
    );
  };
  return { save, error, isPending, reset };
}

interface ConflictProps {
  readonly error: unknown;
  readonly editing: Editing;
  readonly question: WholeQuestion;
  readonly save: (editing: Editing) => void;
}

/** Somebody else was faster: nothing of either is lost, and the author says which holds. */
function Conflict({ error, editing, question, save }: ConflictProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const words = useBlankWords();
  if (!isConflict(error)) return null;
  const newer = Number(reasonOf(error).details['version']);
  const { questionId } = question;
  const take = async (): Promise<void> => {
    const options = trpc.quizzes.getQuestion.queryOptions({ question: questionId });
    await queryClient.invalidateQueries({ queryKey: options.queryKey });
    const theirs = await queryClient.query(options);
    editing.settle(formOf(theirs, words), theirs.version);
  };
  return (
    <Alert role="alert" color="red" variant="light" title={t('editor.conflict.title')}>
      <p className={classes['told']}>{t('editor.conflict.text', { version: newer })}</p>
      <div className={classes['actions']}>
        <Button variant="default" onClick={() => save({ ...editing, version: newer })}>
          {t('editor.conflict.mine')}
        </Button>
        <Button variant="default" onClick={() => void take()}>
          {t('editor.conflict.theirs')}
        </Button>
      </div>
    </Alert>
  );
}

const statuses = ['published', 'retired'] as const;

/** Whether it is asked, and the steps that change it. */
function StatusLine({ question: { questionId, status } }: { readonly question: WholeQuestion }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, variables, error, isPending } = useMutationOnce(
    trpc.quizzes.setQuestionStatus.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() }),
    }),
  );
  return (
    <div className={classes['actions']}>
      <StatusBadge status={status} />
      {statuses.map((next) => (
        // Each keeps its place: the second of two quick presses would meet the other one.
        <Button
          key={next}
          variant="default"
          loading={isPending && variables.status === next}
          disabled={isPending || status === next}
          onClick={() => mutate({ questionIds: [questionId], status: next })}
        >
          {t(`editor.edit.set.${next}`)}
        </Button>
      ))}
      <FailureNote error={error} />
    </div>
  );
}
