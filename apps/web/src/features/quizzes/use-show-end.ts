import type { RouterOutputs } from '@studyhall/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../kernel/api.ts';

interface ShowEnd {
  /** Of an attempt that was submitted here. */
  showResult(result: RouterOutputs['quizzes']['submit']): Promise<void>;
  /** Of an attempt that ended elsewhere: asks how, and the screen follows. */
  lookAgain(): Promise<void>;
}

/** Shows how an attempt ended. What was known of results before is asked for again. */
export function useShowEnd(attemptId: string): ShowEnd {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const forgetResults = (): void => {
    for (const part of [trpc.home, trpc.gamification, trpc.quizzes, trpc.progress]) {
      void queryClient.invalidateQueries({ queryKey: part.pathKey(), refetchType: 'none' });
    }
  };
  return {
    showResult: async (result) => {
      queryClient.setQueryData(trpc.quizzes.getResult.queryKey({ attemptId }), result);
      forgetResults();
      await navigate({ to: '/attempts/$attemptId/result', params: { attemptId }, replace: true });
    },
    lookAgain: async () => {
      forgetResults();
      await queryClient.refetchQueries({ queryKey: trpc.quizzes.getAttempt.queryKey({ attemptId }) });
    },
  };
}
