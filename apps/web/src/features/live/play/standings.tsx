import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import { GameBoard } from '../shared/game-board.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import { entrantOf, type PhaseProps } from './player-game.ts';

/** The first ten between two questions, and the own place wherever it is. */
export function Standings({ game }: PhaseProps) {
  const { t, i18n } = useTranslation();
  const { view } = game;
  const { board, me, settings } = view;
  const isOfTeams = settings.teams > 0;
  return (
    <div className={classes['question']}>
      <PhaseHeading>{t('livePlay.board.title')}</PhaseHeading>
      {me.result !== null && (
        <p className={classes['lead']}>
          {t(isOfTeams ? 'livePlay.result.teamRank' : 'livePlay.result.rank', {
            rank: numberFormat(i18n.language).format(me.result.rank),
          })}
        </p>
      )}
      {board !== null && <GameBoard board={board} mine={entrantOf(view)} isOfTeams={isOfTeams} />}
    </div>
  );
}
