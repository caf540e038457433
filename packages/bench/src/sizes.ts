import type { Operation } from './operations.ts';

/** A game, and those who look on at it. */
export interface LiveSize {
  readonly players: number;
  readonly viewers: number;
  readonly questions: number;
  /** From the announcement of a question to that of the next. */
  readonly secondsApart: number;
}

/** How much is measured; what is measured is the same in every size. */
export interface Size {
  /** The contenders take turns in each round. */
  readonly rounds: number;
  /** Requests of each operation in a round. */
  readonly requests: Readonly<Record<Operation, number>>;
  /** Requests before the first round: a program runs several times slower until its hot code is compiled. */
  readonly warmUp: number;
  readonly learners: number;
  /** Attempts behind the boards of a small and of a large school. */
  readonly boards: readonly [small: number, large: number];
  readonly importRows: number;
  readonly importRounds: number;
  readonly starts: number;
  /** Of what is stored, when a restore is timed. */
  readonly backupMegabytes: number;
  /** How many commits are followed into the backups, two seconds apart. */
  readonly followedCommits: number;
  /** Of each way to ask, for each kind of account. */
  readonly enumerationTries: number;
  readonly live: LiveSize;
}

export const FULL: Size = {
  rounds: 7,
  requests: { quiz: 40, start: 320, answer: 960, submit: 600, dashboard: 600, leaderboard: 320 },
  warmUp: 2_000,
  learners: 2_000,
  boards: [10_000, 5_000_000],
  importRows: 100_000,
  importRounds: 3,
  starts: 15,
  backupMegabytes: 1024,
  followedCommits: 90,
  enumerationTries: 150,
  live: { players: 1_000, viewers: 10_000, questions: 10, secondsApart: 30 },
};

/** In a minute or two: tells what is wrong by far, not what is right to the tenth. */
export const QUICK: Size = {
  rounds: 3,
  requests: { quiz: 16, start: 80, answer: 320, submit: 160, dashboard: 160, leaderboard: 80 },
  warmUp: 400,
  learners: 500,
  boards: [10_000, 1_000_000],
  importRows: 10_000,
  importRounds: 2,
  starts: 5,
  backupMegabytes: 64,
  followedCommits: 35,
  enumerationTries: 40,
  live: { players: 50, viewers: 500, questions: 3, secondsApart: 8 },
};
