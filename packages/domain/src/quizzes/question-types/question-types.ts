import * as z from 'zod';
import type { Answer } from './answer.ts';
import { choiceRules } from './choice/choice.ts';
import { gapsRules } from './gaps/gaps.ts';
import { matchingRules } from './matching/matching.ts';
import { numericRules } from './numeric/numeric.ts';
import { openRules } from './open/open.ts';
import { orderingRules } from './ordering/ordering.ts';
import type { QuestionTypeRules } from './question-type.ts';
import { shortRules } from './short/short.ts';
import { questionTypes } from './type-names.ts';

export { questionTypes } from './type-names.ts';

/** How a question is answered and graded. */
export const QuestionType = z.enum(questionTypes);
export type QuestionType = z.output<typeof QuestionType>;

/** The rules of a type of which nothing else is known: what they take has to be of that type. */
export type AnyTypeRules = QuestionTypeRules<unknown, unknown, unknown, unknown, unknown, unknown>;

/** The rules of every type. */
export const questionTypeRules = {
  single: choiceRules('single'),
  multiple: choiceRules('multiple'),
  'true-false': choiceRules('true-false'),
  short: shortRules,
  numeric: numericRules,
  matching: matchingRules,
  ordering: orderingRules,
  gaps: gapsRules,
  open: openRules,
} satisfies Record<QuestionType, AnyTypeRules>;

export type RulesOf<Type extends QuestionType> = (typeof questionTypeRules)[Type];
export type BodyOf<Type extends QuestionType> = z.output<RulesOf<Type>['body']>;
export type ShownOf<Type extends QuestionType> = z.output<RulesOf<Type>['shown']>;
export type RevealedOf<Type extends QuestionType> = z.output<RulesOf<Type>['revealed']>;

/** What a type shows, reveals and lets authors say, as schemas that stay those of this type. */
export function schemasOf<Type extends QuestionType>(
  type: Type,
): {
  readonly body: RulesOf<Type>['body']['shape'];
  readonly shown: RulesOf<Type>['shown'];
  readonly revealed: RulesOf<Type>['revealed'];
} {
  const { body, shown, revealed } = questionTypeRules[type];
  return { body: body.shape, shown, revealed };
}

/** The rules of a type that is known only when they are asked. */
export function rulesOf(type: QuestionType): AnyTypeRules {
  return questionTypeRules[type];
}

/** The types that an answer can be one of: a question of any other is not answered so. */
export function typesTaking(answer: Answer): QuestionType[] {
  return questionTypes.filter((type) => rulesOf(type).takes(answer));
}
