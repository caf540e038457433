import type { GameView } from '@studyhall/domain/live/game-view';
import { IconCheck, IconClockPlus, IconThumbUp, IconWifiOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../../ui/card.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { SeatAvatar } from '../../shared/seat-avatar.tsx';
import type { Desk, DeskSeat } from '../types.ts';
import classes from './players-card.module.css';
import { SeatForm } from './seat-form.tsx';

interface PlayersCardProps {
  readonly desk: Desk;
  readonly view: GameView;
}

/** Who is in the room: each opens what can be done for or about them. */
export function PlayersCard({ desk, view }: PlayersCardProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const here = desk.seats.filter(({ state }) => state === 'in');
  const gone = desk.seats.filter(({ state }) => state !== 'in');
  const seat = desk.seats.find((one) => one.seat === chosen);
  const connected = here.filter(({ isConnected }) => isConnected).length;
  const close = () => setChosen(null);
  return (
    <Card aria-labelledby="players">
      <CardTitle
        id="players"
        aside={
          here.length > 0 && (
            <span className={classes['connected']}>
              {t('hosting.players.connected', { connected, count: here.length })}
            </span>
          )
        }
      >
        {t('hosting.players.title')}
      </CardTitle>
      {here.length === 0 && <p className={classes['none']}>{t('hosting.players.none')}</p>}
      <ul className={classes['seats']}>
        {here.map((one) => (
          <li key={one.seat}>
            <SeatButton seat={one} view={view} onOpen={() => setChosen(one.seat)} />
          </li>
        ))}
      </ul>
      {gone.length > 0 && (
        <details className={classes['gone']}>
          <summary>{t('hosting.players.gone', { count: gone.length })}</summary>
          <ul className={classes['seats']}>
            {gone.map(({ seat: number, nickname, state }) => (
              <li key={number} className={classes['left']}>
                <span className={classes['name']}>{nickname}</span>
                <span className={classes['state']}>
                  {t(`hosting.players.states.${state === 'in' ? 'left' : state}`)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Dialog isOpen={seat !== undefined} onClose={close} title={seat?.nickname ?? ''}>
        {seat !== undefined && <SeatForm key={seat.seat} seat={seat} view={view} onDone={close} />}
      </Dialog>
    </Card>
  );
}

interface SeatButtonProps {
  readonly seat: DeskSeat;
  readonly view: GameView;
  readonly onOpen: () => void;
}

function SeatButton({ seat, view, onOpen }: SeatButtonProps) {
  const { t } = useTranslation();
  const { nickname, team, isConnected, timeFactorPercent } = seat;
  return (
    <button
      type="button"
      className={classes['seat']}
      data-away={!isConnected}
      aria-haspopup="dialog"
      onClick={onOpen}
    >
      <SeatAvatar seat={team === 0 ? seat.seat : team} nickname={nickname} />
      <span className={classes['about']}>
        <span className={classes['name']}>{nickname}</span>
        <span className={classes['state']}>
          {team > 0 && <span>{t('hosting.screen.team', { number: team })}</span>}
          <State seat={seat} phase={view.phase} />
          {timeFactorPercent > 100 && (
            <span className={classes['sign']}>
              <IconClockPlus size={15} aria-hidden />
              {t('hosting.players.timeShort', { percent: timeFactorPercent - 100 })}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

/** The one thing about a seat that matters now. */
function State({ seat, phase }: { readonly seat: DeskSeat; readonly phase: GameView['phase'] }) {
  const { t } = useTranslation();
  if (!seat.isConnected)
    return (
      <span className={classes['sign']} data-tone="bad">
        <IconWifiOff size={15} aria-hidden />
        {t('hosting.players.away')}
      </span>
    );
  if (phase === 'question' && seat.hasAnswered)
    return (
      <span className={classes['sign']} data-tone="good">
        <IconCheck size={15} aria-hidden />
        {t('hosting.players.answered')}
      </span>
    );
  if (phase === 'lobby' && seat.isReady)
    return (
      <span className={classes['sign']} data-tone="good">
        <IconThumbUp size={15} aria-hidden />
        {t('hosting.players.ready')}
      </span>
    );
  return <span>{t(phase === 'question' ? 'hosting.players.thinking' : 'hosting.players.here')}</span>;
}
