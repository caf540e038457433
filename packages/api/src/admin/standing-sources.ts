import type { Knex } from 'knex';
import * as z from 'zod';
import type { Difference } from '../gamification/verify-standing.ts';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';

/** An entry beside what it is about, as JSON; null where there is none. */
const Pair = z.object({
  kind: z.string(),
  sourceId: z.string(),
  entry: z.unknown(),
  source: z.unknown(),
});

/** XP are compared by attempt: it keeps what it brought in all, which its version of the standing has in several entries. */
const comparedSources = statement(
  'admin_standing_sources',
  `with sources as (
    select 'quiz' as kind, a.id::text as source_id, json_build_object('version', a.standing_version,
      'at', a.submitted_at, 'localDate', a.local_date, 'xp', a.xp_earned) as facts
    from quizzes.attempts a where a.user_id = :userId and a.submitted_at is not null
    union all
    select 'level', t.id::text, json_build_object('version', t.standing_version, 'at', t.created_at,
      'localDate', t.local_date)
    from progress.level_attempts t where t.user_id = :userId and t.standing_version is not null
    union all
    select 'freeze', substr(f.source_id, length('freeze:') + 1), json_build_object('freezes', 1)
    from billing.transfers f where f.user_id = :userId and f.kind = 'spend' and f.source_id like 'freeze:%'
  ), versions as (
    select x.version, sum(x.xp)::int as xp from gamification.activities x where x.user_id = :userId group by x.version
  ), entries as (
    select x.kind, x.source_id, case x.kind
      when 'quiz' then json_build_object('version', x.version, 'at', x.occurred_at, 'localDate', x.local_date, 'xp', v.xp)
      when 'level' then json_build_object('version', x.version, 'at', x.occurred_at, 'localDate', x.local_date)
      else json_build_object('freezes', (x.counts ->> 'freezes')::int) end as facts
    from gamification.activities x join versions v on v.version = x.version
    where x.user_id = :userId and x.kind in ('quiz', 'level', 'freeze')
  )
  select kind, source_id as "sourceId", e.facts as entry, s.facts as source
  from sources s full join entries e using (kind, source_id)
  where s.facts::text is distinct from e.facts::text
  order by kind, source_id`,
  Pair,
);

/**
 * Compares a learner's stream, entry by entry, with what it tells of: attempts that ended, tries at levels that were
 * activities, freezes that were bought.
 */
export async function compareSources(db: Knex, { userId }: OfUser): Promise<Difference[]> {
  const pairs = await comparedSources.all(db, { userId });
  return pairs.map(({ kind, sourceId, entry, source }) => ({
    what: `${kind} ${sourceId}`,
    stored: JSON.stringify(entry),
    expected: JSON.stringify(source),
  }));
}
