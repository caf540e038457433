import type { Knex } from 'knex';
import { newId } from './ids.ts';
import { releasedHashes } from './migration-hashes.ts';

/** A migration that this database has had. */
export interface AppliedMigration {
  readonly name: string;
  /** The SHA-256 of the text that it had then; unknown for what came before hashes were kept. */
  readonly hash: string | undefined;
  readonly isAsReleased: boolean;
}

/** In the order in which they came. It works on an empty database and on one of any age. */
export async function readApplied(db: Knex): Promise<AppliedMigration[]> {
  const { rows: tables } = await db.raw<{ rows: { hasList: boolean; hasHashes: boolean }[] }>(
    `select to_regclass('knex_migrations') is not null as "hasList",
       to_regclass('platform.migration_hashes') is not null as "hasHashes"`,
  );
  if (tables[0]?.hasList !== true) return [];
  const hashes = tables[0].hasHashes
    ? 'left join platform.migration_hashes h on h.name = m.name'
    : 'cross join (select null as sha256) h';
  const { rows } = await db.raw<{ rows: { name: string; sha256: string | null }[] }>(
    `select m.name, h.sha256 from knex_migrations m ${hashes} order by m.id`,
  );
  return rows.map(({ name, sha256 }) => ({
    name,
    hash: sha256 ?? undefined,
    isAsReleased: sha256 !== null && sha256 === releasedHashes[name],
  }));
}

/** Keeps the released hash of everything that has been applied, and of nothing else. */
export async function recordHashes(db: Knex): Promise<void> {
  await db.raw(
    `with released as (select * from json_each_text(:hashes::json)),
       gone as (delete from platform.migration_hashes where name not in (select name from knex_migrations))
     insert into platform.migration_hashes (name, sha256, recorded_at)
       select key, value, now() from released join knex_migrations m on m.name = key
       on conflict (name) do update set sha256 = excluded.sha256, recorded_at = excluded.recorded_at
         where migration_hashes.sha256 <> excluded.sha256`,
    { hashes: JSON.stringify(releasedHashes) },
  );
}

/** Keeps that somebody took the schema as it is, and why. */
export async function acceptDifference(
  db: Knex,
  { reason, differences }: { readonly reason: string; readonly differences: readonly string[] },
): Promise<void> {
  await db.raw(
    `insert into platform.accepted_differences (id, accepted_at, accepted_by, reason, differences)
       values (:id, now(), current_user, :reason, :differences)`,
    { id: newId(), reason, differences: [...differences] },
  );
}
