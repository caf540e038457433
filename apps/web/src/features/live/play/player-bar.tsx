import { ActionIcon } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../../ui/formats.ts';
import { LeaveLink } from '../../../ui/leave-link.tsx';
import { SeatAvatar } from '../shared/seat-avatar.tsx';
import { OwnSettings } from './own-settings.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';

/** What stays in sight: who one is here, how many points that is, and the own settings. */
export function PlayerBar(props: PhaseProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { view } = props.game;
  const { me } = view;
  const number = numberFormat(i18n.language);
  const isScored = view.settings.mode !== 'poll' && view.phase !== 'lobby';
  return (
    <header className={classes['bar']}>
      {me.seat !== null && <SeatAvatar seat={me.seat} nickname={me.nickname ?? ''} />}
      <p className={classes['who']}>
        <span className={classes['name']}>{me.nickname ?? t('livePlay.watching')}</span>
        <span className={classes['room']}>
          {view.settings.teams > 0 && me.team > 0
            ? t('livePlay.teamOf', { number: me.team, room: view.roomName })
            : view.roomName}
        </span>
      </p>
      {isScored && me.seat !== null && (
        <p className={classes['points']}>
          {t('liveShared.points', {
            count: me.result?.score ?? 0,
            points: number.format(me.result?.score ?? 0),
          })}
        </p>
      )}
      {me.seat === null ? (
        <LeaveLink to="/games" label={t('livePlay.leave.action')} />
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('livePlay.own.title')}
          onClick={() => setIsOpen(true)}
        >
          <IconAdjustments size={22} aria-hidden />
        </ActionIcon>
      )}
      <OwnSettings {...props} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </header>
  );
}
