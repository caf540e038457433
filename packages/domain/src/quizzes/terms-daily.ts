import { randomFrom } from './random.ts';

/** How many questions a daily quiz asks, of an exam that asks as many. */
export const DAILY_QUESTIONS = 10;

/** What the daily quiz of an exam is drawn by on a day ("2026-03-29"): the same for everybody, and another the day after. */
export function dailySeed(examId: string, day: string): string {
  const random = randomFrom(examId.replaceAll('-', ''), `daily ${day}`);
  return Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
}
