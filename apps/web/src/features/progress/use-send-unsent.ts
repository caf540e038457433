import { reasonOf } from '@studyhall/client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { trpc } from '../../kernel/api.ts';
import { unsent } from './player/program-store.ts';
import { useForgetProgress } from './use-forget-progress.ts';

/**
 * Sends the solved programs that no level could send before its learner left it, now and whenever the connection is back:
 * on the screens where progress is looked for.
 */
export function useSendUnsent(): void {
  const forgetProgress = useForgetProgress();
  const { mutate } = useMutation(
    trpc.progress.submitProgram.mutationOptions({
      onSuccess: (_, place) => {
        unsent.set(place, null);
        forgetProgress();
      },
      onError: (error, place) => {
        if (reasonOf(error).reason !== 'network') unsent.set(place, null);
      },
    }),
  );
  const send = useEffectEvent(() => {
    for (const solved of unsent.all()) mutate(solved);
  });
  useEffect(() => {
    const again = (): void => send();
    again();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
}
