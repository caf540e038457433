import { Alert } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { type Answer, isUnanswered } from '@studyhall/domain/quizzes/question-types/answer';
import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import { shows } from '@studyhall/domain/quizzes/terms-review';
import { IconClock, IconClockX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { TextLink } from '../../ui/links.tsx';
import { createAnswerStore, type KeptAnswer } from './answer-store.ts';
import { listText } from './format.ts';

type Result = RouterOutputs['quizzes']['getResult'];
type Review = RouterOutputs['quizzes']['review'];

/** Which answers arrived after the end and what that means, how many wait for their mark, and which ones came too late. */
export function LateNote({ result }: { readonly result: Result }) {
  const { t, i18n } = useTranslation();
  const uncounted = useUncounted(result);
  const words = (positions: readonly number[]) => ({
    count: positions.length,
    numbers: listText(
      [...positions].sort((a, b) => a - b).map((position) => position + 1),
      i18n.language,
    ),
  });
  return (
    <>
      {result.lateAnswers.length > 0 && (
        <Alert color="lamp" icon={<IconClock aria-hidden />}>
          {t('quizzes.result.late', words(result.lateAnswers))} {t('quizzes.result.lateMeans')}
        </Alert>
      )}
      {result.waitingQuestions > 0 && (
        <Alert color="lamp" icon={<IconClock aria-hidden />}>
          <Waiting result={result} />
        </Alert>
      )}
      {uncounted.length > 0 && (
        <Alert color="red" icon={<IconClockX aria-hidden />}>
          {t('quizzes.result.uncounted', words(uncounted))}
        </Alert>
      )}
    </>
  );
}

/** In study that person is whoever wrote it. */
function Waiting({
  result: { attemptId, mode, shown, waitingQuestions: count },
}: {
  readonly result: Result;
}) {
  const { t } = useTranslation();
  if (mode !== 'study' || !shows(shown, 'answers')) return t('quizzes.result.waiting', { count });
  return (
    <>
      {t('quizzes.result.waitingOwn', { count })}{' '}
      <TextLink to="/attempts/$attemptId/review" params={{ attemptId }}>
        {t('quizzes.result.markOwn')}
      </TextLink>
    </>
  );
}

/** Questions whose answers this browser still keeps, because the server did not take them: what it took is not among them. */
function useUncounted({ attemptId, totalQuestions }: Result): number[] {
  const [kept] = useState(() =>
    createAnswerStore({ storage: localStorage, attemptId, questionCount: totalQuestions }).all(),
  );
  // An answer may have arrived although nobody could say so: the review knows.
  const review = useQuery(trpc.quizzes.review.queryOptions({ attemptId }, { enabled: kept.size > 0 }));
  if (review.data === undefined) return [];
  return [...kept].flatMap(([position, answer]) =>
    hasArrived(review.data, position, answer) ? [] : [position],
  );
}

function hasArrived({ questions }: Review, position: number, { answer }: KeptAnswer): boolean {
  const question = questions.find((one) => one.position === position);
  return (
    question !== undefined && inOrder(question.type, question.answer ?? []) === inOrder(question.type, answer)
  );
}

/** Which options were chosen first says nothing, of other answers the order is part of them. */
function inOrder(type: QuestionType, answer: Answer): string {
  if (isUnanswered(answer)) return '';
  return JSON.stringify(type === 'multiple' ? answer.toSorted() : answer);
}
