import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../quizzes/countdown.ts';
import classes from './countdown.module.css';
import { useSecondsLeft } from './use-seconds-left.ts';

const HURRY_SECONDS = 5;

interface CountdownProps {
  /** By the server's clock; null where nothing ends. */
  readonly endsAt: number | null;
  /** How long it is in all: what the bar is full of. */
  readonly seconds: number;
  /** How much the server's clock is ahead of the device's. */
  readonly aheadMs: number;
}

/** The time that is left, as a bar and a number; readers hear of it at 10 s, at 5 s and at the end. */
export function Countdown({ endsAt, seconds: total, aheadMs }: CountdownProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(endsAt, aheadMs);
  if (left === undefined) return null;
  const { seconds, spoken } = left;
  return (
    <div className={classes['countdown']} data-hurry={seconds <= HURRY_SECONDS}>
      <div className={classes['track']} aria-hidden>
        <div
          className={classes['bar']}
          style={{ inlineSize: `${Math.min(100, (seconds / Math.max(1, total)) * 100)}%` }}
        />
      </div>
      <span className={classes['clock']}>
        <IconClock size={18} aria-hidden />
        <span role="timer" aria-label={t('liveShared.time.left')}>
          {clockText(seconds)}
        </span>
      </span>
      <span className={classes['spoken']} role="status">
        {spoken === undefined
          ? ''
          : spoken === 0
            ? t('liveShared.time.over')
            : t('liveShared.time.spoken', { seconds: spoken })}
      </span>
    </div>
  );
}
