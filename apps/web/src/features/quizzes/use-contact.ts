import { reasonOf } from '@studyhall/client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api } from '../../kernel/api.ts';
import { startKeyOf } from '../../kernel/start-keys.ts';
import { listenForEnd } from './attempt-news.ts';

/** Well within the two minutes that the server remembers, also where browsers slow down tabs in the background. */
const HEARTBEAT_MS = 45_000;

export interface Contact {
  /** When the server last heard from this browser, by its own clock. */
  readonly heardAt: Date;
  readonly isSignedOut: boolean;
  /** Takes what a call of somebody else learned. */
  note(word: { readonly heardAt: Date } | { readonly error: unknown }): void;
  /** Asks the server now whether the attempt goes on. */
  ask(): Promise<void>;
}

interface Contacting {
  readonly attemptId: string;
  readonly startedAt: Date;
  /** The attempt ended elsewhere: in another tab, on another device, by its clock. */
  readonly onEnd: () => void;
}

/** Keeps in touch with the server as long as an attempt is on the screen, and notices when it ended elsewhere. */
export function useContact({ attemptId, startedAt, onEnd }: Contacting): Contact {
  const [heardAt, setHeardAt] = useState(startedAt);
  const [isSignedOut, setIsSignedOut] = useState(false);
  /** By the clock of this page; what was asked before that says nothing of the session any more. */
  const signedOutAt = useRef(Number.NEGATIVE_INFINITY);
  const ended = useEffectEvent(onEnd);

  const note: Contact['note'] = (word) => {
    if ('heardAt' in word) {
      setHeardAt(word.heardAt);
      setIsSignedOut(false);
      return;
    }
    const { reason } = reasonOf(word.error);
    if (reason === 'unauthenticated') {
      signedOutAt.current = performance.now();
      setIsSignedOut(true);
    }
    if (reason === 'attempt-finished' || reason === 'attempt-discarded') onEnd();
  };
  const ask = async (): Promise<void> => {
    const startKey = startKeyOf(attemptId);
    const askedAt = performance.now();
    try {
      const { serverNow } = await api.quizzes.heartbeat.mutate({
        attemptId,
        ...(startKey !== undefined && { startKey }),
      });
      if (askedAt >= signedOutAt.current) note({ heardAt: serverNow });
    } catch (error) {
      note({ error });
    }
  };
  const beat = useEffectEvent(ask);

  useEffect(() => {
    const askNow = (): void => void beat();
    askNow();
    const timer = setInterval(askNow, HEARTBEAT_MS);
    const stopListening = listenForEnd(attemptId, () => ended());
    window.addEventListener('online', askNow);
    window.addEventListener('focus', askNow);
    return () => {
      clearInterval(timer);
      stopListening();
      window.removeEventListener('online', askNow);
      window.removeEventListener('focus', askNow);
    };
  }, [attemptId]);
  return { heardAt, isSignedOut, note, ask };
}
