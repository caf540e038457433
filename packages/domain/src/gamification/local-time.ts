const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** An instant on a learner's own clock. */
export interface LocalMoment {
  readonly at: Date;
  /** "YYYY-MM-DD" on that clock. */
  readonly localDate: string;
  /** What that clock shows minus UTC, in minutes. */
  readonly utcOffsetMinutes: number;
}

/** Building a formatter costs a hundred times more than using it. The bound holds off names in odd spellings. */
const FORMATTERS_MAX = 1_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  formatters.set(timeZone, formatter);
  return formatter;
}

/** What the clock on the wall shows, read as if it were UTC, in milliseconds and whole seconds. */
function wallClockMs(at: Date, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
}

function dateOf(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

/** An instant on the clock of an IANA time zone. Errors: a RangeError for a zone that the platform does not know. */
export function localMomentOf(at: Date, timeZone: string): LocalMoment {
  const wallMs = wallClockMs(at, timeZone);
  const utcOffsetMinutes = Math.round((wallMs - at.getTime()) / MINUTE_MS);
  return { at, localDate: dateOf(wallMs), utcOffsetMinutes };
}

/** The calendar day of an instant in an IANA time zone, "YYYY-MM-DD". Errors as `localMomentOf`. */
export function localDateOf(at: Date, timeZone: string): string {
  return dateOf(wallClockMs(at, timeZone));
}

function dayNumber(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/** Days from one calendar day ("YYYY-MM-DD") to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(Date.parse(to)) - dayNumber(Date.parse(from));
}

/** Midnights between two instants on a clock that runs through at one offset from UTC. */
export function midnightsBetween(from: Date, to: Date, utcOffsetMinutes: number): number {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  return dayNumber(to.getTime() + offsetMs) - dayNumber(from.getTime() + offsetMs);
}

/** The ISO 8601 week of a calendar day, "2026-W47": weeks begin on Monday, week 1 holds the year's first Thursday. */
export function isoWeekOf(localDate: string): string {
  const day = dayNumber(Date.parse(localDate));
  // 1970-01-01 was a Thursday, day 3 of a week that begins on Monday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  const thursday = new Date((day - weekday + 3) * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((dayNumber(thursday.getTime()) - dayNumber(Date.UTC(year, 0, 1))) / 7) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** The calendar day so many days later; earlier if negative. */
export function addDays(localDate: string, days: number): string {
  return dateOf(Date.parse(localDate) + days * DAY_MS);
}
