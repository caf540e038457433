import { boardScores } from '@studyhall/domain/gamification/boards';
import type { Knex } from 'knex';
import { inTransaction, named, StaleReadError } from '../platform/database.ts';
import { histogramOf } from './standing-change.ts';
import { STANDING_JSON, type StandingRow } from './standing-queries.ts';

interface BoardFacts {
  readonly isOnBoards: boolean;
  readonly standing: StandingRow;
  readonly entries: Readonly<Record<string, number>>;
}

/**
 * Makes a learner's board entries what totals and choice say: after registering, opting in or out, or being banned.
 * Running it twice changes nothing. Nothing happens before the first quiz.
 */
export async function refreshBoards(
  db: Knex,
  { userId, now }: { readonly userId: string; readonly now: Date },
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const facts = await findBoardFacts(trx, userId);
    if (facts === undefined) return;
    const scores = facts.isOnBoards ? boardScores(facts.standing, facts.standing.weekTotal) : [];
    const wanted = new Map(scores.map(({ board, score }) => [board, score]));
    const gone = Object.entries(facts.entries).filter(
      ([board]) => !wanted.has(board) && (!facts.isOnBoards || !isPastWeek(board)),
    );
    const moved = scores.filter(({ board, score }) => facts.entries[board] !== score);
    const histogram = [
      ...histogramOf(
        moved.map(({ board, score }) => ({ board, before: facts.entries[board] ?? null, after: score })),
      ),
      ...histogramOf(gone.map(([board, score]) => ({ board, before: null, after: score }))).map((row) => ({
        ...row,
        players: -row.players,
      })),
    ];
    const change = {
      userId,
      now,
      version: facts.standing.version,
      moved,
      gone: gone.map(([board]) => board),
      histogram,
    };
    await writeBoards(trx, change);
  });
}

/** Boards of past weeks stay as they ended: totals only know the running one. */
function isPastWeek(board: string): boolean {
  return board.startsWith('xp:');
}

async function findBoardFacts(trx: Knex, userId: string): Promise<BoardFacts | undefined> {
  const [facts] = await named<BoardFacts>(
    trx,
    'gamification_board_facts',
    `select (u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as "isOnBoards", ${STANDING_JSON} as standing,
       (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
        where b.user_id = :userId) as entries
     from gamification.standings s
     join auth.users u on u.id = :userId
     join auth.profiles p on p.user_id = :userId
     where s.user_id = :userId`,
    { userId },
  );
  return facts;
}

interface BoardsWrite {
  readonly userId: string;
  readonly now: Date;
  readonly version: number;
  readonly moved: readonly { readonly board: string; readonly score: number }[];
  readonly gone: readonly string[];
  readonly histogram: ReturnType<typeof histogramOf>;
}

async function writeBoards(
  trx: Knex,
  { userId, now, version, moved, gone, histogram }: BoardsWrite,
): Promise<void> {
  const [written] = await named<{ standings: number }>(
    trx,
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
     ), histogram as (
       insert into gamification.board_histogram as h (board, width, bucket, players)
       select r.board, r.width, r.bucket, r.players
       from json_to_recordset(:histogram) as r(board text, width int, bucket int, players int)
       where exists (select from standing) order by r.board, r.width, r.bucket
       on conflict (board, width, bucket) do update set players = h.players + excluded.players
     )
     select count(*)::int as standings from standing`,
    {
      userId,
      now,
      version,
      gone: [...gone],
      moved: JSON.stringify(moved),
      histogram: JSON.stringify(histogram),
    },
  );
  if (written?.standings !== 1) throw new StaleReadError();
}
