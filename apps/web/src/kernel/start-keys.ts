/**
 * The keys with which this browser started attempts. Nobody else knows them: answers that arrive after the deadline
 * count from this browser alone.
 */
const keyOf = (attemptId: string): string => `studyhall.start-key.${attemptId}`;

export function rememberStart(attemptId: string, startKey: string): void {
  localStorage.setItem(keyOf(attemptId), startKey);
}

/** Undefined for an attempt that another browser started. */
export function startKeyOf(attemptId: string): string | undefined {
  return localStorage.getItem(keyOf(attemptId)) ?? undefined;
}

export function forgetStart(attemptId: string): void {
  localStorage.removeItem(keyOf(attemptId));
}
