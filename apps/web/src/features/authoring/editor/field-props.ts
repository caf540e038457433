import type { BodyOf, QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';

/** Why a field does not fit, in words; undefined as long as it does, or nobody asked yet. */
export type ProblemAt = (path: string) => string | undefined;

/** What is written of a question in the fields of its type. */
export interface TypeEditorProps<Type extends QuestionType> {
  readonly type: Type;
  readonly body: BodyOf<Type>;
  /** Where what is written here begins in the path of a problem: `gaps.0`; empty for a question itself. */
  readonly problemAt: ProblemAt;
  readonly onBody: (body: BodyOf<Type>) => void;
}

/** A list with one of its items changed. */
export function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((one, place) => (place === index ? item : one));
}
