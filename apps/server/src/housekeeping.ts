import { type Context, closeOverdueAttempts, foldBoards } from '@studyhall/api/server';
import type { BackgroundTask } from './background.ts';

/**
 * What every process does behind the visitors, because seconds matter: doing it twice changes nothing. What can wait for
 * minutes is a scheduled job.
 */
export function housekeeping(db: Context['db']): BackgroundTask[] {
  return [
    {
      name: 'overdue attempts',
      everyMs: 30_000,
      run: () => closeOverdueAttempts(db, { now: new Date() }),
    },
    {
      // Within ten seconds: the longest pause is half as long again.
      name: 'boards that follow',
      everyMs: 4_000,
      run: () => foldBoards(db, { now: new Date() }),
    },
  ];
}
