import type { ApiFailure } from '@studyhall/client';
import { isReason } from '@studyhall/domain/errors';
import { Answer } from '@studyhall/domain/quizzes/question-types/answer';

export type Refusal = ApiFailure['reason'];

/** An answer that the server does not have. */
export interface KeptAnswer {
  readonly answer: Answer;
  /** When it was given, by the server's clock, in milliseconds. */
  readonly givenAt: number;
  /** Why the server will not have it; null as long as it is to be sent. */
  readonly refusal: Refusal | null;
}

interface StoreOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly attemptId: string;
  readonly questionCount: number;
}

export interface AnswerStore {
  /** By question, in their order. */
  all(): ReadonlyMap<number, KeptAnswer>;
  keep(position: number, answer: KeptAnswer): void;
  /** What was sent is settled, unless it was changed meanwhile: then the newer answer stays. */
  settle(position: number, sent: KeptAnswer, refusal: Refusal | null): void;
  drop(position: number): void;
}

/**
 * Where answers survive a reload, a lost connection and a closed tab. Every question has a key of its own and nothing is
 * remembered beside it, so tabs that show the same attempt neither overwrite nor miss each other's answers.
 */
export function createAnswerStore({ storage, attemptId, questionCount }: StoreOptions): AnswerStore {
  const keyOf = (position: number): string => `studyhall.answers.${attemptId}.${position}`;
  const read = (position: number): KeptAnswer | undefined => parsed(storage.getItem(keyOf(position)));
  const keep = (position: number, answer: KeptAnswer): void =>
    storage.setItem(keyOf(position), JSON.stringify(answer));
  return {
    all: () => {
      const positions = Array.from({ length: questionCount }, (_, position) => position);
      return new Map(
        positions.flatMap((position) => {
          const answer = read(position);
          return answer === undefined ? [] : [[position, answer]];
        }),
      );
    },
    keep,
    settle: (position, sent, refusal) => {
      const kept = read(position);
      // One that was changed and changed back is another answer: between the two, another browser may have given one.
      if (kept?.givenAt !== sent.givenAt || !isSame(kept.answer, sent.answer)) return;
      if (refusal === null) storage.removeItem(keyOf(position));
      else keep(position, { ...sent, refusal });
    },
    drop: (position) => storage.removeItem(keyOf(position)),
  };
}

function isSame(one: Answer, other: Answer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Anything unreadable is nothing. Versions before kept the chosen places under another name. */
function parsed(text: string | null): KeptAnswer | undefined {
  if (text === null) return undefined;
  try {
    const { answer, selected, givenAt, refusal }: { readonly [Name in string]?: unknown } = JSON.parse(text);
    const { data, success } = Answer.safeParse(answer ?? selected);
    if (!success) return undefined;
    const kept = { answer: data, givenAt: typeof givenAt === 'number' ? givenAt : 0 };
    if (typeof refusal !== 'string') return { ...kept, refusal: null };
    return { ...kept, refusal: isReason(refusal) ? refusal : 'unknown' };
  } catch {
    return undefined;
  }
}
