import type { RouterOutputs } from '@studyhall/client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import { goingOn } from '../../../ui/paged-rows.tsx';

export type AnswerToMark = RouterOutputs['quizzes']['listAnswersToMark']['items'][number];

/** What tells one answer from all others, and where the list goes on after it. */
export const placeOf = ({ questionId, attemptId, position }: AnswerToMark): string =>
  `${questionId}/${attemptId}/${position}`;

/**
 * The answers that wait, one after the other. What was marked stays where it was, so that one can go back to it; what was
 * handed in since comes when it is asked for.
 */
export function useMarking(examCode: string) {
  const queryClient = useQueryClient();
  const [index, setIndex] = useState(0);
  const [marks, setMarks] = useState<ReadonlyMap<string, number>>(new Map());
  // A list that is asked for anew under somebody's hands would lose what was marked.
  const query = useInfiniteQuery(
    trpc.quizzes.listAnswersToMark.infiniteQueryOptions(
      { examCode, limit: 25 },
      { ...goingOn, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnReconnect: false },
    ),
  );
  const answers = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const mutation = useMutationOnce(trpc.quizzes.markAnswer.mutationOptions());
  const goTo = (next: number): void => {
    if (next < 0 || next > answers.length) return;
    mutation.reset();
    if (next >= answers.length - 1 && query.hasNextPage && !query.isFetchingNextPage)
      void query.fetchNextPage();
    setIndex(next);
  };
  const answer = answers[index];
  const give = (percent: number): void => {
    if (answer === undefined) return;
    const { questionId, attemptId, position } = answer;
    const onSuccess = (): void => {
      setMarks((before) => new Map([...before, [placeOf(answer), percent]]));
      goTo(index + 1);
    };
    mutation.mutate({ questionId, attemptId, position, percent }, { onSuccess });
  };
  return {
    ...{ query, answers, answer, index, goTo, give },
    before: answers[index - 1],
    mark: answer === undefined ? null : (marks.get(placeOf(answer)) ?? null),
    marked: marks.size,
    left: (query.data?.pages[0]?.waiting ?? 0) - marks.size,
    ...{ error: mutation.error, isPending: mutation.isPending },
    again: async () => {
      setMarks(new Map());
      setIndex(0);
      await queryClient.resetQueries({ queryKey: trpc.quizzes.listAnswersToMark.pathKey() });
    },
  };
}
