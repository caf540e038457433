import { Button } from '@mantine/core';
import type { GameQuestion } from '@studyhall/domain/live/game-question';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosen } from '../../quizzes/question-types/choice-part.tsx';
import { GameOptions } from '../shared/game-options.tsx';
import classes from './answer-pad.module.css';
import { OrderedAnswer } from './ordered-answer.tsx';
import { TypedAnswer } from './typed-answer.tsx';
import { useOptionKeys } from './use-option-keys.ts';

interface AnswerPadProps<Question extends GameQuestion = GameQuestion> {
  readonly question: Question;
  readonly labelledBy: string;
  /** What was given. */
  readonly answer: Answer;
  /** Absent where the answer stays as it is. */
  readonly onAnswer?: ((answer: Answer) => void) | undefined;
}

type QuestionOf<Type extends GameQuestion['type']> = Extract<GameQuestion, { type: Type }>;

/** Where an open question is answered, whatever its type. */
export function AnswerPad({ question, ...rest }: AnswerPadProps) {
  switch (question.type) {
    case 'single':
    case 'true-false':
      return <OneAnswer question={question} {...rest} />;
    case 'multiple':
      return <SeveralAnswers question={question} {...rest} />;
    case 'short':
    case 'numeric':
      return <TypedAnswer {...rest} />;
    case 'ordering':
      return <OrderedAnswer items={question.shown.items} format={question.textFormat} {...rest} />;
  }
}

/** One press answers. */
function OneAnswer({
  question,
  labelledBy,
  answer,
  onAnswer,
}: AnswerPadProps<QuestionOf<'single' | 'true-false'>>) {
  const { options } = question.shown;
  const choose = onAnswer === undefined ? undefined : (place: number) => onAnswer([place]);
  useOptionKeys(options.length, choose);
  return (
    <GameOptions
      labelledBy={labelledBy}
      options={options}
      format={question.textFormat}
      chosen={numbersIn(answer)}
      right={null}
      onChoose={choose}
    />
  );
}

/** Any number is chosen, and sent together. */
function SeveralAnswers({ question, labelledBy, answer, onAnswer }: AnswerPadProps<QuestionOf<'multiple'>>) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<number[] | null>(null);
  const { options } = question.shown;
  const sent = numbersIn(answer);
  const shown = onAnswer === undefined ? sent : (draft ?? sent);
  const choose =
    onAnswer === undefined
      ? undefined
      : (place: number) => setDraft(chosen({ type: 'multiple', answer: shown }, place));
  useOptionKeys(options.length, choose);
  const isSent = shown.length === 0 || String(shown) === String(sent);
  return (
    <div className={classes['several']}>
      <GameOptions
        labelledBy={labelledBy}
        options={options}
        format={question.textFormat}
        chosen={shown}
        right={null}
        onChoose={choose}
      />
      {onAnswer !== undefined && (
        <Button size="lg" fullWidth disabled={isSent} onClick={() => onAnswer(shown)}>
          {t('livePlay.answer.send')}
        </Button>
      )}
    </div>
  );
}

function numbersIn(answer: Answer): number[] {
  return answer.filter((part) => typeof part === 'number');
}
