export interface Learner {
  readonly userId: string;
}

export interface OpenAttempt extends Learner {
  readonly attemptId: string;
}

/** How many open attempts are kept for answers, which leave them open. */
export const KEPT_OPEN = 200;

/** Hands out what requests are about: every open attempt once, learners in turn, and some attempts again and again. */
export class Targets {
  private nextAttempt = 0;
  private nextLearner = 0;
  private nextKept = 0;
  private readonly attempts: readonly OpenAttempt[];
  private readonly learners: readonly Learner[];

  constructor(attempts: readonly OpenAttempt[], learners: readonly Learner[]) {
    this.attempts = attempts;
    this.learners = learners;
  }

  /** One that nobody gets again. */
  attempt(): OpenAttempt {
    return at(this.attempts, KEPT_OPEN + this.nextAttempt++);
  }

  /** One that stays open. */
  keptOpen(): OpenAttempt {
    return at(this.attempts, this.nextKept++ % KEPT_OPEN);
  }

  learner(): Learner {
    return at(this.learners, this.nextLearner++ % this.learners.length);
  }
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error('The benchmark has run out of seeded rows');
  return item;
}
