import { useTranslation } from 'react-i18next';
import { useSecondsLeft } from '../../shared/use-seconds-left.ts';
import classes from './countdown-ring.module.css';

interface CountdownRingProps {
  readonly endsAt: number;
  /** How long it is in all: what the ring is full of. */
  readonly seconds: number;
  readonly aheadMs: number;
}

const HURRY_SECONDS = 5;

/** The time that is left, as a ring that empties; spoken at 10 and 5 seconds and at the end, not in between. */
export function CountdownRing({ endsAt, seconds: total, aheadMs }: CountdownRingProps) {
  const { t } = useTranslation();
  const left = useSecondsLeft(endsAt, aheadMs);
  if (left === undefined) return null;
  const { seconds, spoken } = left;
  return (
    <div
      className={classes['ring']}
      data-hurry={seconds <= HURRY_SECONDS}
      style={{ '--share': Math.min(1, seconds / Math.max(1, total)) }}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle cx="50" cy="50" r="44" className={classes['track']} />
        <circle cx="50" cy="50" r="44" pathLength={1} className={classes['left']} />
      </svg>
      <span
        role="timer"
        aria-label={t('liveShared.time.left')}
        className={classes['seconds']}
        data-long={seconds > 99}
      >
        {seconds}
      </span>
      <span role="status" className={classes['spoken']}>
        {spoken === undefined
          ? ''
          : spoken === 0
            ? t('liveShared.time.over')
            : t('liveShared.time.spoken', { seconds: spoken })}
      </span>
    </div>
  );
}
