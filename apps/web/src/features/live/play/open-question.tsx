import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Countdown } from '../shared/countdown.tsx';
import { AskedText, GameTexts } from '../shared/game-texts.tsx';
import { AnswerPad } from './answer-pad.tsx';
import { AnswerState } from './answer-state.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';
import { useAnswer } from './use-answer.ts';

/** The open question, answered on the page; whoever is not asked looks on. */
export function OpenQuestion({ game, actions }: PhaseProps) {
  const { t } = useTranslation();
  const textId = useId();
  const { view, aheadMs } = game;
  const { me, question, questionCount, position, gameId } = view;
  const own = useAnswer({ gameId, position: position ?? 0, saved: me.answer, send: actions.send });
  if (question === null) return null;
  const isTaken = own.sending.state !== 'none' && own.sending.state !== 'refused';
  const canAnswer = me.isAsked && (!isTaken || view.settings.canChangeAnswer);
  const seconds = ((view.seconds ?? 0) * me.timeFactorPercent) / 100;
  return (
    <GameTexts question={question} reveal={null}>
      <div className={classes['question']}>
        <PhaseHeading>
          {t('livePlay.question.number', { number: question.position + 1, total: questionCount })}
        </PhaseHeading>
        {!me.isCalm && <Countdown endsAt={me.endsAt ?? view.nextAt} seconds={seconds} aheadMs={aheadMs} />}
        <Card>
          <div id={textId} className={classes['text']}>
            <AskedText question={question} />
          </div>
        </Card>
        <AnswerPad
          question={question}
          labelledBy={textId}
          answer={own.answer}
          onAnswer={canAnswer ? own.give : undefined}
        />
        {me.isAsked && (
          <AnswerState
            sending={own.sending}
            canChange={view.settings.canChangeAnswer}
            isOfTeam={view.settings.teams > 0 && view.settings.teamScore === 'last-answer'}
          />
        )}
      </div>
    </GameTexts>
  );
}
