/**
 * XP of live games, as queries of `kind`, `source_id` and `facts`: what results say of the learner `:userId`, and what the
 * entries of their `stream` say.
 */
export const GAME_SOURCES_SQL = `select 'game' as kind, r.game_id::text as source_id, jsonb_build_object('xp', r.xp) as facts
    from live.results r where r.user_id = :userId and r.xp > 0`;

export const GAME_ENTRIES_SQL = `select x.kind, x.source_id, jsonb_build_object('xp', x.xp) as facts
    from stream x where x.kind = 'game' and x.xp <> 0`;
