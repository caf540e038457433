import type { Trace } from '../auth/sweep-guests.ts';

/** Days on which something ended, and the row of totals; whoever has earned XP is kept, as is the ledger that says so. */
export const gamificationTraces: readonly Trace[] = [
  { table: 'gamification.activity_days' },
  {
    table: 'gamification.standings',
    work: 'exists (select from gamification.standings k where k.user_id = u.id and k.xp > 0)',
  },
];
