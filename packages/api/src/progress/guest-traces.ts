import type { Trace } from '../auth/sweep-guests.ts';

const TRIES = 5;

/** Courses that were opened; a level that was passed is work, and so are a few tries at one. */
export const progressTraces: readonly Trace[] = [
  {
    table: 'progress.level_attempts',
    work: `(select count(*) from progress.level_attempts k where k.user_id = u.id) >= ${TRIES}`,
  },
  { table: 'progress.enrolments' },
];
