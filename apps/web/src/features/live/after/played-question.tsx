import type { GameReveal } from '@studyhall/domain/live/game-question';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ImageSizes } from '../../../ui/image-sizes.tsx';
import { QuestionLanguage } from '../../quizzes/question-language.tsx';
import { QuestionText } from '../../quizzes/question-text.tsx';
import { QuestionPart } from '../../quizzes/question-types/question-part.tsx';
import { GameOptions } from '../shared/game-options.tsx';
import classes from './after.module.css';

interface PlayedQuestionProps {
  readonly question: {
    readonly position: number;
    readonly text: string;
    readonly textFormat: TextFormat;
    readonly language: string;
    readonly options: readonly string[] | null;
    readonly reveal: GameReveal | null;
  };
  /** Empty where nobody in particular answered. */
  readonly answer: Answer;
  /** How often each option was chosen; absent where that is not shown. */
  readonly counts?: readonly number[] | undefined;
  /** What is said of it beside its text. */
  readonly facts: ReactNode;
}

/** A question of a game that is over: what was asked, what was right, why, and what was answered. */
export function PlayedQuestion({ question, answer, counts, facts }: PlayedQuestionProps) {
  const { t, i18n } = useTranslation();
  const textId = useId();
  const { position, text, textFormat, language, options, reveal } = question;
  const otherThanRead = (tag: string | undefined): string | null =>
    tag === undefined || tag === i18n.language ? null : tag;
  const languages = { lang: otherThanRead(language), explanationLang: otherThanRead(reveal?.language) };
  return (
    <QuestionLanguage value={languages}>
      <ImageSizes images={reveal?.images}>
        <h3 className={classes['number']}>{t('liveAfter.question', { number: position + 1 })}</h3>
        <div className={classes['facts']}>{facts}</div>
        <div id={textId} className={classes['text']}>
          <QuestionText text={text} format={textFormat} />
        </div>
        {reveal === null && options !== null && (
          <GameOptions
            labelledBy={textId}
            options={options.map((option) => ({ text: option }))}
            format={textFormat}
            chosen={answer.filter((part) => typeof part === 'number')}
            right={null}
            counts={counts ?? null}
          />
        )}
        {reveal !== null && (
          <Key
            labelledBy={textId}
            format={textFormat}
            position={position}
            reveal={reveal}
            answer={answer}
            counts={counts}
          />
        )}
        {reveal !== null && (reveal.explanation ?? '') !== '' && (
          <QuestionText text={reveal.explanation ?? ''} format={textFormat} of="explanation" />
        )}
      </ImageSizes>
    </QuestionLanguage>
  );
}

interface KeyProps extends Pick<PlayedQuestionProps, 'answer' | 'counts'> {
  readonly labelledBy: string;
  readonly format: TextFormat;
  readonly position: number;
  readonly reveal: GameReveal;
}

function Key({ labelledBy, format, position, reveal, answer, counts }: KeyProps) {
  if (reveal.type === 'single' || reveal.type === 'multiple' || reveal.type === 'true-false') {
    const { options } = reveal.revealed;
    return (
      <GameOptions
        labelledBy={labelledBy}
        options={options}
        format={format}
        chosen={answer.filter((part) => typeof part === 'number')}
        right={options.map(({ isCorrect }) => isCorrect)}
        counts={counts ?? null}
      />
    );
  }
  const shown = reveal.type === 'ordering' ? { items: reveal.revealed.items } : { isUnitNeeded: false };
  return (
    <QuestionPart
      type={reveal.type}
      shown={shown}
      name={`answer-${position}`}
      labelledBy={labelledBy}
      text=""
      format={format}
      answer={answer}
      revealed={reveal.revealed}
    />
  );
}
