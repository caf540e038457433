import { commonScale, type TotalCount } from './counts.ts';
import { quotient } from './exact.ts';
import type { ItemAnalysis } from './item-statistics.ts';

/**
 * Figures of a test, from the attempts at it and what is known of its items; by the same published formulas, and null where
 * they are not defined.
 */
export interface TestStatistics {
  readonly attempts: number;
  /** Mean, median and standard deviation of the scores in percent of full marks. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly standardDeviation: number | null;
  /** k₃ / k₂^(3/2) by Fisher's k-statistics: below zero where few are far below the mean. */
  readonly skewness: number | null;
  /** k₄ / k₂²: the excess over a normal distribution's. */
  readonly kurtosis: number | null;
  /** Cronbach's alpha in percent; below zero where items contradict each other. */
  readonly internalConsistency: number | null;
  /** How much of the standard deviation is chance, in percent. */
  readonly errorRatio: number | null;
  /** How far a score is from what the learner would earn on average over many such tests, in percent of full marks. */
  readonly standardError: number | null;
}

export function analyseTest(totals: readonly TotalCount[], items: readonly ItemAnalysis[]): TestStatistics {
  const scores = distributionOf(totals);
  const { standardDeviation } = scores;
  const alpha = internalConsistency(scores, items);
  const errorShare = alpha === null || alpha > 1 ? null : Math.sqrt(1 - alpha);
  return {
    ...scores,
    internalConsistency: percent(alpha),
    errorRatio: percent(errorShare),
    standardError: errorShare === null || standardDeviation === null ? null : errorShare * standardDeviation,
  };
}

/** k-statistics by sums of powers (Kenney and Keeping 1951), in whole numbers until the last division. */
function distributionOf(totals: readonly TotalCount[]) {
  const scale = commonScale(totals.map(({ totalWeight }) => totalWeight));
  const values = totals.map(({ totalScore, totalWeight, attempts }) => ({
    value: BigInt(totalScore) * scale.factorOf(totalWeight),
    times: BigInt(attempts),
  }));
  const [n, s1, s2, s3, s4] = powerSums(values);
  const second = n * s2 - s1 * s1;
  const third = n * n * s3 - 3n * n * s1 * s2 + 2n * s1 ** 3n;
  const fourth =
    n * n * (n + 1n) * s4 -
    4n * n * (n + 1n) * s1 * s3 -
    3n * n * (n - 1n) * s2 * s2 +
    12n * n * s1 * s1 * s2 -
    6n * s1 ** 4n;
  const variance = quotient(second, n * (n - 1n) * scale.unit * scale.unit);
  const { unit } = scale;
  const k2 = { of: second, by: n * (n - 1n) };
  const k3 = { of: third, by: n * (n - 1n) * (n - 2n) };
  const k4 = { of: fourth, by: n * (n - 1n) * (n - 2n) * (n - 3n) };
  const skewSquare = n < 3n ? null : quotient(k3.of ** 2n * k2.by ** 3n, k3.by ** 2n * k2.of ** 3n);
  return {
    attempts: Number(n),
    mean: percent(quotient(s1, n * unit)),
    median: percent(quotient(twiceTheMedian(values, n), 2n * unit * (n === 0n ? 0n : 1n))),
    standardDeviation: percent(variance === null ? null : Math.sqrt(variance)),
    skewness: skewSquare === null ? null : Math.sign(Number(third)) * Math.sqrt(skewSquare),
    kurtosis: n < 4n ? null : quotient(k4.of * k2.by ** 2n, k4.by * k2.of ** 2n),
  };
}

interface Repeated {
  readonly value: bigint;
  readonly times: bigint;
}

/** How many there are, and the sums of their first four powers. */
function powerSums(values: readonly Repeated[]): [bigint, bigint, bigint, bigint, bigint] {
  let [n, s1, s2, s3, s4] = [0n, 0n, 0n, 0n, 0n];
  for (const { value, times } of values) {
    n += times;
    s1 += times * value;
    s2 += times * value ** 2n;
    s3 += times * value ** 3n;
    s4 += times * value ** 4n;
  }
  return [n, s1, s2, s3, s4];
}

/** The value in the middle, or the sum of the two that are. */
function twiceTheMedian(values: readonly Repeated[], n: bigint): bigint {
  const inOrder = values.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const at = (place: bigint): bigint => {
    let passed = 0n;
    for (const { value, times } of inOrder) {
      passed += times;
      if (passed > place) return value;
    }
    return 0n;
  };
  return n === 0n ? 0n : at((n - 1n) / 2n) + at(n / 2n);
}

/**
 * Cronbach's alpha as a share. Published is P/(P − 1) × (1 − Σ V(xₚ) / V(T)) over the P positions of a test. Its numerator
 * V(T) − Σ V(xₚ) is the sum of the covariances of each item with all others of its attempt, Σ C(xᵢ, Xᵢ), and in this form it
 * can be said of tests that draw their questions: over the attempts that had an item, weighted by how many these are. Where
 * every attempt has the same items the two are equal. Where they are drawn, what the luck of the draw adds to V(T) counts
 * as chance, as it must, and does not as consistency: nobody earned it.
 *
 * P is the mean number of items of an attempt. Attempts of very different lengths are no one test: then it is an estimate.
 */
function internalConsistency(
  { attempts, standardDeviation }: { readonly attempts: number; readonly standardDeviation: number | null },
  items: readonly ItemAnalysis[],
): number | null {
  const length = itemsPerAttempt(attempts, items);
  if (length === null || length <= 1 || standardDeviation === null || standardDeviation === 0) return null;
  const covariance = weightedMean(items, ({ covarianceWithRest }) => covarianceWithRest);
  if (covariance === null) return null;
  const variance = (standardDeviation / 100) ** 2;
  return (length / (length - 1)) * ((length * covariance) / variance);
}

/** The mean number of items of an attempt; null without attempts. */
function itemsPerAttempt(attempts: number, items: readonly ItemAnalysis[]): number | null {
  if (attempts === 0) return null;
  return items.reduce((sum, item) => sum + item.attempts, 0) / attempts;
}

/** Over items that have the figure, each as often as it was asked: what holds for an item of an attempt taken at random. */
function weightedMean(
  items: readonly ItemAnalysis[],
  figureOf: (item: ItemAnalysis) => number | null,
): number | null {
  let [sum, n] = [0, 0];
  for (const item of items) {
    const figure = figureOf(item);
    if (figure === null) continue;
    sum += item.attempts * figure;
    n += item.attempts;
  }
  return n === 0 ? null : sum / n;
}

/**
 * The effective weight of each item in percent, in their order: how much of the differences between attempts it makes.
 * Published is √C(xₚ, T) / Σ √C(xₚ, T) over the positions of a test, and null for a position whose covariance is below
 * zero, which adds nothing to the sum. Of an item that is drawn, this is the share it has of an attempt that has it: the
 * sum is that of an attempt with as many items as attempts have, each adding what items add on average. Where every
 * attempt has the same items the two are equal, and all weights are 100 together.
 */
export function effectiveWeights(attempts: number, items: readonly ItemAnalysis[]): (number | null)[] {
  const length = itemsPerAttempt(attempts, items);
  const mean = weightedMean(items, ({ covarianceWithTotal }) =>
    covarianceWithTotal === null ? null : Math.sqrt(Math.max(0, covarianceWithTotal)),
  );
  return items.map(({ covarianceWithTotal }) => {
    if (length === null || mean === null || mean === 0) return null;
    if (covarianceWithTotal === null || covarianceWithTotal < 0) return null;
    return (100 * Math.sqrt(covarianceWithTotal)) / (length * mean);
  });
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}
