import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../../../kernel/api.ts';
import { enter, useVisitor } from '../../../../kernel/session.ts';
import { hereAndNow } from '../../../auth/here-and-now.ts';

/** Makes this device a remote of the room whose PIN it has, as a guest who is made on the way where nobody is signed in. */
export function useRedeem() {
  const navigate = useNavigate();
  const visitor = useVisitor();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (pin: string) => {
      if (visitor === null || visitor === undefined)
        await enter(await api.auth.startGuest.mutate(hereAndNow()));
      return await api.live.redeemRemote.mutate({ pin });
    },
    onSuccess: ({ gameId }) => navigate({ to: '/games/remote', search: { game: gameId }, replace: true }),
  });
  return { redeem: mutate, isPending, error };
}
