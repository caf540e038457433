import type { ApiFailure } from '@studyhall/client';
import { useSyncExternalStore } from 'react';

/** A call that waits until whoever uses the session has proved it. */
export interface WantedProof {
  /** With what the account can prove it; nothing: by signing in anew. */
  readonly methods: readonly string[];
  settle(isProved: boolean): void;
}

let wanted: WantedProof | undefined;
let asked: Promise<boolean> | undefined;
let waiting = 0;
const listeners = new Set<() => void>();

function show(next: WantedProof | undefined): void {
  wanted = next;
  for (const listener of listeners) listener();
}

/** The methods that a refusal names. */
export function methodsOf({ details }: Pick<ApiFailure, 'details'>): string[] {
  return String(details['methods'] ?? '')
    .split(',')
    .filter((method) => method !== '');
}

/** Has the dialog ask. Calls that come together wait for the same answer; without a dialog there is none. */
export function askForProof(failure: ApiFailure): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  waiting += 1;
  asked ??= new Promise<boolean>((resolve) => {
    const settle = (isProved: boolean) => {
      asked = undefined;
      waiting = 0;
      show(undefined);
      resolve(isProved);
    };
    show({ methods: methodsOf(failure), settle });
  });
  return asked;
}

/** Calls that wait for a person, and not for the server. */
export function callsWaitingForProof(): number {
  return waiting;
}

/** What the dialog has to ask for; undefined: nothing. */
export function useWantedProof(): WantedProof | undefined {
  return useSyncExternalStore(whenProofIsWanted, () => wanted);
}

/** Tells when somebody has to prove themselves, and when no more. Answers with what ends that. */
export function whenProofIsWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
