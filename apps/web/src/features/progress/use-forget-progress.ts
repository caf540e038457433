import { useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../kernel/api.ts';

/** After a pass or a start, whatever shows progress, XP or streak asks again. */
export function useForgetProgress(): () => void {
  const queryClient = useQueryClient();
  return () => {
    for (const part of [trpc.progress, trpc.home, trpc.gamification])
      void queryClient.invalidateQueries({ queryKey: part.pathKey() });
  };
}
