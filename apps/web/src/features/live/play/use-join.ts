import type { RouterInputs } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../kernel/api.ts';
import { enter, useVisitor } from '../../../kernel/session.ts';
import { hereAndNow } from '../../auth/here-and-now.ts';
import { joinPatiently } from './join-patiently.ts';

type Coming = Omit<RouterInputs['live']['joinRoom'], 'pin'>;

/** Into a room, as a guest who is made on the way where nobody is signed in. */
export function useJoin(pin: string) {
  const navigate = useNavigate();
  const visitor = useVisitor();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (coming: Coming) => {
      if (visitor === null || visitor === undefined) {
        await enter(await api.live.startPlayer.mutate({ pin, ...hereAndNow() }));
      }
      return await joinPatiently({ pin, ...coming });
    },
    onSuccess: ({ gameId }) => navigate({ to: '/play/$gameId', params: { gameId } }),
  });
  return { join: mutate, isPending, error };
}
