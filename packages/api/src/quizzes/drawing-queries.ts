/** The turn of whoever draws questions of an exam: many have it at once. Takes `:drawing`, and keeps it until the transaction ends. */
export const SHARES_DRAWING = 'pg_advisory_xact_lock_shared(hashtextextended(:drawing, 0))::text';

export function drawingOf(examCode: string): string {
  return `quizzes drawing ${examCode}`;
}
