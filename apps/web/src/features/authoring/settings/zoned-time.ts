import { localMomentOf } from '@studyhall/domain/gamification/local-time';

const MINUTE_MS = 60_000;

/** An instant as a field for date and time holds it, "2026-12-01T08:30", on the clock of a time zone. */
export function fieldTextOf(at: Date, timeZone: string): string {
  const { utcOffsetMinutes } = localMomentOf(at, timeZone);
  return new Date(at.getTime() + utcOffsetMinutes * MINUTE_MS).toISOString().slice(0, 16);
}

/**
 * The instant at which the clock of a time zone shows what such a field holds; null where it holds none. Of an hour that is
 * left out in spring the instant as if it had not been; of one that comes twice in autumn one of both.
 */
export function instantOf(text: string, timeZone: string): Date | null {
  const wallMs = Date.parse(`${text}Z`);
  if (Number.isNaN(wallMs)) return null;
  const before = (at: number): number =>
    wallMs - localMomentOf(new Date(at), timeZone).utcOffsetMinutes * MINUTE_MS;
  return new Date(before(before(wallMs)));
}
