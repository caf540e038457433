import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { lastGivenAt } from '@studyhall/domain/quizzes/late-answers';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, trpc } from '../../kernel/api.ts';
import { startKeyOf } from '../../kernel/start-keys.ts';
import {
  type AnswerQueue,
  createAnswerQueue,
  type SendOutcome,
  type UnsavedAnswers,
} from './answer-queue.ts';
import { type AnswerStore, createAnswerStore, type KeptAnswer, type Refusal } from './answer-store.ts';
import type { OnAnswer } from './question-types/part-props.ts';
import { type Contact, useContact } from './use-contact.ts';
import { useShowEnd } from './use-show-end.ts';

export type Attempt = RouterOutputs['quizzes']['getAttempt'];
export type Feedback = NonNullable<Attempt['questions'][number]['feedback']>;
export type Hint = Attempt['questions'][number]['hint'];

/** What the learner sees of one question now: the server's word, and what was done since. */
export interface RunnerQuestion {
  /** Empty until answered. */
  readonly answer: Answer;
  readonly isFlagged: boolean;
  readonly feedback: Feedback | null;
  /** Null where there is none; its text only once it was taken. */
  readonly hint: Hint;
  /** Those that its feedback and its hint name, where they came since. */
  readonly images: Attempt['images'];
  /** Its key was shown, here or elsewhere: the answer stays. */
  readonly isLocked: boolean;
  /** Why the server did not take the answer; null if it did or will. */
  readonly refusal: Refusal | null;
  /** What is shown was chosen elsewhere, after what was sent from here. */
  readonly isFromElsewhere: boolean;
}

/** How far saving is with the answers that were not refused. */
export type SaveState = 'saved' | 'saving' | 'waiting';

export interface Runner {
  readonly position: number;
  readonly questions: readonly RunnerQuestion[];
  readonly saveState: SaveState;
  readonly failure: unknown;
  readonly contact: Contact;
  /** Kept answers that are not sent yet, by question. */
  readonly unsent: UnsavedAnswers;
  goTo(position: number): void;
  answer: OnAnswer;
  toggleFlag(): void;
  /** Study mode: shows whether the answer is right. */
  check(): Promise<void>;
  /** Study mode: marks what was answered, once the model answer is shown. Rejects where it is refused. */
  markOwn(percent: number): Promise<void>;
  /** Shows the hint, which costs what it says. */
  takeHint(): Promise<void>;
  /** Sends what is waiting, as far as that is possible now. */
  flush(): Promise<void>;
  /** True as long as answers are kept that the server may still take. */
  hasUnsent(): boolean;
  /** After the end: forgets what this device kept, but for answers that came too late, of which the result tells. */
  forget(): void;
}

/**
 * A running attempt: moving, choosing, saving. Nothing chosen is lost by a reload or a lost connection. `serverNow` is
 * the server's clock in milliseconds, as far as it is known here.
 */
export function useRunner(attempt: Attempt, serverNow: () => number): Runner {
  const { attemptId } = attempt;
  const { lookAgain } = useShowEnd(attemptId);
  const contact = useContact({
    attemptId,
    startedAt: attempt.startedAt,
    onEnd: () => void lookAgain(),
  });
  const { note } = contact;
  const lastHeard = useRef(attempt.serverNow.getTime());
  /** Never before anything the server has stored, however the clock of the device was set meanwhile. */
  const givenNow = (): number => Math.max(serverNow(), lastHeard.current, contact.heardAt.getTime());
  const onSent = useEffectEvent((at: number, { savedAt, newerAnswer }: Saved) => {
    lastHeard.current = Math.max(lastHeard.current, savedAt.getTime());
    if (startKeyOf(attemptId) !== undefined) note({ heardAt: savedAt });
    if (newerAnswer !== null) change(at, { answer: newerAnswer, isFromElsewhere: true });
  });
  const onFailure = useEffectEvent((error: unknown) => note({ error }));
  const queryClient = useQueryClient();
  const [position, setPosition] = useState(attempt.currentPosition);
  const [unsaved, setUnsaved] = useState<UnsavedAnswers>(new Map());
  const [failure, setFailure] = useState<unknown>(null);
  const queue = useRef<AnswerQueue>(null);
  const [store] = useState(() => storeOf(attempt));
  const [questions, setQuestions] = useState<readonly RunnerQuestion[]>(() => {
    const kept = store.all();
    return attempt.questions.map(({ position: at, answer, isFlagged, isLocked, feedback, hint }) => ({
      answer: kept.get(at)?.answer ?? answer ?? [],
      isFlagged,
      isLocked,
      feedback,
      hint,
      images: [],
      refusal: kept.get(at)?.refusal ?? null,
      isFromElsewhere: false,
    }));
  });

  const change = (at: number, part: Partial<RunnerQuestion>): void => {
    setQuestions((all) => all.map((question, index) => (index === at ? { ...question, ...part } : question)));
  };

  useEffect(() => {
    const own = createAnswerQueue({
      store,
      send: async (at, answer) => {
        try {
          onSent(at, await send(attemptId, at, answer));
          return 'sent';
        } catch (error) {
          onFailure(error);
          return outcomeOf(error);
        }
      },
      onChange: (now) => {
        setUnsaved(now);
        setQuestions((all) => all.map((question, at) => withUnsaved(question, now.get(at))));
      },
      exclusively: (work) => oneTabAtATime(attemptId, work),
    });
    queue.current = own;
    const retry = (): void => void own.flush();
    retry();
    window.addEventListener('online', retry);
    window.addEventListener('storage', own.refresh);
    return () => {
      window.removeEventListener('online', retry);
      window.removeEventListener('storage', own.refresh);
      own.stop();
      void queryClient.invalidateQueries({ queryKey: trpc.quizzes.getAttempt.queryKey({ attemptId }) });
    };
  }, [attemptId, queryClient, store]);

  const visit = async (next: number): Promise<void> => {
    // Where there is no way back, an answer that came after this would come too late.
    if (attempt.isSequential) await queue.current?.flush();
    const isAhead = (at: number) => at >= next;
    if (attempt.isSequential && ![...store.all().keys()].every(isAhead)) return;
    await api.quizzes.visit.mutate({ attemptId, position: next });
  };

  const current = questions[position];
  return {
    position,
    questions,
    saveState: saveStateOf(unsaved),
    failure,
    contact,
    unsent: new Map([...unsaved].filter(([, { state }]) => state !== 'refused')),
    goTo: (next) => {
      if (attempt.isSequential && next < position) return;
      setPosition(next);
      setFailure(null);
      void visit(next).catch((error: unknown) => note({ error }));
    },
    answer: (answer, how) => {
      if (current === undefined || current.isLocked) return;
      change(position, { answer, isFromElsewhere: false });
      queue.current?.put(position, answer, givenNow(), how);
    },
    toggleFlag: () => {
      if (current === undefined) return;
      const isFlagged = !current.isFlagged;
      change(position, { isFlagged });
      api.quizzes.flag.mutate({ attemptId, position, isFlagged }).catch(setFailure);
    },
    check: async () => {
      setFailure(null);
      await queue.current?.flush();
      // Without the answer the check would fix an empty one.
      if (store.all().has(position)) return;
      try {
        const feedback = await api.quizzes.check.mutate({ attemptId, position });
        const images = [...(current?.images ?? []), ...feedback.images];
        change(position, { feedback, isLocked: true, images });
      } catch (error) {
        setFailure(error);
      }
    },
    markOwn: async (percent) => {
      await api.quizzes.markOwnAnswer.mutate({ attemptId, position, percent });
      change(position, { feedback: await api.quizzes.check.mutate({ attemptId, position }) });
    },
    takeHint: async () => {
      setFailure(null);
      try {
        const hint = await api.quizzes.takeHint.mutate({ attemptId, position });
        change(position, { hint, images: [...(current?.images ?? []), ...hint.images] });
      } catch (error) {
        setFailure(error);
      }
    },
    flush: async () => {
      await queue.current?.flush();
    },
    hasUnsent: () => [...store.all().values()].some(({ refusal }) => refusal === null),
    forget: () => {
      for (const [at, { refusal }] of store.all())
        if (refusal !== null && !isTooLate(refusal)) store.drop(at);
    },
  };
}

/** A question whose key was shown keeps its answer, so what else was chosen for it is worth nothing any more. */
function storeOf({ attemptId, questions }: Attempt): AnswerStore {
  const store = createAnswerStore({ storage: localStorage, attemptId, questionCount: questions.length });
  for (const { position, isLocked } of questions) if (isLocked) store.drop(position);
  return store;
}

/** Kept answers that were not sent yet, by the numbers on the screen: those that count if they arrive soon, and the others. */
export function unsentNumbers({ contact, unsent }: Pick<Runner, 'contact' | 'unsent'>): {
  readonly waiting: number[];
  readonly lost: number[];
} {
  const before = lastGivenAt(contact.heardAt).getTime();
  const numbersOf = (counts: boolean): number[] =>
    [...unsent].flatMap(([at, { givenAt }]) => (givenAt < before === counts ? [at + 1] : []));
  return { waiting: numbersOf(true), lost: numbersOf(false) };
}

/** The questions whose answers the server did not take, by the numbers on the screen. */
export function refusedNumbers(questions: readonly RunnerQuestion[]): number[] {
  return questions.flatMap(({ refusal }, position) => (refusal === null ? [] : [position + 1]));
}

function withUnsaved(question: RunnerQuestion, unsaved: KeptAnswer | undefined): RunnerQuestion {
  if (unsaved === undefined) return question.refusal === null ? question : { ...question, refusal: null };
  return { ...question, answer: unsaved.answer, refusal: unsaved.refusal, isFromElsewhere: false };
}

function saveStateOf(unsaved: UnsavedAnswers): SaveState {
  const states = [...unsaved.values()].map(({ state }) => state);
  if (states.includes('waiting')) return 'waiting';
  return states.includes('saving') ? 'saving' : 'saved';
}

/** Browsers lend locks to pages that came by https or from this machine; elsewhere every tab sends on its own. */
async function oneTabAtATime(attemptId: string, work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) await work();
  else await locks.request(`studyhall.answers.${attemptId}`, work);
}

/** Nothing gets through, whichever answer it is. */
const LATER = new Set(['unauthenticated', 'network', 'busy', 'storage-full', 'rate-limited']);

type Saved = RouterOutputs['quizzes']['answer'];

async function send(attemptId: string, position: number, answer: KeptAnswer): Promise<Saved> {
  const startKey = startKeyOf(attemptId);
  return await api.quizzes.answer.mutate({
    attemptId,
    position,
    answer: [...answer.answer],
    given: { at: new Date(answer.givenAt), ...(startKey !== undefined && { startKey }) },
  });
}

/** What the server has a reason for is final; what it fails at is tried again, and the other answers before it. */
function outcomeOf(error: unknown): SendOutcome {
  const { reason, status } = reasonOf(error);
  if (LATER.has(reason)) return 'later';
  return reason === 'stale-read' || status >= 500 ? 'failed' : { refusal: reason };
}

/** The server would have taken the answer, had it come earlier. */
function isTooLate(refusal: Refusal | null): boolean {
  return refusal === 'attempt-overdue' || refusal === 'attempt-finished';
}
