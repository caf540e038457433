import type { Board, BoardRow } from '@studyhall/domain/live/frames';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import classes from './game-board.module.css';
import { placeOf, placeText } from './place-of.ts';
import { SeatAvatar } from './seat-avatar.tsx';
import { useNamedBoard } from './use-named-board.ts';

interface GameBoardProps {
  readonly board: Board;
  /** The seat, or where teams play the team, of whoever looks. */
  readonly mine: number | null;
  /** Whether its places are those of teams. */
  readonly isOfTeams: boolean;
}

/** The first ten of a game, with how many places each won or lost by the last question. */
export function GameBoard({ board, mine, isOfTeams }: GameBoardProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const { rows, entrants } = useNamedBoard(board, isOfTeams);
  return (
    <>
      <table className={classes['board']}>
        <thead className={classes['head']}>
          <tr>
            <th scope="col">{t('liveShared.board.rank')}</th>
            <th scope="col">{t(isOfTeams ? 'liveShared.board.team' : 'liveShared.board.player')}</th>
            <th scope="col" className={classes['score']}>
              {t('liveShared.board.score')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.entrant}
              data-mine={row.entrant === mine}
              data-top={row.rank <= 3 ? (placeOf(row) ?? undefined) : undefined}
            >
              <td>
                <span className={classes['rank']}>{placeText(row, number)}</span>
              </td>
              <th scope="row">
                <span className={classes['entrant']}>
                  <SeatAvatar seat={row.entrant} nickname={row.name} />
                  <span className={classes['name']}>{row.name}</span>
                  {row.entrant === mine && (
                    <span className={classes['mine']}>
                      {t(isOfTeams ? 'liveShared.board.yourTeam' : 'liveShared.board.you')}
                    </span>
                  )}
                </span>
              </th>
              <td className={classes['score']}>
                {number.format(row.score)}
                <Climbed {...row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entrants > rows.length && (
        <p className={classes['more']}>
          {t(isOfTeams ? 'liveShared.board.moreTeams' : 'liveShared.board.morePlayers', {
            count: entrants - rows.length,
          })}
        </p>
      )}
    </>
  );
}

function Climbed({ climbed }: BoardRow) {
  const { t } = useTranslation();
  if (climbed === 0) return null;
  const isUp = climbed > 0;
  const Icon = isUp ? IconArrowUp : IconArrowDown;
  const count = Math.abs(climbed);
  return (
    <span className={classes['climbed']} data-up={isUp}>
      <Icon size={14} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className={classes['spoken']}>
        {t(isUp ? 'liveShared.board.climbed' : 'liveShared.board.fell', { count })}
      </span>
    </span>
  );
}
