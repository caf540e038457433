import type { Trace } from '../auth/sweep-guests.ts';

/** Entries of the stream, days on which something ended, and the row of totals; whoever has earned XP is kept with all of it. */
export const gamificationTraces: readonly Trace[] = [
  { table: 'gamification.activities', isAppendOnly: true },
  { table: 'gamification.activity_days' },
  {
    table: 'gamification.standings',
    work: 'exists (select from gamification.standings k where k.user_id = u.id and k.xp > 0)',
  },
];
