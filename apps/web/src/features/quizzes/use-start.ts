import type { StartedMode } from '@studyhall/domain/quizzes/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { trpc } from '../../kernel/api.ts';
import { rememberStart } from '../../kernel/start-keys.ts';

interface ChosenQuiz {
  readonly examCode: string;
  readonly mode: StartedMode;
  readonly questionCount?: number;
  readonly domainCodes?: string[];
}

/**
 * Starts a quiz and goes there. One key for what is chosen: a second press, or an answer that got lost, starts no second
 * attempt. What refuses it may have changed meanwhile, so the terms are asked again.
 */
export function useStart() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const started = useRef({ choice: '', idempotencyKey: '' });
  const mutation = useMutation(
    trpc.quizzes.start.mutationOptions({
      onSuccess: ({ attemptId }, { idempotencyKey }) => {
        rememberStart(attemptId, idempotencyKey);
        return navigate({ to: '/attempts/$attemptId', params: { attemptId } });
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.quizzes.getTerms.queryKey() }),
    }),
  );
  const start = (quiz: ChosenQuiz, password: string): void => {
    const choice = JSON.stringify(quiz);
    if (started.current.choice !== choice) started.current = { choice, idempotencyKey: crypto.randomUUID() };
    const { idempotencyKey } = started.current;
    mutation.mutate({ ...quiz, idempotencyKey, ...(password !== '' && { password }) });
  };
  return { start, error: mutation.error, isPending: mutation.isPending };
}
