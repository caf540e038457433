import type { Board } from '@studyhall/domain/live/frames';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../../ui/formats.ts';
import { placeOf, placeText } from '../../shared/place-of.ts';
import { SeatAvatar } from '../../shared/seat-avatar.tsx';
import { useNamedBoard } from '../../shared/use-named-board.ts';
import classes from './board-stage.module.css';

interface BoardStageProps {
  readonly board: Board;
  readonly isOfTeams: boolean;
  /** Whether the first three stand on the podium above it. */
  readonly isBelow?: boolean;
}

/** The first ten, each moving from where it was to where it is. */
export function BoardStage({ board, isOfTeams, isBelow = false }: BoardStageProps) {
  const { t, i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  const { rows, entrants } = useNamedBoard(board, isOfTeams);
  const most = Math.max(1, ...rows.map(({ score }) => score));
  return (
    <div className={classes['stage']}>
      <h2 className={classes['title']}>{t('hosting.screen.board')}</h2>
      <ol className={classes['board']}>
        {rows.map(({ entrant, name, score, rank, climbed }, index) => (
          <li
            key={entrant}
            className={classes['row']}
            data-rank={placeOf({ rank, score }) ?? undefined}
            style={{ '--from': comesFrom(climbed, rows.length - index), '--share': score / most }}
          >
            <span className={classes['rank']}>{placeText({ rank, score }, number)}</span>
            <span className={classes['avatar']}>
              <SeatAvatar seat={entrant} nickname={name} />
            </span>
            <span className={classes['name']}>{name}</span>
            <Climbed climbed={climbed} />
            <span className={classes['score']}>{number.format(score)}</span>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className={classes['more']}>{t('hosting.screen.nobodyPlays')}</p>}
      {!isBelow && entrants > rows.length && (
        <p className={classes['more']}>
          {t(isOfTeams ? 'liveShared.board.moreTeams' : 'liveShared.board.morePlayers', {
            count: entrants - rows.length,
          })}
        </p>
      )}
    </div>
  );
}

/** How many rows below its place a row begins: what climbed further than the list shows comes from its end. */
function comesFrom(climbed: number, below: number): number {
  return Math.max(-9, Math.min(climbed, below));
}

function Climbed({ climbed }: { readonly climbed: number }) {
  const { t } = useTranslation();
  if (climbed === 0) return <span />;
  const isUp = climbed > 0;
  const count = Math.abs(climbed);
  const Icon = isUp ? IconArrowUp : IconArrowDown;
  return (
    <span className={classes['climbed']} data-up={isUp}>
      <Icon size="1em" aria-hidden />
      <span aria-hidden>{count}</span>
      <span className={classes['spoken']}>
        {t(isUp ? 'liveShared.board.climbed' : 'liveShared.board.fell', { count })}
      </span>
    </span>
  );
}
