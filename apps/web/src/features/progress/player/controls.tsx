import { ActionIcon, Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerStopFilled,
  IconPlayerTrackNextFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './controls.module.css';
import { type Player, speeds } from './use-player.ts';

interface ControlsProps {
  readonly player: Player;
  readonly onGo: (how: 'play' | 'step' | 'finish') => void;
}

/** Run, step, stop and how fast: under the board, or under the thumb. */
export function Controls({ player, onGo }: ControlsProps) {
  const { t } = useTranslation();
  const { show } = player;
  const isPlaying = show?.status === 'playing';
  const isUnderway = show !== null && show.status !== 'ended';
  return (
    <section aria-label={t('turtle.controls.label')} className={classes['controls']}>
      {isPlaying ? (
        <Button
          className={classes['main']}
          leftSection={<IconPlayerPauseFilled size={18} aria-hidden />}
          onClick={player.pause}
        >
          {t('turtle.controls.pause')}
        </Button>
      ) : (
        <Button
          className={classes['main']}
          leftSection={<IconPlayerPlayFilled size={18} aria-hidden />}
          onClick={() => onGo('play')}
        >
          {t(isUnderway ? 'turtle.controls.goOn' : 'turtle.controls.run')}
        </Button>
      )}
      <Small
        label={t('turtle.controls.step')}
        icon={<IconPlayerSkipForwardFilled size={20} aria-hidden />}
        onClick={() => onGo('step')}
      />
      <Small
        label={t('turtle.controls.finish')}
        icon={<IconPlayerTrackNextFilled size={20} aria-hidden />}
        isDisabled={!isUnderway}
        onClick={() => onGo('finish')}
      />
      <Small
        label={t('turtle.controls.stop')}
        icon={<IconPlayerStopFilled size={20} aria-hidden />}
        isDisabled={show === null}
        onClick={player.stop}
      />
      <SpeedChoice player={player} />
    </section>
  );
}

interface SmallProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly isDisabled?: boolean;
  readonly onClick: () => void;
}

function Small({ label, icon, isDisabled = false, onClick }: SmallProps) {
  return (
    <ActionIcon
      variant="default"
      size={44}
      radius="md"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  );
}

function SpeedChoice({ player }: Pick<ControlsProps, 'player'>) {
  const { t } = useTranslation();
  return (
    <label className={classes['speed']}>
      <span className={classes['speedLabel']}>{t('turtle.controls.speed')}</span>
      <select
        value={player.speed}
        onChange={({ currentTarget }) => {
          const chosen = speeds.find((speed) => speed === currentTarget.value);
          if (chosen !== undefined) player.setSpeed(chosen);
        }}
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed}>
            {t(`turtle.controls.${speed}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
