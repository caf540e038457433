import type { GameView } from '@studyhall/domain/live/game-view';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { celebrate } from '../../../../ui/celebrate.ts';
import { hasWinner } from '../../shared/has-winner.ts';
import { Podium } from '../../shared/podium.tsx';
import { BoardStage } from './board-stage.tsx';
import classes from './end-stages.module.css';

interface OfView {
  readonly view: GameView;
}

/** The first three, and below them the rest of the first ten; of a poll or where nobody has points, thanks to whoever played. */
export function PodiumStage({ view }: OfView) {
  const { t } = useTranslation();
  const { board, settings, seats } = view;
  const isWon = hasWinner(view);
  useEffect(() => {
    if (isWon) void celebrate();
  }, [isWon]);
  const rest = board?.rows.filter(({ rank }) => rank > 3) ?? [];
  if (board === null || !isWon)
    return <Notice title={t(seats.length === 0 ? 'hosting.screen.over' : 'hosting.screen.thanks')} />;
  return (
    <div className={classes['podium']}>
      <h2 className={classes['title']}>{t('hosting.screen.podium')}</h2>
      <Podium board={board} isOfTeams={settings.teams > 0} />
      {rest.length > 0 && (
        <div className={classes['rest']}>
          <BoardStage board={{ ...board, rows: rest }} isBelow isOfTeams={settings.teams > 0} />
        </div>
      )}
    </div>
  );
}

/** A game is over: with its podium where it was played, else with a word. */
export function EndedStage({ view }: OfView) {
  const { t } = useTranslation();
  if (view.board !== null) return <PodiumStage view={view} />;
  return <Notice title={t(view.isClosed ? 'hosting.screen.roomClosed' : 'hosting.screen.over')} />;
}

interface NoticeProps {
  readonly title: string;
  readonly text?: string;
}

export function Notice({ title, text }: NoticeProps) {
  return (
    <div className={classes['notice']}>
      <h2 className={classes['title']}>{title}</h2>
      {text !== undefined && <p>{text}</p>}
    </div>
  );
}
