/**
 * The one definition of rank: one more than the number of higher scores, so ties share a rank and the next one
 * is left out (1, 2, 2, 4). Takes the scores in descending order and returns the ranks in that order.
 */
export function ranksOf(scoresDescending: readonly number[]): number[] {
  const ranks: number[] = [];
  for (const [index, score] of scoresDescending.entries()) {
    const above = ranks[index - 1];
    ranks.push(above !== undefined && score === scoresDescending[index - 1] ? above : index + 1);
  }
  return ranks;
}

/** The rank that a score has, or would have, among others; their order does not matter. */
export function rankOf(score: number, scores: readonly number[]): number {
  return 1 + scores.filter((other) => other > score).length;
}

/** Some rows of a list: from `start` up to, not including, `end`. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** A row with `radius` neighbours on each side; near an end the other side gives more, so the size stays. */
export function neighbourWindow({
  index,
  rows,
  radius,
}: {
  readonly index: number;
  readonly rows: number;
  readonly radius: number;
}): RowWindow {
  const size = Math.min(rows, 2 * radius + 1);
  const start = Math.max(0, Math.min(index - radius, rows - size));
  return { start, end: start + size };
}
