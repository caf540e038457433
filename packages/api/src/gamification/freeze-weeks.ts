import { weekOfBoard, xpBoardOfWeek } from '@studyhall/domain/gamification/boards';
import { weekEndsAt } from '@studyhall/domain/gamification/weeks';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import { statement } from '../platform/statement.ts';
import { moveLearners } from './fold-boards.ts';

/** What was decided before the end is written by then, and clocks that differ agree that it is over. */
const SETTLING_MS = 5 * 60_000;
const BATCH = 200;

/** Jumps from board to board: the counts of one may be thousands. */
const boards = statement(
  'gamification_boards',
  `with recursive counted as (
     (select board from gamification.board_histogram order by board limit 1)
     union all
     select (select h.board from gamification.board_histogram h where h.board > c.board order by h.board limit 1)
     from counted c where c.board is not null
   ) select board from counted where board is not null`,
  z.object({ board: z.string() }),
  { because: 'bulk' },
);

interface Freezing {
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes down who ended where in the weeks that are over, once and for ever, and clears their boards. Answers which weeks
 * it froze. However often it was missed, one run does it all; two at once, or one after a kill, change nothing that the
 * first wrote.
 */
export async function freezeWeeks(db: Knex, { now, signal }: Freezing): Promise<string[]> {
  const frozen: string[] = [];
  for (const { board } of await boards.all(db, {})) {
    const week = weekOfBoard(board);
    if (signal?.aborted === true) break;
    if (week === null || now.getTime() < weekEndsAt(week).getTime() + SETTLING_MS) continue;
    if (await freeze(db, { week, now })) frozen.push(week);
    await clear(db, { board, now, signal });
  }
  return frozen;
}

/** Ranks as `gamification.rank_of` gives them. Whoever comes second waits for the first, and finds the week frozen. */
const written = statement(
  'gamification_freeze_week',
  `with placed as materialized (
    select user_id, score, rank() over (order by score desc) as rank
    from gamification.board_entries where board = :board
  ), season as (
    insert into gamification.seasons (week, players, ended_at, frozen_at)
    select :week, count(*), :endedAt, :now from placed having count(*) > 0
    on conflict do nothing returning week
  ), results as (
    insert into gamification.season_results (week, user_id, score, rank)
    select s.week, p.user_id, p.score, p.rank from placed p cross join season s
  ) select week from season`,
  z.object({ week: z.string() }),
);

/** A week has as many rows as learners. */
const patience = statement(
  'gamification_freeze_patience',
  `select set_config('statement_timeout', '5min', true) as timeout`,
  z.object({ timeout: z.string() }),
);

async function freeze(db: Knex, { week, now }: { readonly week: string; readonly now: Date }) {
  const board = xpBoardOfWeek(week);
  return await inTransaction(db, async (trx) => {
    await patience.first(trx, {});
    return (await written.first(trx, { week, board, now, endedAt: weekEndsAt(week) })) !== undefined;
  });
}

const Learner = z.object({ userId: z.string() });

/** In one order, so that two who clear wait for each other. */
const entered = statement(
  'gamification_entered',
  `select s.user_id as "userId" from gamification.standings s
   where s.user_id in (select e.user_id from gamification.board_entries e
     where e.board = :board and (:after::uuid is null or e.user_id > :after::uuid) order by e.user_id limit :limit)
   order by s.user_id for no key update of s`,
  Learner,
);

const emptied = statement(
  'gamification_empty_board',
  'delete from gamification.board_histogram where board = :board and players = 0 returning board',
  z.object({ board: z.string() }),
  { because: 'bulk' },
);

interface Clearing extends Freezing {
  readonly board: string;
}

/** Some learners at a time, and as everything of theirs is written: nobody who read them before writes over it. */
async function clear(db: Knex, { board, now, signal }: Clearing): Promise<void> {
  let after: string | null = null;
  do {
    after = await inTransaction(db, async (trx): Promise<string | null> => {
      const rows = await entered.all(trx, { board, after, limit: BATCH });
      const userIds = rows.map(({ userId }) => userId);
      await moveLearners(trx, { userIds, now, closed: [board] });
      return userIds.at(-1) ?? null;
    });
  } while (after !== null && signal?.aborted !== true);
  await emptied.all(db, { board });
}
