export interface Learner {
  readonly userId: string;
}

export interface OpenAttempt extends Learner {
  readonly attemptId: string;
}

/** Hands out what requests are about: every open attempt once, learners in turn. */
export class Targets {
  private nextAttempt = 0;
  private nextLearner = 0;
  private readonly attempts: readonly OpenAttempt[];
  private readonly learners: readonly Learner[];

  constructor(attempts: readonly OpenAttempt[], learners: readonly Learner[]) {
    this.attempts = attempts;
    this.learners = learners;
  }

  attempt(): OpenAttempt {
    return at(this.attempts, this.nextAttempt++);
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
