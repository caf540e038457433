import type { RouterOutputs } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import classes from './after.module.css';
import { useSeconds } from './use-seconds.ts';

interface PlayerTableProps {
  readonly players: RouterOutputs['live']['getResults']['players'];
  readonly isRanked: boolean;
  readonly hasTeams: boolean;
}

/** Everybody who played, in the order of the board. */
export function PlayerTable({ players, isRanked, hasTeams }: PlayerTableProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const seconds = useSeconds();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever scrolls by keyboard has to reach what scrolls
    <section className={classes['wide']} tabIndex={0} aria-label={t('liveAfter.players')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {isRanked && <th scope="col">{t('liveShared.board.rank')}</th>}
            <th scope="col">{t('liveShared.board.player')}</th>
            {hasTeams && <th scope="col">{t('liveShared.board.team')}</th>}
            {isRanked && <th scope="col">{t('liveShared.board.score')}</th>}
            {isRanked && <th scope="col">{t('liveAfter.right')}</th>}
            <th scope="col">{t('liveAfter.answered')}</th>
            <th scope="col">{t('liveAfter.time')}</th>
          </tr>
        </thead>
        <tbody>
          {players.map((player) => (
            <tr key={player.seat}>
              {isRanked && <td>{player.rank === null ? '–' : number.format(player.rank)}</td>}
              <th scope="row">
                {player.nickname}
                {player.state !== 'in' && (
                  <span className={classes['soft']}> {t(`liveAfter.states.${player.state}`)}</span>
                )}
              </th>
              {hasTeams && <td>{player.team === 0 ? '–' : number.format(player.team)}</td>}
              {isRanked && <td>{number.format(player.score)}</td>}
              {isRanked && (
                <td>
                  {t('liveAfter.rightOf', {
                    correct: number.format(player.correct),
                    asked: number.format(player.asked),
                  })}
                </td>
              )}
              <td>{number.format(player.answered)}</td>
              <td>{seconds(player.timeMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
