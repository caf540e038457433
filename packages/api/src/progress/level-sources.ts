/** What the levels of one version of a standing earned, as SQL. */
export const earnedByLevels = (userId: string, version: string): string =>
  `coalesce((select sum(r.xp)::int from gamification.activities r
    where r.user_id = ${userId} and r.kind = 'level-reward' and r.version = ${version}), 0)`;

/**
 * Levels, as queries of `kind`, `source_id` and `facts`: what tries and passes say of the learner `:userId`. Of what levels
 * earned only that there is a pass for it: how much it was is told by the try, which keeps it.
 */
export const LEVEL_SOURCES_SQL = `select 'level' as kind, t.id::text as source_id, jsonb_build_object('version',
      t.standing_version, 'at', t.created_at, 'localDate', t.local_date, 'xp', t.xp_earned) as facts
    from progress.level_attempts t where t.user_id = :userId and t.standing_version is not null
    union all
    select 'pass', p.enrolment_id || ':' || p.level_id, jsonb_build_object('at', p.passed_at, 'localDate', p.local_date)
    from progress.passes p where p.user_id = :userId
    union all
    select x.kind, x.source_id, '{}' from stream x where x.kind = 'level-reward' and exists (
      select from progress.passes p join (values (1, ''), (2, ':2'), (3, ':3')) as s(stars, suffix)
        on s.stars <= coalesce(p.stars, 1)
      where p.user_id = :userId and p.level_id || s.suffix = x.source_id)`;

/** And what the entries of their `stream` say. The first time in a run that a level counted is when it was passed. */
export const LEVEL_ENTRIES_SQL = `select x.kind, x.source_id, jsonb_build_object('version', x.version, 'at', x.occurred_at,
      'localDate', x.local_date, 'xp', (select coalesce(sum(r.xp), 0) from stream r
        where r.version = x.version and r.kind = 'level-reward')) as facts
    from stream x where x.kind = 'level'
    union all
    (select distinct on (t.enrolment_id, t.level_id) 'pass', t.enrolment_id || ':' || t.level_id,
      jsonb_build_object('at', x.occurred_at, 'localDate', x.local_date)
    from stream x join progress.level_attempts t on t.user_id = :userId and t.id::text = x.source_id
    where x.kind = 'level' order by t.enrolment_id, t.level_id, x.version)
    union all
    select x.kind, x.source_id, '{}' from stream x where x.kind = 'level-reward'`;
