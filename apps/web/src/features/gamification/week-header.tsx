import { ActionIcon } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../../ui/dates.ts';
import { dateFormat } from '../../ui/formats.ts';
import classes from './week-header.module.css';

type Week = NonNullable<RouterOutputs['gamification']['leaderboard']['week']>;

interface WeekHeaderProps {
  readonly week: Week;
  readonly onWeek: (week: string) => void;
}

const SIX_DAYS_MS = 6 * 24 * 60 * 60 * 1000;

/** Which week a board is of, whether it can still change, and the way to those around it. */
export function WeekHeader({ week, onWeek }: WeekHeaderProps) {
  const { t, i18n } = useTranslation();
  const monday = new Date(week.monday);
  const days = dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    monday,
    new Date(monday.getTime() + SIX_DAYS_MS),
  );
  return (
    <div className={classes['week']}>
      <Arrow to={week.previous} onWeek={onWeek} label={t('gamification.board.weekBefore')}>
        <IconChevronLeft size={22} aria-hidden />
      </Arrow>
      <div className={classes['words']} aria-live="polite">
        <h2>{week.isRunning ? t('gamification.board.week') : days}</h2>
        <p>
          {week.isRunning && `${days}. `}
          {week.isFrozen
            ? t('gamification.board.weekFrozen')
            : t('gamification.board.weekEnds', { at: momentText(week.endsAt, i18n.language) })}
        </p>
      </div>
      <Arrow to={week.next} onWeek={onWeek} label={t('gamification.board.weekAfter')}>
        <IconChevronRight size={22} aria-hidden />
      </Arrow>
    </div>
  );
}

interface ArrowProps {
  readonly to: string | null;
  readonly onWeek: (week: string) => void;
  readonly label: string;
  readonly children: React.ReactNode;
}

function Arrow({ to, onWeek, label, children }: ArrowProps) {
  return (
    <ActionIcon
      variant="default"
      size={44}
      radius="xl"
      aria-label={label}
      // Focus stays where it is at the end of the row.
      aria-disabled={to === null}
      {...(to === null && { 'data-disabled': true })}
      onClick={() => to !== null && onWeek(to)}
    >
      {children}
    </ActionIcon>
  );
}
