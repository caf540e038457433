import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import { GameBoard } from '../shared/game-board.tsx';
import { hasWinner } from '../shared/has-winner.ts';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import { entrantOf, type PhaseProps } from './player-game.ts';

/** The first ten between two questions, and the own place wherever it is. */
export function Standings({ game }: PhaseProps) {
  const { t, i18n } = useTranslation();
  const { view } = game;
  const { board, me, settings } = view;
  const isOfTeams = settings.teams > 0;
  const place = hasWinner(view) ? (me.result?.rank ?? null) : null;
  return (
    <div className={classes['question']}>
      <PhaseHeading>{t('livePlay.board.title')}</PhaseHeading>
      {place !== null && (
        <p className={classes['lead']}>
          {t(isOfTeams ? 'livePlay.result.teamRank' : 'livePlay.result.rank', {
            rank: numberFormat(i18n.language).format(place),
          })}
        </p>
      )}
      {board !== null && <GameBoard board={board} mine={entrantOf(view)} isOfTeams={isOfTeams} />}
    </div>
  );
}
