import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { reasonOf } from '@studyhall/client';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { focusField } from './problem-list.tsx';
import { saidProblem } from './problems.ts';
import { type Editing, QuestionEditor } from './question-editor.tsx';
import { type BlankWords, blankForm, saidIn } from './question-form.ts';

/** Writes questions one after another: each that is saved makes room for the next, in its domain and of its type. */
export function NewQuestionScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const exam = useQuery(trpc.quizzes.getExam.queryOptions({ examCode: code }));
  const domains = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode: code }));
  const words = useBlankWords();
  const [written, setWritten] = useState(0);
  const { added, save, error, isPending, reset } = useAdding(code, () => setWritten((count) => count + 1));
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
          questionId={added}
          stored={stored}
          version={0}
          error={error}
          refused={refusedField(error)}
          onMend={reset}
          isPending={isPending}
          ways={[
            { label: t('editor.new.draft'), save: (editing) => save(editing, 'draft') },
            ...(added === null
              ? [
                  {
                    label: t('editor.new.publish'),
                    save: (editing: Editing) => save(editing, 'published'),
                  },
                ]
              : []),
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
  /** The question in the fields where it is stored already, and something was written since it was sent. */
  const [added, setAdded] = useState<string | null>(null);
  const adding = useMutationOnce(trpc.quizzes.addQuestion.mutationOptions());
  const editing = useMutationOnce(trpc.quizzes.editQuestion.mutationOptions());
  const goOn = async (done: Editing, stored: Stored): Promise<void> => {
    const { form } = done;
    if (stored.isNew) onAdded();
    const isChanged = done.saved({ sent: form, version: stored.version });
    setAdded(isChanged ? stored.questionId : null);
    if (!isChanged) done.settle(blankForm(words, { ...form, isDomainNew: false }), 0);
    // One is enough, however fast somebody writes.
    const message = t(isChanged ? 'editor.savedBefore' : 'editor.new.saved');
    notifications.show({ id: 'question-saved', message, color: 'brand' });
    await queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() });
    if (!isChanged) focusField('text');
  };
  const save = (now: Editing, status: 'draft' | 'published'): void => {
    const { form, version } = now;
    const question = QuestionDraft.parse(saidIn(form));
    const { isDomainNew } = form;
    if (added === null)
      adding.mutate(
        { examCode, question, status, isDomainNew },
        { onSuccess: (stored) => void goOn(now, { ...stored, isNew: true }) },
      );
    else
      editing.mutate(
        { questionId: added, version, question, isDomainNew },
        { onSuccess: (stored) => void goOn(now, { ...stored, questionId: added, isNew: false }) },
      );
  };
  const { error, isPending, reset } = added === null ? adding : editing;
  return { added, save, error, isPending, reset };
}

interface Stored {
  readonly questionId: string;
  readonly version: number;
  readonly isNew: boolean;
}
