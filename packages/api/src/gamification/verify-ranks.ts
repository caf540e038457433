import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import { statement } from '../platform/statement.ts';
import { takeTurn } from '../platform/take-turn.ts';
import type { Difference } from './verify-standing.ts';

/**
 * As the table `wrong`: scores of which the histogram counts more or fewer players than the boards have, as one snapshot
 * sees both. `where` says of which boards, as a condition on `b`.
 */
export function wrongCountsSql(where = 'true'): string {
  return `wrong as (
    select board, width, bucket, coalesce(h.players, 0) as stored, coalesce(e.players, 0) as expected
    from (select b.board, w.width, b.score / w.width as bucket, count(*)::int as players
      from gamification.board_entries b, (values (1), (256)) as w(width) where ${where} group by 1, 2, 3) e
    full join (select * from gamification.board_histogram b where ${where}) h using (board, width, bucket)
    where coalesce(h.players, 0) <> coalesce(e.players, 0)
  )`;
}

/**
 * As the table `wrong`: weeks whose results are not as many as there were players, or have another rank than their score.
 * `where` says which, as a condition on `s`.
 */
export function wrongSeasonsSql(where = 'true'): string {
  return `wrong as (
    select s.week, s.players, count(r.week)::int as rows, count(*) filter (where r.rank <> r.expected)::int as wrong
    from gamification.seasons s
    left join lateral (select week, rank, rank() over (order by score desc) as expected
      from gamification.season_results where week = s.week) r on true
    where ${where} group by s.week, s.players
    having count(r.week) <> s.players or count(*) filter (where r.rank <> r.expected) > 0
  )`;
}

const wrongSeasons = statement(
  'gamification_wrong_seasons',
  `with ${wrongSeasonsSql()} select week, players, rows, wrong from wrong order by week`,
  z.object({ week: z.string(), players: z.int(), rows: z.int(), wrong: z.int() }),
);

/** Names each frozen week that is not as it was written down. Nothing can put it right but a backup. Across users. */
export async function verifySeasons(db: Knex): Promise<Difference[]> {
  return (await wrongSeasons.all(db, {})).map(({ week, players, rows, wrong }) => ({
    what: `results of ${week}`,
    stored: JSON.stringify({ rows, wrongRanks: wrong }),
    expected: JSON.stringify({ rows: players, wrongRanks: 0 }),
  }));
}

const WRONG_BOARDS_SQL = `select board, count(*)::int as places, sum(stored)::int as stored, sum(expected)::int as expected
  from wrong group by board order by board`;
const WrongBoard = z.object({ board: z.string(), places: z.int(), stored: z.int(), expected: z.int() });

const wrongRanks = statement(
  'gamification_wrong_ranks',
  `with ${wrongCountsSql()} ${WRONG_BOARDS_SQL}`,
  WrongBoard,
);

/** By how much the counts are wrong is added: learners may move meanwhile, and what they move is added, too. */
const repairedRanks = statement(
  'gamification_repair_ranks',
  `with ${wrongCountsSql()}, repaired as (
    insert into gamification.board_histogram as h (board, width, bucket, players)
    select board, width, bucket, expected - stored from wrong order by board, width, bucket
    on conflict (board, width, bucket) do update set players = h.players + excluded.players
  ) ${WRONG_BOARDS_SQL}`,
  WrongBoard,
);

/** Compares what ranks are counted from with the boards, and names each board that differs. Across users: a rank is among all. */
export async function verifyRanks(db: Knex): Promise<Difference[]> {
  return (await wrongRanks.all(db, {})).map(differenceOf);
}

/** Makes what ranks are counted from what the boards have, and answers with what was different. */
export async function repairRanks(db: Knex): Promise<Difference[]> {
  return await inTransaction(db, async (trx) => {
    // Two repairs at once would both add what is missing.
    await takeTurn(trx, 'gamification ranks');
    return (await repairedRanks.all(trx, {})).map(differenceOf);
  });
}

function differenceOf({ board, places, stored, expected }: z.output<typeof WrongBoard>): Difference {
  return {
    what: `ranks of ${board}`,
    stored: JSON.stringify({ players: stored, wrongCounts: places }),
    expected: JSON.stringify({ players: expected, wrongCounts: 0 }),
  };
}
