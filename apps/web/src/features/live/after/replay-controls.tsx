import { ActionIcon, SegmentedControl, Slider } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './after.module.css';
import type { Replay } from './use-replay.ts';

const SPEEDS = [1, 2, 5, 20] as const;

interface ReplayControlsProps {
  readonly replay: Replay;
  readonly total: number;
}

/** Play, step, jump, and how fast. */
export function ReplayControls({ replay, total }: ReplayControlsProps) {
  const { t } = useTranslation();
  const Icon = replay.isPlaying ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={classes['controls']}>
      <div className={classes['buttons']}>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('liveAfter.replay.back')}
          disabled={replay.shown === 0}
          onClick={() => replay.step(-1)}
        >
          <IconPlayerSkipBack size={22} aria-hidden />
        </ActionIcon>
        <ActionIcon
          size={48}
          aria-label={t(replay.isPlaying ? 'liveAfter.replay.pause' : 'liveAfter.replay.play')}
          onClick={replay.toggle}
        >
          <Icon size={22} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={48}
          aria-label={t('liveAfter.replay.on')}
          disabled={replay.shown >= total}
          onClick={() => replay.step(1)}
        >
          <IconPlayerSkipForward size={22} aria-hidden />
        </ActionIcon>
        <SegmentedControl
          size="md"
          aria-label={t('liveAfter.replay.speed')}
          value={`${replay.speed}`}
          onChange={(value) => replay.setSpeed(Number(value))}
          data={SPEEDS.map((speed) => ({
            value: `${speed}`,
            label: t('liveAfter.replay.times', { speed }),
          }))}
        />
      </div>
      <Slider
        min={0}
        max={total}
        value={replay.shown}
        onChange={replay.goTo}
        label={null}
        thumbLabel={t('liveAfter.replay.place')}
      />
      <p className={classes['soft']}>{t('liveAfter.replay.event', { shown: replay.shown, total })}</p>
    </div>
  );
}
