import { type BoardScore, boardScores, type WeekTotal } from '@studyhall/domain/gamification/boards';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction, StaleReadError } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { HISTOGRAM_SQL, histogramOf, WrittenStandings } from './standing-change.ts';
import { STANDING_JSON, StandingRow } from './standing-queries.ts';

const boardFacts = statement(
  'gamification_board_facts',
  `select (u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as "isOnBoards", ${STANDING_JSON} as standing,
     (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
      where b.user_id = :userId) as entries
   from gamification.standings s
   join auth.users u on u.id = :userId
   join auth.profiles p on p.user_id = :userId
   where s.user_id = :userId`,
  z.object({ isOnBoards: z.boolean(), standing: StandingRow, entries: z.record(z.string(), z.int()) }),
);

const writtenBoards = statement(
  'gamification_write_boards',
  `with standing as (
     update gamification.standings set version = version + 1
     where user_id = :userId and version = :version returning 1
   ), gone as (
     delete from gamification.board_entries
     where user_id = :userId and board = any(:gone) and exists (select from standing)
   ), moved as (
     insert into gamification.board_entries (board, user_id, score, updated_at)
     select m.board, :userId, m.score, :now from json_to_recordset(:moved) as m(board text, score int)
     where exists (select from standing)
     on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at
   ), ${HISTOGRAM_SQL}
   select count(*)::int as standings from standing`,
  WrittenStandings,
);

/**
 * Makes a learner's board entries what totals and choice say: after registering, opting in or out, or being banned.
 * Running it twice changes nothing. Nothing happens before the first quiz.
 */
export async function refreshBoards(db: Knex, { userId, now }: OfUserNow): Promise<void> {
  await inTransaction(db, async (trx) => {
    const facts = await boardFacts.first(trx, { userId });
    if (facts === undefined) return;
    const { entries, standing } = facts;
    const { moved, gone } = boardChanges({ ...facts, totals: standing, weekTotal: standing.weekTotal });
    const histogram = [
      ...histogramOf(
        moved.map(({ board, score }) => ({ board, before: entries[board] ?? null, after: score })),
      ),
      ...histogramOf(gone.map((board) => ({ board, before: null, after: entries[board] ?? 0 }))).map(
        (row) => ({ ...row, players: -row.players }),
      ),
    ];
    const change = { userId, now, version: standing.version, moved, gone, histogram };
    await writeBoards(trx, change);
  });
}

interface BoardState {
  readonly isOnBoards: boolean;
  readonly totals: Totals;
  readonly weekTotal: WeekTotal | null;
  /** A learner's scores on all boards. */
  readonly entries: Readonly<Record<string, number>>;
}

/** What has to change for a learner to be on the boards that totals and choice say, and on no others. */
export function boardChanges({ isOnBoards, totals, weekTotal, entries }: BoardState): {
  readonly moved: readonly BoardScore[];
  readonly gone: readonly string[];
} {
  const scores = isOnBoards ? boardScores(totals, weekTotal) : [];
  const wanted = new Set(scores.map(({ board }) => board));
  return {
    moved: scores.filter(({ board, score }) => entries[board] !== score),
    gone: Object.keys(entries).filter((board) => !wanted.has(board) && (!isOnBoards || !isOfAWeek(board))),
  };
}

/** Boards of weeks that are over stay as they ended: totals only know the running one, which is wanted. */
function isOfAWeek(board: string): boolean {
  return board.startsWith('xp:');
}

interface BoardsWrite extends OfUserNow {
  readonly version: number;
  readonly moved: readonly { readonly board: string; readonly score: number }[];
  readonly gone: readonly string[];
  readonly histogram: ReturnType<typeof histogramOf>;
}

async function writeBoards(
  trx: Knex,
  { userId, now, version, moved, gone, histogram }: BoardsWrite,
): Promise<void> {
  const written = await writtenBoards.first(trx, {
    userId,
    now,
    version,
    gone: [...gone],
    moved: JSON.stringify(moved),
    histogram: JSON.stringify(histogram),
  });
  if (written?.standings !== 1) throw new StaleReadError();
}
