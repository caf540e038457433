/** When a plan ends that somebody ends: with the month that is paid, or at this moment. */
export const planEndings = ['period-end', 'now'] as const;
export type PlanEnding = (typeof planEndings)[number];
