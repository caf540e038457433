import type { Knex } from 'knex';
import * as z from 'zod';
import { FREEZE_ENTRIES_SQL, FREEZE_SOURCES_SQL } from '../gamification/freeze-sources.ts';
import type { Difference } from '../gamification/verify-standing.ts';
import { GAME_ENTRIES_SQL, GAME_SOURCES_SQL } from '../live/after/game-sources.ts';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { LEVEL_ENTRIES_SQL, LEVEL_SOURCES_SQL } from '../progress/level-sources.ts';
import { ATTEMPT_ENTRIES_SQL, ATTEMPT_SOURCES_SQL } from '../quizzes/attempt-sources.ts';

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()).nullable();

/** An entry beside what it is about; null where there is none. */
const Pair = z.object({ kind: z.string(), sourceId: z.string(), entry: Facts, source: Facts });

const comparedSources = statement(
  'admin_standing_sources',
  `with stream as materialized (
    select * from gamification.activities where user_id = :userId
  ), versions as (
    select version, sum(xp)::int as xp from stream group by version
  ), sources as (
    ${[ATTEMPT_SOURCES_SQL, LEVEL_SOURCES_SQL, FREEZE_SOURCES_SQL, GAME_SOURCES_SQL].join(' union all ')}
  ), entries as (
    ${[ATTEMPT_ENTRIES_SQL, LEVEL_ENTRIES_SQL, FREEZE_ENTRIES_SQL, GAME_ENTRIES_SQL].join(' union all ')}
  )
  select kind, source_id as "sourceId", e.facts as entry, s.facts as source
  from sources s full join entries e using (kind, source_id)
  where s.facts is distinct from e.facts
  order by kind, source_id`,
  Pair,
);

/**
 * Compares a learner's stream, entry by entry, with what it tells of: attempts that ended, tries at levels that were
 * activities, levels that were passed and what they earned, freezes that were bought, games that were played. Achievements are compared where
 * they are kept (`verifyStanding`); a correction has no other source than its entry.
 */
export async function compareSources(db: Knex, { userId }: OfUser): Promise<Difference[]> {
  const pairs = await comparedSources.all(db, { userId });
  return pairs.map(({ kind, sourceId, entry, source }) => ({
    what: `${kind} ${sourceId}`,
    stored: JSON.stringify(entry),
    expected: JSON.stringify(source),
  }));
}
