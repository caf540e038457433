import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import type { ComponentType } from 'react';
import { ChoicePart } from './choice-part.tsx';
import { GapsPart } from './gaps-part.tsx';
import { MatchingPart } from './matching-part.tsx';
import { OpenPart } from './open-part.tsx';
import { OrderingPart } from './ordering-part.tsx';
import type { PartProps } from './part-props.ts';
import { NumericPart, ShortPart } from './typed-part.tsx';

/** What each type is answered in. */
const parts: { readonly [Type in QuestionType]: ComponentType<PartProps<Type>> } = {
  single: ChoicePart,
  multiple: ChoicePart,
  'true-false': ChoicePart,
  short: ShortPart,
  numeric: NumericPart,
  matching: MatchingPart,
  ordering: OrderingPart,
  gaps: GapsPart,
  open: OpenPart,
};

/** What to do with a question of each type, in words. */
export const instructions = {
  single: 'quizzes.runner.chooseOne',
  multiple: 'quizzes.runner.chooseAll',
  'true-false': 'quizzes.runner.chooseOne',
  short: 'quizzes.answers.typeText',
  numeric: 'quizzes.answers.typeNumber',
  matching: 'quizzes.answers.match',
  ordering: 'quizzes.answers.order',
  gaps: 'quizzes.answers.fill',
  open: 'quizzes.answers.write',
} as const satisfies Record<QuestionType, string>;

/** Types whose text is shown together with what is answered in it. */
export function hasOwnText(type: QuestionType): boolean {
  return type === 'gaps';
}

/** What a question is answered in, whatever its type; what is shown has to be of that type. */
export function QuestionPart(props: PartProps<QuestionType>) {
  const Part = parts[props.type] as ComponentType<PartProps<QuestionType>>;
  return <Part {...props} />;
}
