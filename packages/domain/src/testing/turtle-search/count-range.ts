/** Whole numbers in equal steps, from the first to `last` at most; never none. */
export interface CountRange {
  readonly first: number;
  readonly step: number;
  readonly last: number;
}

export function isSingle({ first, step, last }: CountRange): boolean {
  return first + step > last;
}

export function includes({ first, step, last }: CountRange, value: number): boolean {
  return value >= first && value <= last && (value - first) % step === 0;
}

/** The part of the range beyond a value; null if there is none. */
export function beyond(range: CountRange, value: number): CountRange | null {
  const { first, step, last } = range;
  if (first > value) return range;
  const next = first + (Math.floor((value - first) / step) + 1) * step;
  return next > last ? null : { first: next, step, last };
}

/** The part of the range that begins at `from` and leaves the same rest as it when divided by `period`. */
export function everyFrom(range: CountRange, from: number, period: number): CountRange | null {
  const rest = beyond(range, from - 1);
  if (rest === null) return null;
  const { step, last } = rest;
  // After `period` tries all the rests that there are have been seen.
  for (let first = rest.first, tries = 0; first <= last && tries < period; first += step, tries += 1) {
    if ((first - from) % period === 0) return { first, step: leastCommonMultiple(step, period), last };
  }
  return null;
}

function leastCommonMultiple(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}
