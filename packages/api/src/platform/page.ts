/** One page of a list, and where the next one begins; null at the end. */
export interface PageOf<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
}

/** Makes a page of rows of which one more than `limit` was asked for: that one only says that the list goes on. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): PageOf<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
