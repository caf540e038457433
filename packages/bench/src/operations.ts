/** The operations that are compared, and how often each is done in a round. */
export const REQUESTS = { submit: 300, dashboard: 500, leaderboard: 500 } as const;

export type Operation = keyof typeof REQUESTS;

export const OPERATIONS: readonly Operation[] = ['submit', 'dashboard', 'leaderboard'];

/** How many requests are under way at a time. */
export const CONCURRENCY = 8;

/** One competitor: how it does an operation `count` times, and whose CPU counts beside PostgreSQL's. */
export interface Runner {
  readonly name: string;
  /** Its own process; undefined if nothing but PostgreSQL works. */
  readonly pid: number | undefined;
  run(operation: Operation, count: number): Promise<void>;
}
