import {
  type Context,
  closeOverdueAttempts,
  type Settings,
  sweepIdleGuests,
  sweepKnownDevices,
  sweepLapsedCredits,
  sweepLimits,
  sweepOutbox,
  sweepQuotas,
  sweepSessions,
  sweepTokens,
  sweepUploads,
} from '@studyhall/api/server';
import type { BackgroundTask } from './background.ts';

const MINUTE_MS = 60_000;

/** What clears up behind the visitors. Every process does it, and doing it twice changes nothing. */
export function housekeeping(
  db: Context['db'],
  { idleGuestDays: idleDays }: Pick<Settings, 'idleGuestDays'>,
): BackgroundTask[] {
  const sweep = (name: string, minutes: number, run: (now: Date) => Promise<unknown>) => ({
    name,
    everyMs: minutes * MINUTE_MS,
    run: () => run(new Date()),
  });
  return [
    sweep('overdue attempts', 0.5, (now) => closeOverdueAttempts(db, { now })),
    sweep('outbox', 60, (now) => sweepOutbox(db, { now })),
    sweep('tokens', 60, (now) => sweepTokens(db, { now })),
    sweep('sessions', 15, (now) => sweepSessions(db, { now })),
    sweep('known devices', 60, (now) => sweepKnownDevices(db, { now })),
    sweep('guests', 60, (now) => sweepIdleGuests(db, { now, idleDays })),
    sweep('lapsed credits', 15, (now) => sweepLapsedCredits(db, { now })),
    sweep('limits', 15, (now) => sweepLimits(db, { now })),
    sweep('quotas', 15, (now) => sweepQuotas(db, { now })),
    sweep('uploads', 30, (now) => sweepUploads(db, { now })),
  ];
}
