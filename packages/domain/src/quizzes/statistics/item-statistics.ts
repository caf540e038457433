import { BASIS_POINTS_MAX } from '../grading.ts';
import { type CountedItem, commonScale, type ItemCount } from './counts.ts';
import {
  correlation,
  jointSpread,
  largestJointSpread,
  type Pair,
  quotient,
  spreadOfX,
  sumsOf,
} from './exact.ts';

/**
 * Figures of one item in percent, by classical test theory as learning systems publish it under the name "quiz statistics
 * calculations" (Moodle; Lord and Novick 1968 for what lies under it), with sample variances (n − 1). Null where a figure
 * is not defined: for want of a second attempt, or because all scores are equal.
 *
 * Published are figures of positions of a test, and of items that stand at such positions by chance. Here every item is of
 * the second kind: all sums are over the attempts that had it, and where every attempt has the same items both are the same.
 */
export interface ItemAnalysis {
  /** Attempts that had the item. */
  readonly attempts: number;
  /** How easy it is: the mean score. Below zero where wrong answers cost more than right ones earn. */
  readonly facility: number | null;
  /** Of the scores. */
  readonly standardDeviation: number | null;
  /** What guessing would earn on average. */
  readonly randomGuessScore: number | null;
  /** How much of the test the author made of it: the mean over the attempts that had it. */
  readonly intendedWeight: number | null;
  /** The correlation of its score with what the other items of the attempt earned: −100 to 100. */
  readonly discriminationIndex: number | null;
  /** Of the largest covariance with the other items that the same scores could have. */
  readonly discriminativeEfficiency: number | null;
  /** With the score of the attempt, which includes its own; both as shares of full marks. For figures of the test. */
  readonly covarianceWithTotal: number | null;
  /** With what the other items of the attempt earned. */
  readonly covarianceWithRest: number | null;
}

export function analyseItem(item: CountedItem): ItemAnalysis {
  const { attempts, ...scores } = scoresOf(item);
  const compared = restPairs(item);
  const sums = sumsOf(compared);
  const joint = jointSpread(sums);
  const index = correlation(sums);
  return {
    attempts,
    ...scores,
    randomGuessScore: percent(item.guessShare),
    intendedWeight: intendedWeight(item),
    discriminationIndex: percent(index),
    // Without a spread of its own, nothing could have been better.
    discriminativeEfficiency: percent(index === null ? null : quotient(joint, largestJointSpread(compared))),
    ...covariances(item),
  };
}

const MAX = BigInt(BASIS_POINTS_MAX);

function scoresOf({ counts }: CountedItem) {
  const sums = sumsOf(
    counts.map(({ itemScore, attempts }) => ({ x: BigInt(itemScore), y: 0n, times: BigInt(attempts) })),
  );
  const { n, x } = sums;
  const variance = quotient(spreadOfX(sums), n * (n - 1n) * MAX * MAX);
  return {
    attempts: Number(n),
    facility: percent(quotient(x, n * MAX)),
    standardDeviation: percent(variance === null ? null : Math.sqrt(variance)),
  };
}

/** The item's score beside the share that the others earned of theirs. An attempt without others compares nothing. */
function restPairs({ weight, counts }: CountedItem): Pair[] {
  const withOthers = counts.filter(({ totalWeight }) => totalWeight > weight);
  const scale = commonScale(withOthers.map(({ totalWeight }) => totalWeight - weight));
  return withOthers.map(({ itemScore, totalScore, totalWeight, attempts }) => ({
    x: BigInt(itemScore),
    y: BigInt(totalScore - weight * itemScore) * scale.factorOf(totalWeight - weight),
    times: BigInt(attempts),
  }));
}

/** What it adds to the attempt beside the whole of it, both as shares of full marks. */
function covariances({ weight, counts }: CountedItem) {
  const scale = commonScale(counts.map(({ totalWeight }) => totalWeight));
  const pairs = counts.map(({ itemScore, totalScore, totalWeight, attempts }) => {
    const factor = scale.factorOf(totalWeight);
    return {
      x: BigInt(weight * itemScore) * factor,
      y: BigInt(totalScore) * factor,
      times: BigInt(attempts),
    };
  });
  const sums = sumsOf(pairs);
  const denominator = sums.n * (sums.n - 1n) * scale.unit * scale.unit;
  const joint = jointSpread(sums);
  return {
    covarianceWithTotal: quotient(joint, denominator),
    covarianceWithRest: quotient(joint - spreadOfX(sums), denominator),
  };
}

function intendedWeight({ weight, counts }: CountedItem): number | null {
  const scale = commonScale(counts.map(({ totalWeight }) => totalWeight));
  let [sum, n] = [0n, 0n];
  for (const { totalWeight, attempts } of counts) {
    sum += BigInt(attempts) * BigInt(weight) * MAX * scale.factorOf(totalWeight);
    n += BigInt(attempts);
  }
  return percent(quotient(sum, n * scale.unit));
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

/** What lies between two totals, as a point of the curve of an item. */
export interface ItemCurvePoint {
  /** The attempts with totals from here up to the next point, in percent of full marks. */
  readonly fromPercent: number;
  readonly attempts: number;
  /** The mean score of the item in these, in percent; null without any. */
  readonly facility: number | null;
}

const STEP_PERCENT = 10;
const STEPS = 100 / STEP_PERCENT;

/** Which tenth of full marks a total is in, from 0 to 9: below zero in the first, all of them in the last. */
function tenthOf({ totalScore, totalWeight }: Omit<ItemCount, 'itemScore'>): number {
  const tenth = Math.floor((STEPS * totalScore) / (BASIS_POINTS_MAX * totalWeight));
  return Math.min(STEPS - 1, Math.max(0, tenth));
}

/** How the item was answered by those of each tenth of the totals, from the lowest. */
export function itemCurve(counts: readonly ItemCount[]): ItemCurvePoint[] {
  const attempts = Array.from({ length: STEPS }, () => 0);
  const scores = Array.from({ length: STEPS }, () => 0);
  for (const count of counts) {
    const tenth = tenthOf(count);
    attempts[tenth] = (attempts[tenth] ?? 0) + count.attempts;
    scores[tenth] = (scores[tenth] ?? 0) + count.attempts * count.itemScore;
  }
  return attempts.map((n, tenth) => ({
    fromPercent: tenth * STEP_PERCENT,
    attempts: n,
    facility: n === 0 ? null : (100 * (scores[tenth] ?? 0)) / (n * BASIS_POINTS_MAX),
  }));
}

/** How many attempts are in each tenth of full marks, from the lowest. */
export function totalsByTenth(
  totals: readonly Omit<ItemCount, 'itemScore'>[],
): { readonly fromPercent: number; readonly attempts: number }[] {
  return itemCurve(totals.map((total) => ({ ...total, itemScore: 0 }))).map(({ fromPercent, attempts }) => ({
    fromPercent,
    attempts,
  }));
}
