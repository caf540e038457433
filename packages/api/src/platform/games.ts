import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';

/** What somebody answers in a game, with places on the screen. */
export interface GivenAnswer {
  readonly gameId: string;
  readonly userId: string;
  readonly position: number;
  readonly answer: Answer;
  /** When its request came in, by `performance.now()`: what it waits for afterwards is never charged to whoever answered. */
  readonly cameAtMs: number;
}

/** What goes on in the games of this process. */
export interface Games {
  /**
   * Stores an answer together with others of the same game; resolves once it is committed. Errors: `not-found`, `banned`,
   * `not-present`, `wrong-phase`, `too-late`, `already-answered`, `invalid-input`.
   */
  answer(given: GivenAnswer): Promise<void>;
  /** Something happened in a game, and is committed: whoever looks on in this process need not wait for the clock. */
  changed(gameId: string): void;
}
