import { and, eq, inArray, sql } from 'drizzle-orm';
import { boardEntries, boardHistogram } from './tables.ts';
import type { Trx } from './trx.ts';

interface Moves {
  readonly userId: string;
  readonly scores: readonly { readonly board: string; readonly score: number }[];
  readonly now: Date;
}

/** Puts a learner on boards at new scores, and moves the counts of the histogram along. */
export async function moveOnBoards(trx: Trx, { userId, scores, now }: Moves): Promise<void> {
  const names = scores.map(({ board }) => board);
  const before = await trx
    .select()
    .from(boardEntries)
    .where(and(eq(boardEntries.userId, userId), inArray(boardEntries.board, names)));
  const known = new Map(before.map(({ board, score }) => [board, score]));
  const moved = scores.filter(({ board, score }) => known.get(board) !== score);
  if (moved.length === 0) return;
  await trx
    .insert(boardEntries)
    .values(moved.map(({ board, score }) => ({ board, userId, score, updatedAt: now })))
    .onConflictDoUpdate({
      target: [boardEntries.board, boardEntries.userId],
      set: { score: sql`excluded.score`, updatedAt: now },
    });
  const counts = new Map<string, typeof boardHistogram.$inferInsert>();
  const add = (board: string, score: number, players: number) => {
    for (const width of [1, 256]) {
      const bucket = Math.floor(score / width);
      const key = `${board} ${width} ${bucket}`;
      counts.set(key, { board, width, bucket, players: (counts.get(key)?.players ?? 0) + players });
    }
  };
  for (const { board, score } of moved) {
    const old = known.get(board);
    if (old !== undefined) add(board, old, -1);
    add(board, score, 1);
  }
  const rows = [...counts.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([, row]) => row);
  await trx
    .insert(boardHistogram)
    .values(rows.filter(({ players }) => players !== 0))
    .onConflictDoUpdate({
      target: [boardHistogram.board, boardHistogram.width, boardHistogram.bucket],
      set: { players: sql`${boardHistogram.players} + excluded.players` },
    });
}
