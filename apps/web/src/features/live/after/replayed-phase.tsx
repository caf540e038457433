import type { GameView } from '@studyhall/domain/live/game-view';
import { useTranslation } from 'react-i18next';
import { Phase } from '../play/phase.tsx';
import { PhaseHeading } from '../play/phase-heading.tsx';
import classes from '../play/player.module.css';
import type { PlayerActions } from '../play/player-game.ts';
import { GameBoard } from '../shared/game-board.tsx';
import { hasWinner } from '../shared/has-winner.ts';
import { Podium } from '../shared/podium.tsx';
import { SeatAvatar } from '../shared/seat-avatar.tsx';
import after from './after.module.css';

const nothing: PlayerActions = {
  setSeat: () => undefined,
  leave: () => undefined,
  send: async () => 'later',
  isBusy: false,
  failure: null,
};

interface OfView {
  readonly view: GameView;
}

/** What a game was at. Where somebody who is there would be told what to do, it is told what happened. */
export function ReplayedPhase({ view }: OfView) {
  const { t } = useTranslation();
  if (view.paused !== null)
    return (
      <div className={classes['centred']}>
        <PhaseHeading>{t('liveAfter.replay.paused')}</PhaseHeading>
        <p className={classes['lead']}>{t(`liveAfter.replay.pauses.${view.paused.because}`)}</p>
      </div>
    );
  switch (view.phase) {
    case 'lobby':
      return <Gathering view={view} />;
    case 'open':
      return (
        <div className={classes['centred']}>
          <PhaseHeading>{t('livePlay.selfPaced.others')}</PhaseHeading>
        </div>
      );
    case 'podium':
    case 'ended':
      return <End view={view} />;
    default:
      return <Phase game={{ view, aheadMs: 0, isConnected: true }} actions={nothing} />;
  }
}

/** Before it began: who was there by then. */
function Gathering({ view: { seats } }: OfView) {
  const { t } = useTranslation();
  return (
    <div className={classes['centred']}>
      <PhaseHeading>{t('liveAfter.replay.lobby')}</PhaseHeading>
      <p className={classes['lead']}>{t('livePlay.lobby.seats', { count: seats.length })}</p>
      <ul className={after['gathered']}>
        {seats.map(({ seat, nickname, team }) => (
          <li key={seat}>
            <SeatAvatar seat={team === 0 ? seat : team} nickname={nickname} /> {nickname}
          </li>
        ))}
      </ul>
    </div>
  );
}

function End({ view }: OfView) {
  const { t } = useTranslation();
  const { board, settings, ended } = view;
  const isOfTeams = settings.teams > 0;
  return (
    <div className={classes['question']}>
      <div className={classes['centred']}>
        <PhaseHeading>{t('livePlay.final.over')}</PhaseHeading>
        {ended !== null && ended !== 'played' && (
          <p className={classes['lead']}>{t(`livePlay.final.${ended}`)}</p>
        )}
      </div>
      {board !== null && hasWinner(view) && (
        <>
          <Podium board={board} isOfTeams={isOfTeams} />
          <GameBoard board={board} mine={null} isOfTeams={isOfTeams} />
        </>
      )}
    </div>
  );
}
