import type { GameQuestion, GameReveal } from '@studyhall/domain/live/game-question';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ImageSizes } from '../../../ui/image-sizes.tsx';
import { QuestionLanguage } from '../../quizzes/question-language.tsx';
import { QuestionText } from '../../quizzes/question-text.tsx';

interface GameTextsProps {
  readonly question: GameQuestion;
  readonly reveal: GameReveal | null;
  readonly children: ReactNode;
}

/** Around everything that a question of a game says: each text says its language, each image has its room. */
export function GameTexts({ question, reveal, children }: GameTextsProps) {
  const { i18n } = useTranslation();
  const otherThanRead = (language: string | undefined): string | null =>
    language === undefined || language === i18n.language ? null : language;
  const languages = {
    lang: otherThanRead(question.language),
    explanationLang: otherThanRead(reveal?.language),
  };
  return (
    <QuestionLanguage value={languages}>
      <ImageSizes images={question.images}>
        <ImageSizes images={reveal?.images}>{children}</ImageSizes>
      </ImageSizes>
    </QuestionLanguage>
  );
}

/** What asks; inside `GameTexts`. */
export function AskedText({ question }: Pick<GameTextsProps, 'question'>) {
  return <QuestionText text={question.text} format={question.textFormat} />;
}

/** What is said of the question once nobody can answer any more; inside `GameTexts`. */
export function Explanation({ question, reveal }: Omit<GameTextsProps, 'children'>) {
  if (reveal === null || reveal.explanation === null || reveal.explanation === '') return null;
  return <QuestionText text={reveal.explanation} format={question.textFormat} of="explanation" />;
}
