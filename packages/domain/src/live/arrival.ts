/** Two moments by one clock of a process that only runs forward, such as `performance.now()`, in milliseconds. */
export interface Waited {
  readonly cameAtMs: number;
  readonly sentAtMs: number;
}

/** How long an answer has been with the server before it went to the database: its own time alone, whatever a client says. */
export function waitedMs({ cameAtMs, sentAtMs }: Waited): number {
  return Math.max(0, sentAtMs - cameAtMs);
}

/**
 * When an answer came, by the clock of the database: what it waited for within the server is nobody's time. Never later than
 * its statement, and whatever it waited for never sooner than it came: what came before a question opened stays early.
 */
export function arrivedAt(statementAt: number, waited: Waited): number {
  return statementAt - waitedMs(waited);
}
