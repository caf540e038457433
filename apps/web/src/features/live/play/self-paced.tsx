import { Progress } from '@mantine/core';
import type { GameQuestion } from '@studyhall/domain/live/game-question';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { AskedText, GameTexts } from '../shared/game-texts.tsx';
import { AnswerPad } from './answer-pad.tsx';
import { AnswerState } from './answer-state.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';
import { useAnswer } from './use-answer.ts';

/** The next question of somebody who plays at their own pace. */
export interface OwnQuestion {
  /** Null where everything is answered. */
  readonly question: GameQuestion | null;
  readonly answered: number;
  readonly of: number;
  readonly closesAt: number | null;
}

interface SelfPacedProps extends PhaseProps {
  readonly own: OwnQuestion;
}

/** One's own questions, one after another, until all are answered or the game closes. */
export function SelfPaced({ own, ...phase }: SelfPacedProps) {
  const { t, i18n } = useTranslation();
  const { question, answered, of, closesAt } = own;
  const { aheadMs } = phase.game;
  const closes = closesAt === null ? null : momentText(new Date(closesAt - aheadMs), i18n.language);
  return (
    <div className={classes['question']}>
      <Progress
        value={(answered / Math.max(1, of)) * 100}
        size={8}
        aria-label={t('livePlay.selfPaced.answered', { answered, of })}
      />
      <p className={classes['soft']}>
        {t('livePlay.selfPaced.answered', { answered, of })}
        {closes !== null && ` · ${t('livePlay.selfPaced.closes', { at: closes })}`}
      </p>
      {question === null ? (
        <Card padding="roomy" className={classes['centred']}>
          <PhaseHeading>{t('livePlay.selfPaced.done')}</PhaseHeading>
          <p className={classes['lead']}>{t('livePlay.selfPaced.doneText')}</p>
        </Card>
      ) : (
        <OneQuestion key={question.position} question={question} {...phase} />
      )}
    </div>
  );
}

function OneQuestion({ question, game, actions }: PhaseProps & { readonly question: GameQuestion }) {
  const { t } = useTranslation();
  const textId = useId();
  const { gameId, questionCount } = game.view;
  const { position } = question;
  const own = useAnswer({ gameId, position, saved: null, send: actions.send });
  const canAnswer = own.sending.state === 'none' || own.sending.state === 'refused';
  return (
    <GameTexts question={question} reveal={null}>
      <PhaseHeading>
        {t('livePlay.question.number', { number: position + 1, total: questionCount })}
      </PhaseHeading>
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
      <AnswerState sending={own.sending} canChange={false} isOfTeam={false} />
    </GameTexts>
  );
}
