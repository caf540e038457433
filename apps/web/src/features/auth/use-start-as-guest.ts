import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { trpc } from '../../kernel/api.ts';
import { enter } from '../../kernel/session.ts';
import { hereAndNow } from './here-and-now.ts';

/** One click from the landing page to the first question. */
export function useStartAsGuest() {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation(
    trpc.auth.startGuest.mutationOptions({
      onSuccess: async (viewer) => {
        await enter(viewer);
        await navigate({ to: '/home' });
      },
    }),
  );
  return { start: () => mutate(hereAndNow()), isPending, error };
}
