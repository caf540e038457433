import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, trpc } from '../../app/api.ts';
import {
  type AnswerQueue,
  createAnswerQueue,
  type SendOutcome,
  type UnsavedAnswers,
} from './answer-queue.ts';
import { type AnswerStore, createAnswerStore, type KeptAnswer, type Refusal } from './answer-store.ts';

export type Attempt = RouterOutputs['quizzes']['getAttempt'];
export type Feedback = RouterOutputs['quizzes']['check'];

/** What the learner sees of one question now: the server's word, and what was done since. */
export interface RunnerQuestion {
  readonly selected: readonly number[];
  readonly isFlagged: boolean;
  readonly feedback: Feedback | null;
  /** Why the server did not take the answer; null if it did or will. */
  readonly refusal: Refusal | null;
}

/** How far saving is with the answers that were not refused. */
export type SaveState = 'saved' | 'saving' | 'waiting';

export interface Runner {
  readonly position: number;
  readonly questions: readonly RunnerQuestion[];
  readonly saveState: SaveState;
  readonly failure: unknown;
  goTo(position: number): void;
  choose(place: number): void;
  toggleFlag(): void;
  /** Study mode: shows whether the answer is right. */
  check(): Promise<void>;
  /** Sends what is waiting, as far as that is possible now. */
  flush(): Promise<void>;
  /** After the end: forgets what this device kept. */
  forget(): void;
}

/** A running attempt: moving, choosing, saving. Nothing chosen is lost by a reload or a lost connection. */
export function useRunner(attempt: Attempt): Runner {
  const { attemptId } = attempt;
  const queryClient = useQueryClient();
  const [position, setPosition] = useState(attempt.currentPosition);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const [failure, setFailure] = useState<unknown>(null);
  const queue = useRef<AnswerQueue>(null);
  const [store] = useState(() => storeOf(attempt));
  const [questions, setQuestions] = useState<readonly RunnerQuestion[]>(() => {
    const kept = store.all();
    return attempt.questions.map(({ position: at, selected, isFlagged, feedback }) => ({
      selected: kept.get(at)?.selected ?? selected ?? [],
      isFlagged,
      feedback,
      refusal: kept.get(at)?.refusal ?? null,
    }));
  });

  const change = (at: number, part: Partial<RunnerQuestion>): void => {
    setQuestions((all) => all.map((question, index) => (index === at ? { ...question, ...part } : question)));
  };

  useEffect(() => {
    const own = createAnswerQueue({
      store,
      send: async (at, selected) => await send(attemptId, at, selected),
      onChange: (unsaved) => {
        setSaveState(saveStateOf(unsaved));
        setQuestions((all) => all.map((question, at) => withUnsaved(question, unsaved.get(at))));
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

  const current = questions[position];
  return {
    position,
    questions,
    saveState,
    failure,
    goTo: (next) => {
      setPosition(next);
      setFailure(null);
      void api.quizzes.visit.mutate({ attemptId, position: next }).catch(() => undefined);
    },
    choose: (place) => {
      if (current === undefined || current.feedback !== null) return;
      const selected = toggled(current.selected, place, attempt.questions[position]?.type === 'multiple');
      change(position, { selected });
      queue.current?.put(position, selected);
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
        change(position, { feedback: await api.quizzes.check.mutate({ attemptId, position }) });
      } catch (error) {
        setFailure(error);
      }
    },
    flush: async () => {
      await queue.current?.flush();
    },
    forget: () => {
      for (const at of store.all().keys()) store.drop(at);
    },
  };
}

/** A question whose key was shown keeps its answer, so what else was chosen for it is worth nothing any more. */
function storeOf({ attemptId, questions }: Attempt): AnswerStore {
  const store = createAnswerStore({ storage: localStorage, attemptId, questionCount: questions.length });
  for (const { position, feedback } of questions) if (feedback !== null) store.drop(position);
  return store;
}

/** The questions whose answers the server did not take, by the numbers on the screen. */
export function refusedNumbers(questions: readonly RunnerQuestion[]): number[] {
  return questions.flatMap(({ refusal }, position) => (refusal === null ? [] : [position + 1]));
}

function withUnsaved(question: RunnerQuestion, unsaved: KeptAnswer | undefined): RunnerQuestion {
  if (unsaved === undefined) return question.refusal === null ? question : { ...question, refusal: null };
  return { ...question, selected: unsaved.selected, refusal: unsaved.refusal };
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

/** One of a single choice; any of a multiple one, where a second press takes it back. */
function toggled(selected: readonly number[], place: number, hasSeveral: boolean): number[] {
  if (!hasSeveral) return [place];
  return selected.includes(place)
    ? selected.filter((one) => one !== place)
    : [...selected, place].sort((a, b) => a - b);
}

const LATER = new Set([
  'unauthenticated',
  'network',
  'busy',
  'storage-full',
  'rate-limited',
  'unknown',
  'stale-read',
]);

async function send(attemptId: string, position: number, selected: readonly number[]): Promise<SendOutcome> {
  try {
    await api.quizzes.answer.mutate({ attemptId, position, selected: [...selected] });
    return 'sent';
  } catch (error) {
    const { reason } = reasonOf(error);
    return LATER.has(reason) ? 'later' : { refusal: reason };
  }
}
