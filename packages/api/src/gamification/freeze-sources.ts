/**
 * Freezes, as queries of `kind`, `source_id` and `facts`: what the learner `:userId` paid for, and what the entries of
 * their `stream` say. What came with a merge was paid for by the account that it came from.
 */
export const FREEZE_SOURCES_SQL = `select 'freeze' as kind, substr(f.source_id, length('freeze:') + 1) as source_id,
      jsonb_build_object('freezes', 1, 'at', f.created_at) as facts
    from billing.transfers f where f.user_id = :userId and f.kind = 'spend' and f.source_id like 'freeze:%'`;

export const FREEZE_ENTRIES_SQL = `select x.kind, x.source_id,
      jsonb_build_object('freezes', (x.counts ->> 'freezes')::int, 'at', x.created_at) as facts
    from stream x where x.kind = 'freeze' and x.merge_id is null`;
