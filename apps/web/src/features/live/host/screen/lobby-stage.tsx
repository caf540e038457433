import type { GameView } from '@studyhall/domain/live/game-view';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../shared/qr-code.tsx';
import { SeatAvatar } from '../../shared/seat-avatar.tsx';
import { joinAddressOf, pinText } from '../join-address.ts';
import classes from './lobby-stage.module.css';

/** Before a game: how to join it, to be read from the last row, and who is there. */
export function LobbyStage({ view }: { readonly view: GameView }) {
  const { t } = useTranslation();
  const { code, seats, isLocked } = view;
  return (
    <div className={classes['lobby']}>
      {code !== null && <HowToJoin pin={code} isLocked={isLocked} />}
      <section className={classes['wall']} aria-label={t('hosting.screen.players')}>
        <p className={classes['count']} role="status">
          {seats.length === 0
            ? t('hosting.screen.nobodyYet')
            : t('hosting.screen.here', { count: seats.length })}
        </p>
        <ul className={classes['seats']} data-many={seats.length > MANY}>
          {seats.map(({ seat, nickname, team, isReady }) => (
            <li key={seat} className={classes['seat']} data-ready={isReady}>
              <SeatAvatar seat={team === 0 ? seat : team} nickname={nickname} />
              <span className={classes['name']}>{nickname}</span>
              {team > 0 && (
                <span className={classes['team']}>{t('hosting.screen.team', { number: team })}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** From here on a wall of names is set smaller. */
const MANY = 24;

export function HowToJoin({ pin, isLocked }: { readonly pin: string; readonly isLocked: boolean }) {
  const { t } = useTranslation();
  const address = joinAddressOf(pin);
  return (
    <section className={classes['join']} aria-label={t('hosting.screen.howToJoin')}>
      <div className={classes['code']}>
        <QrCode text={address} label={t('hosting.screen.qr')} />
      </div>
      <div className={classes['ways']}>
        <p className={classes['address']}>
          {t('hosting.screen.goTo')} <strong>{`${location.host}/join`}</strong>
        </p>
        <p className={classes['pin']}>
          <span className={classes['pinLabel']}>{t('hosting.screen.pin')}</span>
          <span className={classes['digits']}>{pinText(pin)}</span>
        </p>
        {isLocked && (
          <p className={classes['locked']}>
            <IconLock size="1.1em" aria-hidden /> {t('hosting.screen.locked')}
          </p>
        )}
      </div>
    </section>
  );
}
