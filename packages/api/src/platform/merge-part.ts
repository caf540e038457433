import type { Knex } from 'knex';

/** Two accounts of which one becomes part of the other. */
export interface MergedPair {
  /** The account that stays. */
  readonly keepId: string;
  /** The one that is closed. */
  readonly otherId: string;
  readonly now: Date;
}

export interface Merging extends MergedPair {
  readonly mergeId: string;
}

/** What a merge would do, as each room foresees its part. */
export interface MergeForesight {
  readonly quizzes: number;
  /** They end with their account. */
  readonly openQuizzes: number;
  readonly xpBefore: number;
  readonly xpAfter: number;
  readonly levelBefore: number;
  readonly levelAfter: number;
  readonly longestStreakAfter: number;
  readonly achievements: number;
  /** Runs of courses. */
  readonly runs: number;
  /** Titles of courses that both are taking: one run of each goes on, and the other is left aside. */
  readonly coursesInBoth: readonly string[];
  readonly certificates: number;
  readonly credits: number;
  /** Exams and courses that were opened for good. */
  readonly features: number;
  /** A plan of the account that is closed, which ends with its month. */
  readonly endsPlan: boolean;
}

/**
 * How one room makes one of two accounts: out of the one and into the other are two steps, each a transaction of its own,
 * and so are the two of undoing it. Each step is run once.
 */
export interface MergePart {
  readonly foresee: (db: Knex, pair: MergedPair) => Promise<Partial<MergeForesight>>;
  /** Takes out of the account that is closed what cannot be in both. */
  readonly takeOut?: (trx: Knex.Transaction, merging: Merging) => Promise<void>;
  /** Brings into the account that stays. Answers with what has to be known to undo it. */
  readonly bringIn?: (trx: Knex.Transaction, merging: Merging) => Promise<object | undefined>;
  /**
   * Takes out of the account that stays what was brought, by what was noted. Errors: `merge-spent`, `merge-gone-on` when
   * that was used since.
   */
  readonly takeBack?: (trx: Knex.Transaction, merging: Merging, note: unknown) => Promise<void>;
  /** Gives back what was taken out, from the account that stays if it has arrived there. */
  readonly giveBack?: (
    trx: Knex.Transaction,
    giving: Merging & { readonly hasArrived: boolean },
  ) => Promise<void>;
}
