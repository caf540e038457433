import { type Context, sweepLimits, sweepSessions, sweepUploads } from '@studyhall/api/server';
import type { BackgroundTask } from './background.ts';

const MINUTE_MS = 60_000;

/** What clears up behind the visitors. Every process does it, and doing it twice changes nothing. */
export function housekeeping(db: Context['db']): BackgroundTask[] {
  const sweep = (name: string, minutes: number, run: (now: Date) => Promise<unknown>) => ({
    name,
    everyMs: minutes * MINUTE_MS,
    run: () => run(new Date()),
  });
  return [
    sweep('sessions', 15, (now) => sweepSessions(db, { now })),
    sweep('limits', 15, (now) => sweepLimits(db, { now })),
    sweep('uploads', 30, (now) => sweepUploads(db, { now })),
  ];
}
