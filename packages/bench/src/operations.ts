/** The operations that are compared. */
export const OPERATIONS = ['quiz', 'start', 'answer', 'submit', 'dashboard', 'leaderboard'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** Questions of an attempt. A `quiz` is its start, an answer to each of them, and its submission. */
export const QUESTIONS_PER_ATTEMPT = 20;

/** How many requests are under way at a time. */
export const CONCURRENCY = 8;

/** One competitor: how it does an operation `count` times, and whose CPU counts beside PostgreSQL's. */
export interface Runner {
  readonly name: string;
  /** Its own process; undefined if nothing but PostgreSQL works. */
  readonly pid: number | undefined;
  /** Returns the milliseconds that the requests took, without connecting. */
  run(operation: Operation, count: number): Promise<number>;
}
