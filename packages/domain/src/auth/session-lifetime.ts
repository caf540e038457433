import type { Role } from './schemas.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lives without a visit, at all, and how often a visit is written down. In milliseconds. */
export interface SessionLifetime {
  readonly idle: number;
  readonly absolute: number;
  readonly noteVisitEvery: number;
}

const learner: SessionLifetime = { idle: 30 * DAY, absolute: 90 * DAY, noteVisitEvery: HOUR };
const administrator: SessionLifetime = { idle: 30 * MINUTE, absolute: 12 * HOUR, noteVisitEvery: MINUTE };

/** Administrators can do harm, so a terminal they left open closes itself. */
export function sessionLifetimeOf(role: Role): SessionLifetime {
  return role === 'admin' ? administrator : learner;
}

/** The moment after which the session is over whatever happens, for one that opens at `now`. */
export function absoluteExpiry(role: Role, now: Date): Date {
  return new Date(now.getTime() + sessionLifetimeOf(role).absolute);
}

/** The moment at which the session ends if nobody comes again: what a visit at `now` moves it to. */
export function slidingExpiry(
  role: Role,
  { now, absolute }: { readonly now: Date; readonly absolute: Date },
): Date {
  return new Date(Math.min(now.getTime() + sessionLifetimeOf(role).idle, absolute.getTime()));
}

/** True if the last visit that was written down is long enough ago to write this one. */
export function isVisitDue(
  role: Role,
  { lastSeenAt, now }: { readonly lastSeenAt: Date; readonly now: Date },
): boolean {
  return now.getTime() - lastSeenAt.getTime() >= sessionLifetimeOf(role).noteVisitEvery;
}
