import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { QuestionPart } from '../../quizzes/question-types/question-part.tsx';
import { GameOptions } from '../shared/game-options.tsx';
import { AskedText, Explanation, GameTexts } from '../shared/game-texts.tsx';
import { countsOf, isChoice, rightPlaces } from '../shared/revealed-options.ts';
import { OwnResult } from './own-result.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';

/** What the own answer was worth, and what would have been right. */
export function Revealed({ game }: PhaseProps) {
  const { t } = useTranslation();
  const textId = useId();
  const { view } = game;
  const { question, reveal, distribution, me, questionCount } = view;
  if (question === null) return null;
  const answer = me.answer ?? [];
  const showsCounts = distribution !== null && (reveal === null || me.seat === null);
  return (
    <GameTexts question={question} reveal={reveal}>
      <div className={classes['question']}>
        {me.result === null ? (
          <PhaseHeading>
            {t('livePlay.question.number', { number: question.position + 1, total: questionCount })}
          </PhaseHeading>
        ) : (
          <OwnResult result={me.result} view={view} />
        )}
        <Card>
          <div id={textId} className={classes['text']}>
            <AskedText question={question} />
          </div>
        </Card>
        {isChoice(question) ? (
          <GameOptions
            labelledBy={textId}
            options={question.shown.options}
            format={question.textFormat}
            chosen={answer.filter((part) => typeof part === 'number')}
            right={rightPlaces(reveal)}
            counts={showsCounts ? countsOf(distribution, question.shown.options.length) : null}
          />
        ) : (
          <QuestionPart
            type={question.type}
            shown={question.shown}
            name="answer"
            labelledBy={textId}
            text={question.text}
            format={question.textFormat}
            answer={answer}
            revealed={reveal?.revealed ?? null}
          />
        )}
        {reveal !== null && (reveal.explanation ?? '') !== '' && (
          <Card tone="brand">
            <Explanation question={question} reveal={reveal} />
          </Card>
        )}
      </div>
    </GameTexts>
  );
}
