import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { focusField } from './problem-list.tsx';
import { saidProblem } from './problems.ts';
import { type Editing, QuestionEditor } from './question-editor.tsx';
import { type BlankWords, blankForm, type QuestionForm, saidIn } from './question-form.ts';

/** Writes questions one after another: each that is saved makes room for the next, in its domain and of its type. */
export function NewQuestionScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const domains = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode: code }));
  const words = useBlankWords();
  const [written, setWritten] = useState(0);
  const { save, error, isPending, reset } = useAdding(code, () => setWritten(written + 1));
  const first = domains.data?.[0];
  const stored = blankForm(words, {
    ...{ type: 'single', textFormat: 'plain' },
    ...{ domainCode: first?.code ?? t('editor.general'), isDomainNew: first === undefined },
  });
  return (
    <Page
      title={t('editor.new.title')}
      lead={t('editor.new.lead', { exam: exam.data?.title ?? code })}
      width="wide"
      actions={
        <LinkButton to="/admin/bank/$code" params={{ code }} search={{}} variant="default">
          {written === 0 ? t('editor.back') : t('editor.done', { count: written })}
        </LinkButton>
      }
    >
      <FailureNote error={domains.error} />
      {domains.data === undefined && domains.error === null && <Skeleton height={320} radius="lg" />}
      {domains.data !== undefined && (
        <QuestionEditor
          examCode={code}
          questionId={null}
          stored={stored}
          version={0}
          error={error}
          refused={refusedField(error)}
          onMend={reset}
          isPending={isPending}
          ways={[
            { label: t('editor.new.draft'), save: (editing) => save(editing, 'draft') },
            { label: t('editor.new.publish'), save: (editing) => save(editing, 'published') },
          ]}
        />
      )}
    </Page>
  );
}

export function useBlankWords(): BlankWords {
  const { t } = useTranslation();
  return { isTrue: t('editor.choice.true'), isFalse: t('editor.choice.false') };
}

/** The field that the server would not have, where it named one. */
export function refusedField(error: unknown) {
  if (error === null) return null;
  const { reason, details } = reasonOf(error);
  if (reason !== 'question-unfit') return null;
  return saidProblem(String(details['field'] ?? 'text'), String(details['problem'] ?? ''));
}

function useAdding(examCode: string, onAdded: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const words = useBlankWords();
  const { mutate, error, isPending, reset } = useMutation(trpc.quizzes.addQuestion.mutationOptions());
  const goOn = async ({ settle }: Editing, form: QuestionForm): Promise<void> => {
    onAdded();
    settle(blankForm(words, { ...form, isDomainNew: false }), 0);
    // One is enough, however fast somebody writes.
    notifications.show({ id: 'question-saved', message: t('editor.new.saved'), color: 'brand' });
    await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
    focusField('text');
  };
  const save = (editing: Editing, status: 'draft' | 'published'): void => {
    const { form } = editing;
    const question = QuestionDraft.parse(saidIn(form));
    mutate(
      { examCode, question, status, isDomainNew: form.isDomainNew },
      { onSuccess: () => void goOn(editing, form) },
    );
  };
  return { save, error, isPending, reset };
}
