import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import classes from './bank.module.css';
import { StatusBadge } from './status-badge.tsx';
import { usePhaseWords } from './use-phase-words.ts';

type Exam = RouterOutputs['quizzes']['getExam'];

/** As many questions as one call publishes. */
const AT_ONCE = 100;

/** Whether learners see the exam, and the step that changes it. */
export function ExamStatusCard({ exam }: { readonly exam: Exam }) {
  const { t } = useTranslation();
  const phase = usePhaseWords();
  const [isAsking, setIsAsking] = useState(false);
  const { examCode, title, status, publishedQuestions } = exam;
  const drafts = useQuery(
    trpc.quizzes.listQuestions.queryOptions({ examCode, status: 'draft', limit: AT_ONCE }),
  );
  const draftIds = drafts.data?.items.map(({ questionId }) => questionId) ?? [];
  const { mutate, error, isPending } = usePublishing({ examCode, title });
  const mayPublish = publishedQuestions + draftIds.length > 0;
  return (
    <Card aria-labelledby="status" className={classes['card']}>
      <CardTitle id="status" aside={<StatusBadge status={status} />}>
        {t('bank.publish.title')}
      </CardTitle>
      <p>
        {phase({ status, ...exam.terms }, 'Text') ?? t(`bank.publish.${status}`)}{' '}
        {t('bank.publish.asked', { count: publishedQuestions })}{' '}
        {draftIds.length > 0 && t('bank.publish.drafts', { count: draftIds.length })}
      </p>
      <FailureNote error={error} />
      <div className={classes['actions']}>
        {status !== 'published' && (
          <Button
            size="md"
            loading={isPending}
            disabled={!mayPublish}
            onClick={() => mutate({ status: 'published', questionIds: draftIds })}
          >
            {t(draftIds.length > 0 ? 'bank.publish.goAll' : 'bank.publish.go')}
          </Button>
        )}
        {status === 'published' && (
          <>
            {draftIds.length > 0 && (
              <Button
                size="md"
                loading={isPending}
                onClick={() => mutate({ status: 'published', questionIds: draftIds })}
              >
                {t('bank.publish.goDrafts', { count: draftIds.length })}
              </Button>
            )}
            <LinkButton
              to="/exams/$code"
              params={{ code: examCode }}
              variant="default"
              // It comes to where the button was: the second of two quick presses leads nowhere.
              onClick={(event) => event.detail > 1 && event.preventDefault()}
            >
              {t('bank.publish.look')}
            </LinkButton>
            <Button size="md" variant="default" onClick={() => setIsAsking(true)}>
              {t('bank.publish.retire')}
            </Button>
          </>
        )}
      </div>
      <RetireDialog
        examCode={examCode}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onRetire={() => mutate({ status: 'retired', questionIds: [] })}
      />
    </Card>
  );
}

interface Publishing {
  readonly status: 'published' | 'retired';
  /** Drafts that are asked from then on. */
  readonly questionIds: readonly string[];
}

function usePublishing({ examCode, title }: { readonly examCode: string; readonly title: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutationOnce({
    mutationFn: async ({ status, questionIds }: Publishing) => {
      if (questionIds.length > 0)
        await api.quizzes.setQuestionStatus.mutate({
          questionIds: [...questionIds],
          status: 'published',
        });
      return await api.quizzes.setExamStatus.mutate({ examCode, status });
    },
    onSuccess: ({ status }) =>
      notifications.show({ message: t(`bank.publish.done.${status}`, { title }), color: 'brand' }),
    // Of two steps the first may have been taken.
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.quizzes.pathKey() }),
  });
}

interface RetireDialogProps {
  readonly examCode: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRetire: () => void;
}

/** Says beforehand who is in the middle of it: what was begun goes on. */
function RetireDialog({ examCode, isOpen, onClose, onRetire }: RetireDialogProps) {
  const { t } = useTranslation();
  const rehearsal = useQuery({
    queryKey: [...trpc.quizzes.setExamStatus.mutationKey(), examCode],
    queryFn: () => api.quizzes.setExamStatus.mutate({ examCode, status: 'retired', isDryRun: true }),
    enabled: isOpen,
    staleTime: 0,
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('bank.publish.retireTitle')}>
      <div className={classes['card']}>
        <p>{t('bank.publish.retireText')}</p>
        {rehearsal.data !== undefined && (
          <p>{t('bank.publish.open', { count: rehearsal.data.openAttempts })}</p>
        )}
        <FailureNote error={rehearsal.error} />
        <div className={classes['actions']}>
          <Button
            size="md"
            color="red"
            onClick={() => {
              onClose();
              onRetire();
            }}
          >
            {t('bank.publish.retire')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('bank.publish.keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
