import type { Knex } from 'knex';
import * as z from 'zod';
import { newId } from './ids.ts';
import { releasedHashes } from './migration-hashes.ts';
import { rowsOf } from './rows-of.ts';
import { version } from './version.ts';

/** A migration that this database has had. */
export interface AppliedMigration {
  readonly name: string;
  /** The SHA-256 of the text that it had then; unknown for what came before hashes were kept. */
  readonly hash: string | undefined;
  readonly isAsReleased: boolean;
}

const Books = z.object({ hasList: z.boolean(), hasHashes: z.boolean() });
const Listed = z.object({ name: z.string(), sha256: z.string().nullable() });

/** In the order in which they came. It works on an empty database and on one of any age. */
export async function readApplied(db: Knex): Promise<AppliedMigration[]> {
  const [books] = await rowsOf(
    db,
    Books,
    `select to_regclass('knex_migrations') is not null as "hasList",
       to_regclass('platform.migration_hashes') is not null as "hasHashes"`,
  );
  if (books?.hasList !== true) return [];
  const hashes = books.hasHashes
    ? 'left join platform.migration_hashes h on h.name = m.name'
    : 'cross join (select null as sha256) h';
  const rows = await rowsOf(
    db,
    Listed,
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
  if (!(await hasTable(db, 'platform.migration_hashes'))) return;
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

/** Keeps which migrations were done or undone just now, by this release. Before there was a place for it, nothing. */
export async function recordSteps(
  db: Knex,
  {
    names,
    step,
    by,
  }: { readonly names: readonly string[]; readonly step: 'up' | 'down'; readonly by: string | undefined },
): Promise<void> {
  if (names.length === 0 || !(await hasTable(db, 'platform.migration_history'))) return;
  await db.raw(
    `insert into platform.migration_history (id, name, step, happened_at, release, done_by)
       select id, name, :step, now(), :release, coalesce(:by, session_user)
         from unnest(:ids::uuid[], :names::text[]) as done (id, name)`,
    { ids: names.map(() => newId()), names: [...names], step, release: version, by: by ?? null },
  );
}

const RecordedStep = z.object({
  name: z.string(),
  step: z.enum(['up', 'down']),
  at: z.date(),
  /** Null for what was done before this was kept. */
  release: z.string().nullable(),
  by: z.string().nullable(),
});

/** A migration that was done or undone here. */
export type RecordedStep = Readonly<z.output<typeof RecordedStep>>;

/** Every step that is known, the oldest first. */
export async function readHistory(db: Knex): Promise<RecordedStep[]> {
  if (!(await hasTable(db, 'knex_migrations'))) return [];
  const kept = (await hasTable(db, 'platform.migration_history'))
    ? 'select name, step, happened_at, release, done_by, id from platform.migration_history'
    : 'select null::text, null::text, null::timestamptz, null::text, null::text, null::uuid where false';
  return await rowsOf(
    db,
    RecordedStep,
    `with kept (name, step, at, release, by, id) as (${kept})
     select name, step, at, release, by from (
       select name, step, at, release, by, id from kept
       union all
       select m.name, 'up', m.migration_time, null, null, null from knex_migrations m
         where not exists (select from kept k where k.name = m.name and k.step = 'up')) steps
     order by at, id nulls first, name`,
  );
}

const There = z.object({ isThere: z.boolean() });

async function hasTable(db: Knex, name: string): Promise<boolean> {
  const [found] = await rowsOf(db, There, ['select to_regclass(?) is not null as "isThere"', name]);
  return found?.isThere === true;
}
