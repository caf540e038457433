import { type RouterOutputs, reasonOf } from '@studyhall/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, trpc } from '../../app/api.ts';
import {
  type AnswerQueue,
  createAnswerQueue,
  readPending,
  type SaveState,
  type SendOutcome,
} from './answer-queue.ts';

export type Attempt = RouterOutputs['quizzes']['getAttempt'];
export type Feedback = RouterOutputs['quizzes']['check'];

/** What the learner sees of one question now: the server's word, and what was done since. */
export interface RunnerQuestion {
  readonly selected: readonly number[];
  readonly isFlagged: boolean;
  readonly feedback: Feedback | null;
}

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
  /** Sends what is waiting; false if something could not be sent. */
  flush(): Promise<boolean>;
}

/** A running attempt: moving, choosing, saving. Nothing chosen is lost by a reload or a lost connection. */
export function useRunner(attempt: Attempt): Runner {
  const { attemptId } = attempt;
  const queryClient = useQueryClient();
  const [position, setPosition] = useState(attempt.currentPosition);
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const [failure, setFailure] = useState<unknown>(null);
  const queue = useRef<AnswerQueue>(null);
  const [questions, setQuestions] = useState<readonly RunnerQuestion[]>(() => {
    const unsent = new Map(readPending(localStorage, keyOf(attemptId)));
    return attempt.questions.map(({ position: at, selected, isFlagged, feedback }) => ({
      selected: unsent.get(at) ?? selected ?? [],
      isFlagged,
      feedback,
    }));
  });

  const change = (at: number, part: Partial<RunnerQuestion>): void => {
    setQuestions((all) => all.map((question, index) => (index === at ? { ...question, ...part } : question)));
  };

  useEffect(() => {
    const own = createAnswerQueue({
      storage: localStorage,
      key: keyOf(attemptId),
      send: async (at, selected) => await send(attemptId, at, selected),
      onState: setSaveState,
    });
    queue.current = own;
    const retry = (): void => void own.flush();
    retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      own.stop();
      void queryClient.invalidateQueries({ queryKey: trpc.quizzes.getAttempt.queryKey({ attemptId }) });
    };
  }, [attemptId, queryClient]);

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
      if (queue.current?.pending().has(position) === true) return;
      try {
        change(position, { feedback: await api.quizzes.check.mutate({ attemptId, position }) });
      } catch (error) {
        setFailure(error);
      }
    },
    flush: async () => {
      await queue.current?.flush();
      return queue.current?.pending().size === 0;
    },
  };
}

function keyOf(attemptId: string): string {
  return `studyhall.answers.${attemptId}`;
}

/** One of a single choice; any of a multiple one, where a second press takes it back. */
function toggled(selected: readonly number[], place: number, hasSeveral: boolean): number[] {
  if (!hasSeveral) return [place];
  return selected.includes(place)
    ? selected.filter((one) => one !== place)
    : [...selected, place].sort((a, b) => a - b);
}

const LATER = new Set(['unauthenticated', 'network', 'busy', 'rate-limited', 'unknown', 'stale-read']);

async function send(attemptId: string, position: number, selected: readonly number[]): Promise<SendOutcome> {
  try {
    await api.quizzes.answer.mutate({ attemptId, position, selected: [...selected] });
    return 'sent';
  } catch (error) {
    return LATER.has(reasonOf(error).reason) ? 'later' : 'refused';
  }
}
