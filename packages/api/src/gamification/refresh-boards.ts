import type { Knex } from 'knex';
import * as z from 'zod';
import { retrying } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { BOARD_CHANGES_SQL, boardBindings, boardChanges } from './board-changes.ts';
import { demandFresh, NEXT_ON_BOARDS, versionedStatement, WrittenStandings } from './standing-change.ts';
import { STANDING_JSON, StandingRow } from './standing-queries.ts';

/** What decides on which boards a learner has to be, from `u`, `p` and `s`: account, profile and standing. */
export const BOARD_FACTS_COLUMNS = `(u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as "isOnBoards",
     ${STANDING_JSON} as standing,
     (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
      where b.user_id = s.user_id) as entries`;

export const BoardFacts = z.object({
  isOnBoards: z.boolean(),
  standing: StandingRow,
  entries: z.record(z.string(), z.int()),
});

const boardFacts = statement(
  'gamification_board_facts',
  `select ${BOARD_FACTS_COLUMNS}
   from gamification.standings s
   join auth.users u on u.id = :userId
   join auth.profiles p on p.user_id = :userId
   where s.user_id = :userId`,
  BoardFacts,
);

const writtenBoards = statement(
  'gamification_write_boards',
  versionedStatement(NEXT_ON_BOARDS, { parts: [BOARD_CHANGES_SQL] }),
  WrittenStandings,
);

/**
 * Makes a learner's board entries what totals and choice say: after registering, opting in or out, or being banned.
 * Running it twice changes nothing. Nothing happens before the first quiz.
 */
export async function refreshBoards(db: Knex, { userId, now }: OfUserNow): Promise<void> {
  await retrying(db, async () => {
    const facts = await boardFacts.first(db, { userId });
    if (facts === undefined) return;
    const { entries, standing } = facts;
    const changes = boardChanges({ ...facts, totals: standing, weekTotal: standing.weekTotal, now });
    const bindings = { userId, now, version: standing.version, ...boardBindings(changes, entries) };
    await demandFresh(writtenBoards.first(db, bindings));
  });
}
