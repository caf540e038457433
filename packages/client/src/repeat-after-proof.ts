import type { AppRouter } from '@studyhall/api';
import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { type ApiFailure, reasonOf } from './reason-of.ts';

/** Has whoever uses the session prove it, as the refusal says with what; false if they would not. */
export type AskForProof = (failure: ApiFailure) => Promise<boolean>;

/** A call that was sent back for a fresh proof is sent once more when there is one: no caller notices. */
export function repeatAfterProof(askForProof: AskForProof): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | undefined;
        let isOver = false;
        const send = (onRefusal: (error: TRPCClientError<AppRouter>) => void) => {
          if (isOver) return;
          sent = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: onRefusal,
          });
        };
        send((error) => {
          const failure = reasonOf(error);
          if (failure.reason !== 'confirmation-needed') return observer.error(error);
          askForProof(failure).then(
            (isProved) => (isProved ? send((again) => observer.error(again)) : observer.error(error)),
            () => observer.error(error),
          );
        });
        return () => {
          isOver = true;
          sent?.unsubscribe();
        };
      });
}
