import type { Knex } from 'knex';
import { type GuestSweep, sweepGuests } from '../auth/sweep-guests.ts';
import { gamificationTraces } from '../gamification/guest-traces.ts';
import { liveTraces } from '../live/after/guest-traces.ts';
import { progressTraces } from '../progress/guest-traces.ts';
import { quizzesTraces } from '../quizzes/guest-traces.ts';

/**
 * Removes guests who did little and did not come back: fewer than 5 answers, fewer than 5 tries at levels, no level
 * passed, no XP, and nothing of any other kind. Answers how many.
 */
export async function sweepIdleGuests(db: Knex, sweep: Omit<GuestSweep, 'traces'>): Promise<number> {
  const traces = [...liveTraces, ...quizzesTraces, ...progressTraces, ...gamificationTraces];
  return await sweepGuests(db, { ...sweep, traces });
}
