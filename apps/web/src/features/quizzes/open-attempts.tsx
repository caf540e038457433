import { Button, Group } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { forgetStart } from '../../kernel/start-keys.ts';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { createAnswerStore } from './answer-store.ts';
import { tellEnd } from './attempt-news.ts';
import classes from './open-attempts.module.css';

type OpenAttempt = RouterOutputs['quizzes']['openAttempts'][number];

/** So many are in sight: the exams come next, and the others are a press away. */
const SHOWN = 2;

/** Quizzes that wait to be finished, the one last worked on first; each can go on or be discarded. */
export function OpenAttempts({ attempts }: { readonly attempts: readonly OpenAttempt[] }) {
  const { t } = useTranslation();
  const listId = useId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [discarding, setDiscarding] = useState<OpenAttempt | null>(null);
  const hidden = attempts.length - SHOWN;
  return (
    <Card tone="brand" aria-label={t('quizzes.exams.resume')}>
      <ul className={classes['list']} id={listId}>
        {attempts.slice(0, isUnfolded ? attempts.length : SHOWN).map((attempt) => (
          <Row key={attempt.attemptId} attempt={attempt} onDiscard={() => setDiscarding(attempt)} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          variant="subtle"
          size="md"
          mt="sm"
          aria-expanded={isUnfolded}
          aria-controls={listId}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {isUnfolded ? t('quizzes.exams.fold') : t('quizzes.exams.unfold', { count: hidden })}
        </Button>
      )}
      <DiscardDialog attempt={discarding} onClose={() => setDiscarding(null)} />
    </Card>
  );
}

interface RowProps {
  readonly attempt: OpenAttempt;
  readonly onDiscard: () => void;
}

function Row({ attempt, onDiscard }: RowProps) {
  const { t } = useTranslation();
  const { attemptId, examTitle, examLang, mode, answered, totalQuestions } = attempt;
  return (
    <li className={classes['row']}>
      <div>
        <p className={classes['title']}>
          <span lang={examLang ?? undefined}>{examTitle}</span> · {t(`mode.${mode}`)}
        </p>
        <p className={classes['text']}>{t('quizzes.exams.answered', { answered, total: totalQuestions })}</p>
      </div>
      <div className={classes['actions']}>
        <Button
          variant="subtle"
          size="md"
          leftSection={<IconTrash size={18} aria-hidden />}
          aria-label={t('quizzes.exams.discardOf', { title: examTitle })}
          onClick={onDiscard}
        >
          {t('quizzes.exams.discard')}
        </Button>
        <LinkButton to="/attempts/$attemptId" params={{ attemptId }} size="md">
          {t('quizzes.exams.resumeAction')}
        </LinkButton>
      </div>
    </li>
  );
}

interface DiscardDialogProps {
  readonly attempt: OpenAttempt | null;
  readonly onClose: () => void;
}

/** Says what discarding means before it is done: it cannot be taken back. */
function DiscardDialog({ attempt, onClose }: DiscardDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const discard = useMutation(
    trpc.quizzes.discard.mutationOptions({
      onSuccess: async (_, { attemptId }) => {
        if (attempt !== null) forgetAnswers(attempt);
        tellEnd(attemptId);
        onClose();
        await Promise.all(
          [trpc.quizzes, trpc.home, trpc.progress].map((part) =>
            queryClient.invalidateQueries({ queryKey: part.pathKey() }),
          ),
        );
      },
    }),
  );
  return (
    <Dialog isOpen={attempt !== null} onClose={onClose} title={t('quizzes.exams.discardTitle')}>
      <p className={classes['words']}>
        {attempt !== null && t('quizzes.exams.discardText', { title: attempt.examTitle })}
      </p>
      <FailureNote error={discard.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="md" onClick={onClose} data-autofocus>
          {t('quizzes.exams.keep')}
        </Button>
        <Button
          color="red"
          size="md"
          loading={discard.isPending}
          onClick={() => attempt !== null && discard.mutate({ attemptId: attempt.attemptId })}
        >
          {t('quizzes.exams.discard')}
        </Button>
      </Group>
    </Dialog>
  );
}

function forgetAnswers({ attemptId, totalQuestions }: OpenAttempt): void {
  const store = createAnswerStore({ storage: localStorage, attemptId, questionCount: totalQuestions });
  for (const position of store.all().keys()) store.drop(position);
  forgetStart(attemptId);
}
