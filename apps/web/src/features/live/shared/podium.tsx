import type { Board, BoardRow } from '@studyhall/domain/live/frames';
import { useTranslation } from 'react-i18next';
import { listFormat, numberFormat } from '../../../ui/formats.ts';
import classes from './podium.module.css';
import { SeatAvatar } from './seat-avatar.tsx';
import { useNamedBoard } from './use-named-board.ts';

const STEPS = 3;

/** A step, with all who stand on it. */
interface Place {
  readonly first: BoardRow;
  readonly rows: readonly BoardRow[];
}

interface PodiumProps {
  readonly board: Board;
  /** Whether its places are those of teams. */
  readonly isOfTeams: boolean;
}

/** The first three on their steps; who is as good as another stands on the same one. */
export function Podium({ board, isOfTeams }: PodiumProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const names = listFormat(i18n.language);
  const named = useNamedBoard(board, isOfTeams);
  return (
    <ol className={classes['podium']}>
      {placesOf(named).map(({ first: { entrant, name, rank, score }, rows }) => (
        <li key={entrant} className={classes['place']} data-rank={rank}>
          <span className={classes['avatar']}>
            <SeatAvatar seat={entrant} nickname={name} />
          </span>
          <span className={classes['name']}>{names.format(rows.map((row) => row.name))}</span>
          <span className={classes['score']}>
            {t('liveShared.points', { count: score, points: number.format(score) })}
          </span>
          <span className={classes['step']}>
            <span className={classes['spoken']}>{t('liveShared.board.rank')} </span>
            {number.format(rank)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function placesOf({ rows }: Board): Place[] {
  return rows
    .filter(({ rank }, index) => rank <= STEPS && rows.findIndex((row) => row.rank === rank) === index)
    .map((first) => ({ first, rows: rows.filter(({ rank }) => rank === first.rank) }));
}
