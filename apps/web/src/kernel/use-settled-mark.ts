import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';
import { callsWaitingForProof, whenProofIsWanted } from './wanted-proof.ts';

/**
 * Marks an element with `data-settled` while nothing is on the way to the screen: no code, no answer, no change. Whoever
 * drives the page from outside waits for it instead of guessing from the network. The mark is set past React, because
 * everything inside would be asked whether it changed otherwise. It is not `aria-busy`: screen readers leave out what is
 * busy, and a question must not vanish while its answer is saved.
 */
export function useSettledMark(element: RefObject<HTMLElement | null>): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const isBusy = (): boolean =>
      router.state.status === 'pending' ||
      client.isFetching() > 0 ||
      client.isMutating() > callsWaitingForProof();
    let frame = 0;
    const look = (): void => {
      if (isBusy()) element.current?.removeAttribute('data-settled');
      cancelAnimationFrame(frame);
      // What came last is on the screen after two frames, and has asked for what it needs itself.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          if (!isBusy()) element.current?.setAttribute('data-settled', '');
        });
      });
    };
    const stops = [
      client.getQueryCache().subscribe(look),
      client.getMutationCache().subscribe(look),
      whenProofIsWanted(look),
      router.subscribe('onBeforeNavigate', () => element.current?.removeAttribute('data-settled')),
      router.subscribe('onResolved', look),
    ];
    look();
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [client, router, element]);
}
