import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';

/** How sending ended. `later`: nothing gets through now, and trying again may help. */
export type SendOutcome = 'saved' | 'later' | { readonly refusal: string };

/** What is known of the own answer: `saved` is what the server has acknowledged, and nothing else. */
export type Sending =
  | { readonly state: 'none' | 'sending' | 'waiting' | 'saved' }
  | { readonly state: 'refused'; readonly reason: string };

interface SenderOptions {
  readonly send: (answer: Answer) => Promise<SendOutcome>;
  readonly onChange: (sending: Sending, answer: Answer) => void;
  /** Keeps what is not acknowledged over a reload; null: nothing waits any more. */
  readonly keep: (answer: Answer | null) => void;
  /** Milliseconds until the next try after so many that failed. */
  readonly delay?: (failures: number) => number;
}

export interface AnswerSender {
  /** The newest answer is sent; one that is on its way is followed by it. */
  give(answer: Answer): void;
  /** Tries now what waits, for instance because the connection is back. */
  retry(): void;
  stop(): void;
}

/** Sends the answer to one question until the server has it or refuses it; each press sends the newest, one at a time. */
export function createAnswerSender({ send, onChange, keep, delay = backOff }: SenderOptions): AnswerSender {
  let wanted: Answer | null = null;
  let isRunning = false;
  let isStopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const work = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(timer);
    while (wanted !== null && !isStopped) {
      const answer = wanted;
      const outcome = await send(answer);
      if (isStopped) break;
      if (outcome === 'later') {
        failures += 1;
        onChange({ state: 'waiting' }, wanted);
        timer = setTimeout(() => void work(), delay(failures));
        break;
      }
      failures = 0;
      if (wanted === answer) settle(answer, outcome);
    }
    isRunning = false;
  };

  const settle = (answer: Answer, outcome: 'saved' | { readonly refusal: string }): void => {
    wanted = null;
    keep(null);
    onChange(
      outcome === 'saved' ? { state: 'saved' } : { state: 'refused', reason: outcome.refusal },
      answer,
    );
  };

  return {
    give: (answer) => {
      wanted = answer;
      keep(answer);
      onChange({ state: failures > 0 ? 'waiting' : 'sending' }, answer);
      void work();
    },
    retry: () => void work(),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Short at first: a question is open for seconds. */
function backOff(failures: number): number {
  return Math.min(2_000, 250 * 2 ** (failures - 1));
}
