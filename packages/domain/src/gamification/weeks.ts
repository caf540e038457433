import { addDays, isoWeekOf } from './local-time.ts';

const HOUR_MS = 60 * 60 * 1000;
/** The last place on earth where a week ends is twelve hours behind UTC. */
const OVER_EVERYWHERE_HOURS = 12;
/** The first is fourteen hours ahead. */
const FIRST_HOURS = 14;
const WEEK = /^\d{4}-W\d{2}$/;

/** The Monday of an ISO 8601 week, "YYYY-MM-DD". */
export function mondayOf(week: string): string {
  const [year = '', number = ''] = week.split('-W');
  // The fourth of January is in the first week of its year.
  const fourth = `${year}-01-04`;
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return addDays(fourth, 7 * (Number(number) - 1) - weekday);
}

/** Whether a text names a week that there is: no year has a week 54, and few have a week 53. */
export function isWeek(text: string): boolean {
  return WEEK.test(text) && isoWeekOf(mondayOf(text)) === text;
}

/** When a week is over everywhere on earth: on Monday, twelve o'clock UTC. From then on its board stays as it is. */
export function weekEndsAt(week: string): Date {
  return new Date(Date.parse(addDays(mondayOf(week), 7)) + OVER_EVERYWHERE_HOURS * HOUR_MS);
}

/** Whether it is that time. */
export function isWeekOver(week: string, now: Date): boolean {
  return now.getTime() >= weekEndsAt(week).getTime();
}

/** When a week begins on the first place on earth. */
export function weekBeginsAt(week: string): Date {
  return new Date(Date.parse(mondayOf(week)) - FIRST_HOURS * HOUR_MS);
}

/** The week before. */
export function weekBefore(week: string): string {
  return isoWeekOf(addDays(mondayOf(week), -7));
}

/** The week after. */
export function weekAfter(week: string): string {
  return isoWeekOf(addDays(mondayOf(week), 7));
}
