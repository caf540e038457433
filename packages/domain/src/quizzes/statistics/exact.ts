/** Two values that were seen together, and how often. Whole numbers, so that no sum of them is rounded. */
export interface Pair {
  readonly x: bigint;
  readonly y: bigint;
  readonly times: bigint;
}

/** What variances and covariances are made of. */
export interface Sums {
  readonly n: bigint;
  readonly x: bigint;
  readonly y: bigint;
  readonly xx: bigint;
  readonly yy: bigint;
  readonly xy: bigint;
}

export function sumsOf(pairs: Iterable<Pair>): Sums {
  let [n, sumX, sumY, xx, yy, xy] = [0n, 0n, 0n, 0n, 0n, 0n];
  for (const { x, y, times } of pairs) {
    n += times;
    sumX += times * x;
    sumY += times * y;
    xx += times * x * x;
    yy += times * y * y;
    xy += times * x * y;
  }
  return { n, x: sumX, y: sumY, xx, yy, xy };
}

/** n(n − 1) times the sample variance of x: zero exactly if all are equal. */
export function spreadOfX({ n, x, xx }: Sums): bigint {
  return n * xx - x * x;
}

/** The same of y. */
export function spreadOfY({ n, y, yy }: Sums): bigint {
  return n * yy - y * y;
}

/** n(n − 1) times the sample covariance of x and y. */
export function jointSpread({ n, x, y, xy }: Sums): bigint {
  return n * xy - x * y;
}

/** More than a double keeps. */
const BITS = 64;

/** The nearest double, or the one beside it, however large both are; null where nothing is divided by. */
export function quotient(numerator: bigint, denominator: bigint): number | null {
  if (denominator === 0n) return null;
  const shift = Math.max(0, BITS + bitsOf(denominator) - bitsOf(numerator));
  return Number((numerator << BigInt(shift)) / denominator) / 2 ** shift;
}

function bitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString(2).length;
}

/** Pearson's coefficient of correlation, from −1 to 1; null where one of both is always the same. */
export function correlation(sums: Sums): number | null {
  const joint = jointSpread(sums);
  const square = quotient(joint * joint, spreadOfX(sums) * spreadOfY(sums));
  if (square === null) return null;
  return Math.sign(Number(joint)) * Math.sqrt(square);
}

/**
 * The largest joint spread that the same values could have, by the rearrangement inequality: the smallest with the
 * smallest, and so on.
 */
export function largestJointSpread(pairs: readonly Pair[]): bigint {
  const xs = sorted(pairs.map(({ x, times }) => ({ value: x, times })));
  const ys = sorted(pairs.map(({ y, times }) => ({ value: y, times })));
  return jointSpread(sumsOf(together(xs, ys)));
}

interface Repeated {
  readonly value: bigint;
  readonly times: bigint;
}

function sorted(values: Repeated[]): Repeated[] {
  return values.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** The first with the first: of each as many as the shorter of both runs has left. */
function* together(xs: readonly Repeated[], ys: readonly Repeated[]): Iterable<Pair> {
  let [ofX, ofY, usedOfX, usedOfY] = [0, 0, 0n, 0n];
  for (;;) {
    const x = xs[ofX];
    const y = ys[ofY];
    if (x === undefined || y === undefined) return;
    const leftOfX = x.times - usedOfX;
    const leftOfY = y.times - usedOfY;
    const times = leftOfX < leftOfY ? leftOfX : leftOfY;
    yield { x: x.value, y: y.value, times };
    [ofX, usedOfX] = times === leftOfX ? [ofX + 1, 0n] : [ofX, usedOfX + times];
    [ofY, usedOfY] = times === leftOfY ? [ofY + 1, 0n] : [ofY, usedOfY + times];
  }
}
