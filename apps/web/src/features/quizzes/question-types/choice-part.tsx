import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { ChoiceType } from '@studyhall/domain/quizzes/question-types/choice/body';
import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import { OptionList } from './option-list.tsx';
import type { PartProps } from './part-props.ts';

/** Options as radio buttons or check boxes. */
export function ChoicePart(props: PartProps<ChoiceType>) {
  const { type, shown, name, labelledBy, format, answer, revealed, onAnswer } = props;
  return (
    <OptionList
      name={name}
      labelledBy={labelledBy}
      hasSeveral={type === 'multiple'}
      options={shown.options}
      format={format}
      selected={answer.filter((part) => typeof part === 'number')}
      verdicts={revealed?.options ?? null}
      {...(onAnswer !== undefined && {
        onChoose: (place: number) => onAnswer(chosen({ type, answer }, place)),
      })}
    />
  );
}

/** One of a single choice; any of a multiple one, where a second press takes it back. */
export function chosen(
  { type, answer }: { readonly type: QuestionType; readonly answer: Answer },
  place: number,
): number[] {
  if (type !== 'multiple') return [place];
  const places = answer.filter((part) => typeof part === 'number');
  return places.includes(place)
    ? places.filter((one) => one !== place)
    : [...places, place].sort((a, b) => a - b);
}
