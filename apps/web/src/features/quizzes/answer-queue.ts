import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { AnswerStore, KeptAnswer, Refusal } from './answer-store.ts';

/** An answer that is not on the server, and what is being done about it. */
export interface UnsavedAnswer extends KeptAnswer {
  readonly state: 'saving' | 'waiting' | 'refused';
}
export type UnsavedAnswers = ReadonlyMap<number, UnsavedAnswer>;

/**
 * How sending an answer ended. `later`: nothing gets through now, and trying again may help; `failed`: the same, but of
 * this answer alone, as far as is known.
 */
export type SendOutcome = 'sent' | 'later' | 'failed' | { readonly refusal: Refusal };

interface QueueOptions {
  readonly store: AnswerStore;
  readonly send: (position: number, answer: KeptAnswer) => Promise<SendOutcome>;
  readonly onChange: (unsaved: UnsavedAnswers) => void;
  /** Lets one tab send at a time, so that an older answer never arrives after a newer one. */
  readonly exclusively?: (work: () => Promise<void>) => Promise<void>;
  /** Milliseconds until the next try after so many that failed. */
  readonly delay?: (failures: number) => number;
  /** Milliseconds without a key after which what was typed is sent. */
  readonly typingPause?: number;
}

export interface AnswerQueue {
  /** `givenAt` in milliseconds of the server's clock. What is `typing` is kept at once, and sent when no more comes for a while. */
  put(position: number, answer: Answer, givenAt: number, how?: 'typing'): void;
  /** The answers that the server does not have, those of other tabs included. */
  unsaved(): UnsavedAnswers;
  /** Tries now what is waiting, for instance because the connection is back. Resolves when it was tried. */
  flush(): Promise<void>;
  /** Another tab answered: says so. */
  refresh(): void;
  stop(): void;
}

/** Sends answers one after another and keeps what could not be sent. A refused answer stays refused until it is changed. */
export function createAnswerQueue({
  store,
  send,
  onChange,
  exclusively = (work) => work(),
  delay = backOff,
  typingPause = 800,
}: QueueOptions): AnswerQueue {
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isStopped = false;

  const unsaved = (): UnsavedAnswers => {
    const unsent = failures > 0 ? 'waiting' : 'saving';
    return new Map(
      [...store.all()].map(([position, answer]) => [
        position,
        { ...answer, state: answer.refusal === null ? unsent : 'refused' },
      ]),
    );
  };
  const tell = (): void => onChange(unsaved());

  const work = async (): Promise<void> => {
    // What fails waits for the next round, unless it is changed meanwhile: others come before it.
    const failed = new Set<string>();
    const nextOne = () =>
      [...store.all()].find((one) => one[1].refusal === null && !failed.has(JSON.stringify(one)));
    for (let next = nextOne(); next !== undefined && !isStopped; next = nextOne()) {
      const [position, answer] = next;
      const outcome = await send(position, answer);
      if (outcome === 'later') return wait();
      if (outcome === 'failed') failed.add(JSON.stringify(next));
      else settle(position, answer, outcome);
    }
    if (failed.size > 0) return wait();
    failures = 0;
    tell();
  };

  const settle = (position: number, answer: KeptAnswer, outcome: 'sent' | { refusal: Refusal }): void => {
    failures = 0;
    store.settle(position, answer, outcome === 'sent' ? null : outcome.refusal);
    tell();
  };

  const wait = (): void => {
    failures += 1;
    tell();
    if (!isStopped) timer = setTimeout(() => void flush(), delay(failures));
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    // It ends together with the work: what is put while the lock is still given back starts the next run.
    running ??= exclusively(() => work().finally(() => (running = undefined)));
    return running;
  };

  return {
    put: (position, answer, givenAt, how) => {
      store.keep(position, { answer, givenAt, refusal: null });
      tell();
      if (how === undefined) return void flush();
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), typingPause);
    },
    unsaved,
    flush,
    refresh: tell,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function backOff(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), 15_000);
}
