import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { SeatAvatar } from '../shared/seat-avatar.tsx';
import { PhaseHeading } from './phase-heading.tsx';
import classes from './player.module.css';
import type { PhaseProps } from './player-game.ts';
import { TeamChoice } from './team-choice.tsx';

/** Before it begins: one is in, under this name, and waits for the host. */
export function Lobby({ game, actions }: PhaseProps) {
  const { t } = useTranslation();
  const { view } = game;
  const { me, settings, seats } = view;
  const isPlaying = me.seat !== null;
  return (
    <Card padding="roomy" className={classes['centred']}>
      {me.seat !== null && (
        <span className={classes['portrait']}>
          <SeatAvatar seat={me.seat} nickname={me.nickname ?? ''} />
        </span>
      )}
      <PhaseHeading>
        {isPlaying ? t('livePlay.lobby.in', { name: me.nickname }) : t('livePlay.lobby.watching')}
      </PhaseHeading>
      <p className={classes['lead']}>{t('livePlay.lobby.wait', { host: view.hostName })}</p>
      {isPlaying && (
        <Button
          size="lg"
          variant={me.isReady ? 'filled' : 'default'}
          aria-pressed={me.isReady}
          leftSection={me.isReady ? <IconCheck size={20} aria-hidden /> : undefined}
          onClick={() => actions.setSeat({ isReady: !me.isReady })}
        >
          {t('livePlay.lobby.ready')}
        </Button>
      )}
      {isPlaying && settings.teams > 0 && <TeamChoice game={game} actions={actions} />}
      <FailureNote error={actions.failure} />
      <p className={classes['soft']}>{t('livePlay.lobby.seats', { count: seats.length })}</p>
      <p className={classes['soft']}>{t(`livePlay.modes.${settings.mode}`)}</p>
    </Card>
  );
}
