import { Alert } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconClock, IconClockX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { createAnswerStore, type KeptAnswer } from './answer-store.ts';
import { listText } from './format.ts';

type Result = RouterOutputs['quizzes']['getResult'];
type Review = RouterOutputs['quizzes']['review'];

/** Which answers arrived after the end and what that means, and which ones came too late. */
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
      {uncounted.length > 0 && (
        <Alert color="red" icon={<IconClockX aria-hidden />}>
          {t('quizzes.result.uncounted', words(uncounted))}
        </Alert>
      )}
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

function hasArrived({ questions }: Review, position: number, { selected }: KeptAnswer): boolean {
  const question = questions.find((one) => one.position === position);
  const stored = question?.options.flatMap(({ isSelected }, place) => (isSelected ? [place] : []));
  return stored?.join() === [...selected].sort((a, b) => a - b).join();
}
