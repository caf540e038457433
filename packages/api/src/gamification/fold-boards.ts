import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import { statement } from '../platform/statement.ts';
import { type BoardChanges, boardChanges, movesOf } from './board-changes.ts';
import { BOARD_FACTS_COLUMNS, BoardFacts } from './refresh-boards.ts';
import { HISTOGRAM_SQL, histogramOf, WrittenStandings } from './standing-change.ts';

const BATCH = 200;

const Learner = z.object({ userId: z.string() });

/** Whom another process looks after already is left to it. */
const behind = statement(
  'gamification_behind',
  `select s.user_id as "userId" from gamification.standings s where s.boards_version <> s.version
   order by s.user_id limit :limit for no key update of s skip locked`,
  Learner,
  { because: 'guarded' },
);

interface Folding {
  readonly now: Date;
  /** How many learners one transaction moves. */
  readonly size?: number;
}

/**
 * Brings all boards to the totals of the learners whose totals went on since: those that a submission leaves alone, and
 * all of who learned before there were such. Goes on until nobody is behind, and answers how many were. Any number of
 * processes may do it at once, and whoever is killed leaves the rest as it was.
 */
export async function foldBoards(db: Knex, { now, size = BATCH }: Folding): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await inTransaction(db, async (trx) => {
      const userIds = (await behind.all(trx, { limit: size })).map(({ userId }) => userId);
      await moveLearners(trx, { userIds, now });
      return userIds.length;
    });
    folded += batch;
    if (batch < size) return folded;
  }
}

/** Read once the standings are locked: nobody moves them meanwhile. */
const states = statement(
  'gamification_board_states',
  `select s.user_id as "userId", ${BOARD_FACTS_COLUMNS}
   from gamification.standings s
   join auth.users u on u.id = s.user_id
   join auth.profiles p on p.user_id = s.user_id
   where s.user_id = any(:userIds)`,
  BoardFacts.extend(Learner.shape),
);
type State = z.output<typeof BoardFacts> & z.output<typeof Learner>;

/** A learner who moves gets another version, so that who read them before that reads again. */
const moved = statement(
  'gamification_move_learners',
  `with standing as (
    update gamification.standings s set version = s.version + g.step, boards_version = s.version + g.step
    from json_to_recordset(:learners) as g("userId" uuid, step int) where s.user_id = g."userId" returning 1
  ), gone as (
    delete from gamification.board_entries b using json_to_recordset(:gone) as g(board text, "userId" uuid)
    where b.board = g.board and b.user_id = g."userId"
  ), moved as (
    insert into gamification.board_entries (board, user_id, score, updated_at)
    select m.board, m."userId", m.score, :now from json_to_recordset(:moved) as m(board text, "userId" uuid, score int)
    on conflict (board, user_id) do update set score = excluded.score, updated_at = excluded.updated_at
  ), ${HISTOGRAM_SQL}
  select count(*)::int as standings from standing`,
  WrittenStandings,
);

interface Moving {
  /** Whose standings the transaction has locked. */
  readonly userIds: readonly string[];
  readonly now: Date;
  /** Boards on which nobody is to be any more. */
  readonly closed?: readonly string[];
}

/** Puts learners where their totals and choices say, on all boards. Across users: what many are due is written at once. */
export async function moveLearners(
  trx: Knex.Transaction,
  { userIds, now, closed = [] }: Moving,
): Promise<void> {
  if (userIds.length === 0) return;
  const changes = new Map(
    (await states.all(trx, { userIds: [...userIds] })).map((state) => [
      state.userId,
      { state, ...changesOf(state, { now, closed }) },
    ]),
  );
  const all = [...changes.values()];
  await moved.first(trx, {
    now,
    learners: JSON.stringify(
      userIds.map((userId) => ({ userId, step: hasMoved(changes.get(userId)) ? 1 : 0 })),
    ),
    gone: JSON.stringify(
      all.flatMap(({ state, gone }) => gone.map((board) => ({ board, userId: state.userId }))),
    ),
    moved: JSON.stringify(
      all.flatMap(({ state, moved: scores }) => scores.map((one) => ({ ...one, userId: state.userId }))),
    ),
    histogram: JSON.stringify(histogramOf(all.flatMap(({ state, ...one }) => movesOf(one, state.entries)))),
  });
}

function changesOf(
  { isOnBoards, standing, entries }: State,
  { now, closed }: Required<Pick<Moving, 'now' | 'closed'>>,
): BoardChanges {
  return boardChanges({
    ...{ isOnBoards, entries, now, closed },
    totals: standing,
    weekTotal: standing.weekTotal,
  });
}

function hasMoved(changes: BoardChanges | undefined): boolean {
  return changes !== undefined && changes.moved.length + changes.gone.length > 0;
}
