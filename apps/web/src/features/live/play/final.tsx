import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { celebrate } from '../../../ui/celebrate.ts';
import { numberFormat } from '../../../ui/formats.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { GameBoard } from '../shared/game-board.tsx';
import { hasWinner } from '../shared/has-winner.ts';
import { Podium } from '../shared/podium.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import { entrantOf, type PhaseProps } from './player-game.ts';

const PODIUM_RANK = 3;

/** The podium, the own place, and what can be done after a game. */
export function Final({ game }: PhaseProps) {
  const { t, i18n } = useTranslation();
  const { view } = game;
  const { board, me, settings, phase, gameId } = view;
  const number = numberFormat(i18n.language);
  const isOfTeams = settings.teams > 0;
  const isPoll = settings.mode === 'poll';
  const isWon = hasWinner(view);
  const rank = isWon ? (me.result?.rank ?? null) : null;
  const isOnPodium = rank !== null && rank <= PODIUM_RANK;
  useEffect(() => {
    if (isOnPodium) void celebrate();
  }, [isOnPodium]);
  return (
    <div className={classes['question']}>
      <div className={classes['centred']}>
        <PhaseHeading>
          {rank === null
            ? t('livePlay.final.over')
            : t(isOfTeams ? 'livePlay.result.teamRank' : 'livePlay.result.rank', {
                rank: number.format(rank),
              })}
        </PhaseHeading>
        {me.result !== null && !isPoll && (
          <p className={classes['lead']}>
            {t('liveShared.points', { count: me.result.score, points: number.format(me.result.score) })}
          </p>
        )}
        {view.ended !== null && view.ended !== 'played' && (
          <p className={classes['lead']}>{t(`livePlay.final.${view.ended}`)}</p>
        )}
      </div>
      {board !== null && isWon && (
        <>
          <Podium board={board} isOfTeams={isOfTeams} />
          <GameBoard board={board} mine={entrantOf(view)} isOfTeams={isOfTeams} />
        </>
      )}
      {me.seat !== null && (
        <LinkButton to="/games/$gameId/mine" params={{ gameId }} size="lg">
          {t('livePlay.final.mine')}
        </LinkButton>
      )}
      <p className={classes['soft']}>
        {phase === 'podium' || !view.isClosed ? t('livePlay.final.again') : ''}
      </p>
      <LinkButton to="/home" size="md" variant="subtle">
        {t('shell.actions.goHome')}
      </LinkButton>
    </div>
  );
}
