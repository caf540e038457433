import type * as z from 'zod';
import { trimmedText } from '../../primitives.ts';
import { asSeen } from '../../unseen.ts';
import type { Answer } from './answer.ts';

/**
 * The full credit of a question in whole units: the least common multiple of 1 to 10, so that any number of keys shares it
 * evenly, times 100, so that every percentage of a share is whole, too.
 */
export const CREDIT_UNITS = 252_000;

/** The part of a full credit, in whole units; what is left over of a unit is nobody's. */
export function creditOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((CREDIT_UNITS * part) / whole);
}

/** What is wrong with a part of a question, to stand behind the name of that part. */
export interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/**
 * shown: before the end; explanation: after it; both in the format of the question. label: before the end, and typed:
 * after it, both as they are written, whatever that format is.
 */
export type TextRole = 'shown' | 'explanation' | 'label' | 'typed';

/** A text of a question beside its own. */
export interface QuestionText {
  readonly path: (string | number)[];
  readonly text: string;
  readonly role: TextRole;
  /** "option 2": texts of one kind must look different from one another. */
  readonly kind?: 'option' | 'item' | 'prompt';
}

/** The three parts that a question is stored in, beside what every question has. */
export interface QuestionParts<Public, Key, Feedback> {
  /** What may be shown before the end. */
  readonly public: Public;
  /** What grading needs, and nothing else. */
  readonly key: Key;
  /** What is shown after the end. */
  readonly feedback: Feedback;
}

/**
 * The rules of a type. An order, wherever one is asked for, has the author's index of what stands at each place on the
 * screen; it is empty where nothing of the type has a place.
 */
export interface QuestionTypeRules<Body, Public, Key, Feedback, Shown, Revealed> {
  /** What authors say beside what all questions have; its problems are those of `problemsOf` that need no text. */
  readonly body: z.ZodType<Body>;
  readonly public: z.ZodType<Public>;
  readonly key: z.ZodType<Key>;
  readonly feedback: z.ZodType<Feedback>;
  readonly shown: z.ZodType<Shown>;
  readonly revealed: z.ZodType<Revealed>;
  /** Whether a person grades it, with a mark. */
  readonly isMarked: boolean;
  /** What keeps a body whose parts are well formed from being a question; `text` is the question's own. */
  problemsOf(body: Body, text: string): Problem[];
  /** One form for bodies that say the same. */
  tidied(body: Body): Body;
  /** Of a tidied body; `bodyOf` is the way back. */
  partsOf(body: Body): QuestionParts<Public, Key, Feedback>;
  bodyOf(parts: QuestionParts<Public, Key, Feedback>): Body;
  textsOf(body: Body): QuestionText[];
  /** What makes two questions with the same text the same, in any order. */
  identityOf(body: Body): string[];
  /** For each thing that gets a place on the screen, the group in which it is shuffled; null where it keeps its place. */
  shuffledIn(shown: Public): (number | null)[];
  /** Whether an answer can be one of this type; knows nothing of the question. Takes the empty answer. */
  takes(answer: Answer): boolean;
  /**
   * The credit in units, from -CREDIT_UNITS to CREDIT_UNITS, of an answer by the author's indexes; `mark` in percent where
   * a person graded it. Never throws, whatever the answer.
   */
  grade(key: Key, answer: Answer, mark: number | null): number;
  /** The share of the credit that guessing earns on average; null where nobody guesses. */
  guessShare(shown: Public, key: Key): number | null;
  /** What may be seen before the end, in the order of the screen. */
  show(shown: Public, order: readonly number[]): Shown;
  /** The key and the feedback, in the order of the screen. */
  reveal(parts: QuestionParts<Public, Key, Feedback>, order: readonly number[]): Revealed;
}

/** A text of an author that readers see: not empty, and not of characters alone that leave no trace. */
export function shownText({ max }: { readonly max: number }) {
  return trimmedText({ min: 1, max }).refine((text) => text === '' || asSeen(text) !== '', {
    error: 'shows nothing',
  });
}

/** Texts of a list that look the same, each with the first that it repeats. */
export function repeatedTexts(texts: readonly string[]): { index: number; first: number }[] {
  const places = new Map<string, number>();
  return texts.flatMap((text, index) => {
    const seen = asSeen(text);
    const first = places.get(seen);
    if (first !== undefined) return [{ index, first }];
    places.set(seen, index);
    return [];
  });
}

/** A schema whose values must have no problems. */
export function withoutProblems<Schema extends z.ZodType>(
  schema: Schema,
  problemsOf: (value: z.output<Schema>) => Problem[],
): Schema {
  return schema.superRefine((value, context) => {
    for (const problem of problemsOf(value)) context.addIssue({ code: 'custom', ...problem });
  });
}
