export interface ActivityDay {
  readonly date: string;
  readonly quizzes: number;
  readonly levels: number;
  readonly questions: number;
  readonly xp: number;
}

export interface HeatCell {
  readonly date: string;
  /** Column (week, oldest first) and row (Monday is 0). */
  readonly week: number;
  readonly weekday: number;
  /** 0 (nothing) to 4. */
  readonly level: number;
}

export interface HeatMonth {
  /** "2026-03" */
  readonly month: string;
  readonly week: number;
}

const DAY_MS = 86_400_000;
const WEEKS = 53;
/** Questions of a day from which it is a step darker. */
const STEPS = [1, 11, 21, 41] as const;
/** A passed level is as much work as so many questions. */
const QUESTIONS_PER_LEVEL = 10;

function dayOf(date: string): number {
  return Math.round(Date.parse(date) / DAY_MS);
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** The days of the last 53 weeks up to today as a grid of whole weeks, and where each month begins. */
export function layOutYear(
  activity: readonly ActivityDay[],
  today: string,
): { readonly cells: readonly HeatCell[]; readonly months: readonly HeatMonth[] } {
  const work = new Map(activity.map((day) => [day.date, day.questions + QUESTIONS_PER_LEVEL * day.levels]));
  const last = dayOf(today);
  const first = last - weekdayOf(last) - (WEEKS - 1) * 7;
  const cells = Array.from({ length: last - first + 1 }, (_, offset): HeatCell => {
    const date = dateOf(first + offset);
    const count = work.get(date) ?? 0;
    const level = STEPS.filter((from) => count >= from).length;
    return { date, week: Math.floor(offset / 7), weekday: offset % 7, level };
  });
  const months = cells
    .filter(({ date, weekday }) => weekday === 0 && Number(date.slice(8)) <= 7)
    .map(({ date, week }) => ({ month: date.slice(0, 7), week }));
  return { cells, months };
}
