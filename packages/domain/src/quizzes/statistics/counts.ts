import { BASIS_POINTS_MAX } from '../grading.ts';

/**
 * What is counted of the attempts at a test, and enough for every figure. A version of a question is an item. `x` is what
 * it was given, `T` the score of the attempt, `T − x` what the other items were given.
 *
 * - Facility, spread and random guess score need n, Σx and Σx² of an item.
 * - Discrimination index, effective weight and internal consistency need ΣT, ΣT² and ΣxT beside these.
 * - Discriminative efficiency compares with the largest covariance that the same scores could have: both margins, in
 *   order. No sums tell these, so it is counted how often each `x` was given in attempts of each `T`.
 * - Median, skewness and kurtosis need the distribution of `T` over attempts, each counted once.
 *
 * Attempts may ask different numbers of questions, or questions of other weights. Of each therefore the weight of all its
 * items is part of what is counted: it is what `T` is a share of.
 */
export interface ItemCount {
  /** In basis points of the item's credit; below zero where a wrong answer costs. */
  readonly itemScore: number;
  /** Of the attempt: the sum of weight × score over all of its items, not cut off at zero. */
  readonly totalScore: number;
  /** The sum of the weights of all items of the attempt. */
  readonly totalWeight: number;
  /** In how many attempts. */
  readonly attempts: number;
}

/** How many attempts had this score. */
export type TotalCount = Omit<ItemCount, 'itemScore'>;

/** An item with what was counted of it. */
export interface CountedItem {
  /** How much it counts beside others; a whole number from 1. */
  readonly weight: number;
  /** The share of its credit that guessing earns on average; null where nobody guesses. */
  readonly guessShare: number | null;
  readonly counts: readonly ItemCount[];
}

/** Scores of attempts in one unit, whole and exact: the share of full marks is `score / unit`. */
export interface CommonScale {
  readonly unit: bigint;
  /** By how much a score of an attempt whose items weigh so much is to be multiplied. */
  factorOf(weight: number): bigint;
}

/** A scale on which attempts of these weights can be compared without rounding. */
export function commonScale(weights: Iterable<number>): CommonScale {
  let multiple = 1n;
  for (const weight of new Set(weights)) {
    const own = BigInt(weight);
    multiple = (multiple / greatestCommonDivisor(multiple, own)) * own;
  }
  return {
    unit: multiple * BigInt(BASIS_POINTS_MAX),
    factorOf: (weight) => multiple / BigInt(weight),
  };
}

/** Euclid. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
