import { type Context, closeOverdueAttempts } from '@studyhall/api/server';
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
  ];
}
