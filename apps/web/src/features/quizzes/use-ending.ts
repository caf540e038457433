import { reasonOf } from '@studyhall/client';
import { heldBackUntil } from '@studyhall/domain/quizzes/late-answers';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api } from '../../kernel/api.ts';
import { forgetStart, startKeyOf } from '../../kernel/start-keys.ts';
import { tellEnd } from './attempt-news.ts';
import type { Attempt, Runner } from './use-runner.ts';
import { useShowEnd } from './use-show-end.ts';

/** How often an attempt whose time is over is tried to be ended. */
const TRY_MS = 3_000;

/** Reasons that pass: what waits for the connection is tried again without a word. */
const PASSING: ReadonlySet<string> = new Set([
  'network',
  'busy',
  'rate-limited',
  'stale-read',
  'unauthenticated',
]);

export interface Ending {
  readonly isBusy: boolean;
  readonly failure: unknown;
  /** Sends what is waiting, submits and shows the result. */
  submit(): void;
  /** The time is over: from now on the attempt is ended as soon as that is possible and nothing is waited for. */
  over(): void;
  readonly isOver: boolean;
  /** Answers given in time may still arrive from the browser that started the attempt. */
  readonly isHeldBack: boolean;
  /** The last try to end the attempt did not reach the server. */
  readonly isOffline: boolean;
}

/** How an attempt comes to its end: by its learner, or by its clock, with or without a connection. */
export function useEnding(attempt: Attempt, runner: Runner, serverNow: () => number): Ending {
  const { attemptId, deadlineAt } = attempt;
  const { showResult } = useShowEnd(attemptId);
  const [isOver, setIsOver] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isHeldBack, setIsHeldBack] = useState(true);
  const [isOffline, setIsOffline] = useState(false);
  const isTrying = useRef(false);

  const mayArrive = (): boolean => deadlineAt !== null && serverNow() <= heldBackUntil(deadlineAt).getTime();
  /** Answers may still come: from here, or from the browser that started the attempt. */
  const isWorthWaiting = (): boolean =>
    mayArrive() && (startKeyOf(attemptId) === undefined || runner.hasUnsent());

  const submit = async (waits: boolean): Promise<void> => {
    if (isTrying.current) return;
    isTrying.current = true;
    setIsBusy(true);
    setIsHeldBack(mayArrive());
    try {
      await runner.flush();
      if (waits && isWorthWaiting()) return await runner.contact.ask();
      setIsOffline(false);
      const result = await api.quizzes.submit.mutate({ attemptId });
      runner.forget();
      forgetStart(attemptId);
      tellEnd(attemptId);
      await showResult(result);
    } catch (error) {
      runner.contact.note({ error });
      const { reason } = reasonOf(error);
      setIsOffline(reason === 'network');
      if (!waits || !PASSING.has(reason)) setFailure(error);
    } finally {
      isTrying.current = false;
      setIsBusy(false);
    }
  };

  const tryToEnd = useEffectEvent(() => void submit(true));
  useEffect(() => {
    if (!isOver) return undefined;
    const attemptEnd = (): void => tryToEnd();
    attemptEnd();
    const timer = setInterval(attemptEnd, TRY_MS);
    window.addEventListener('online', attemptEnd);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', attemptEnd);
    };
  }, [isOver]);

  return {
    isBusy,
    failure,
    submit: () => {
      setFailure(null);
      void submit(false);
    },
    over: () => setIsOver(true),
    isOver,
    isHeldBack,
    isOffline,
  };
}
