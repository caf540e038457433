import type { GameView } from '@studyhall/domain/live/game-view';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedText, Explanation, GameTexts } from '../../shared/game-texts.tsx';
import { ShownAnswers } from '../screen/shown-answers.tsx';
import { shortText } from '../short-text.ts';
import type { Desk } from '../types.ts';
import { Verdict } from '../verdict.tsx';
import classes from './now-card.module.css';

interface NowQuestionProps {
  readonly desk: Desk;
  readonly view: GameView;
}

/** The question that is announced, open or told, as the players see it: its key comes with the reveal, for the host as well. */
export function NowQuestion({ desk, view }: NowQuestionProps) {
  const { t } = useTranslation();
  const textId = useId();
  const { position, questionCount, question, reveal, distribution } = view;
  const number = (position ?? 0) + 1;
  const announced = desk.questions.find((one) => one.position === position)?.text;
  return (
    <>
      <h2 className={classes['number']}>{t('hosting.screen.question', { number, total: questionCount })}</h2>
      {question === null ? (
        <p className={classes['asked']}>
          {announced === null || announced === undefined ? t('hosting.desk.comes') : shortText(announced)}
        </p>
      ) : (
        <GameTexts question={question} reveal={reveal}>
          <div id={textId} className={classes['asked']}>
            <AskedText question={question} />
          </div>
          <ShownAnswers question={question} reveal={reveal} distribution={distribution} labelledBy={textId} />
          <Verdict view={view} className={classes['verdict']} />
          <Explanation question={question} reveal={reveal} />
        </GameTexts>
      )}
    </>
  );
}
