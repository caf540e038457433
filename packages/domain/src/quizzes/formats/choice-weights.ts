import type { ChoiceBody, QuestionOption } from '../question-types/choice/body.ts';

/** An option of another program, which says of each what it earns in percent. */
export interface WeighedOption {
  readonly text: string;
  readonly explanation: string;
  /** Null where a question of one right answer marks this one. */
  readonly percent: number | null;
}

/** How far off a fraction may be that is written with the digits somebody chose. */
const NEARLY = 0.01;

/** Whether two percentages are one, as far as a file can say. */
export function isNearly(one: number, other: number): boolean {
  return Math.abs(one - other) < NEARLY;
}

interface ReadOptions extends ChoiceBody {
  /** Whether a percentage had to be made whole. */
  readonly isRounded: boolean;
}

/** Options of which one is right, marked or with all of the credit; others may give or cost a part. */
export function singleOptions(options: readonly WeighedOption[]): ReadOptions {
  const read = options.map(({ text, explanation, percent }): QuestionOption => {
    const isCorrect = percent === null || isNearly(percent, 100);
    const isSaid = !isCorrect && percent !== 0;
    return { text, explanation, isCorrect, ...(isSaid ? { weightPercent: whole(percent) } : {}) };
  });
  return { options: read, isRounded: options.some(({ percent }) => isUneven(percent ?? 0)) };
}

/** Options of which several may be right: those that earn something. What is said of all alike is not said of each. */
export function multipleOptions(options: readonly WeighedOption[]): ReadOptions {
  const percents = options.map(({ percent }) => percent ?? 100);
  const right = percents.filter((percent) => percent > 0);
  const share = 100 / right.length;
  const areEven = right.every((percent) => isNearly(percent, share));
  const shares = areEven ? [] : wholeShares(right);
  let isRounded = false;
  const read = options.map(({ text, explanation }, index): QuestionOption => {
    const percent = percents[index] ?? 0;
    const isCorrect = percent > 0;
    if (isCorrect ? areEven : isNearly(percent, -share)) return { text, explanation, isCorrect };
    isRounded ||= isUneven(percent);
    const weightPercent = isCorrect ? (shares.shift() ?? 0) : whole(percent);
    return { text, explanation, isCorrect, weightPercent };
  });
  return { options: read, isRounded };
}

function whole(percent: number): number {
  // No zero below zero, which would be stored as another value.
  return Math.round(percent) + 0;
}

function isUneven(percent: number): boolean {
  return !Number.isInteger(percent);
}

/** Percentages made whole so that what was 100 together still is: who loses most by it gets what is left. */
function wholeShares(percents: readonly number[]): number[] {
  const sum = percents.reduce((total, percent) => total + percent, 0);
  const shares = percents.map(Math.floor);
  if (!isNearly(sum, 100)) return percents.map(whole);
  const left = 100 - shares.reduce((total, share) => total + share, 0);
  const byRest = percents.map((percent, index) => ({ rest: percent - Math.floor(percent), index }));
  for (const { index } of byRest.toSorted((a, b) => b.rest - a.rest).slice(0, left)) {
    shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares;
}

/** What each option of a multiple question earns in percent, as it is graded. */
export function earnedPercents({ options }: ChoiceBody): number[] {
  const share = 100 / options.filter(({ isCorrect }) => isCorrect).length;
  return options.map(({ isCorrect, weightPercent }) => weightPercent ?? (isCorrect ? share : -share));
}

/** A percentage with the five digits that Moodle knows a third or a seventh by. */
export function percentText(percent: number): string {
  return String(Number(percent.toFixed(5)));
}
