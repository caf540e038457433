import type { Knex } from 'knex';
import { MigrationError } from './migration-error.ts';
import { migrations } from './migrations.ts';
import { readSchema } from './schema-catalogue.ts';
import { differencesBetween, type SchemaDifference } from './schema-difference.ts';

/** No schema of ours begins like this. */
const ASIDE = 'studyhall_aside_';

class RolledBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('This transaction was never meant to stay');
    this.value = value;
  }
}

/**
 * How the schema differs from what the migrations `applied` make today. They run for it once more, beside the schema,
 * in a transaction that never commits: on this very server, so that its version makes no difference, and with no more
 * rights than migrating needs. Nobody else sees or waits for any of it.
 */
export async function differencesFromMigrations(
  db: Knex,
  applied: readonly string[],
): Promise<SchemaDifference[]> {
  return await rollingBack(db, async (trx) => {
    await trx.raw(`set local lock_timeout = '1s'; set local role studyhall_owner`);
    const found = await readSchema(trx, { aside: ASIDE });
    await putAside(trx);
    for (const name of applied) await runAgain(trx, name);
    const expected = await readSchema(trx, { aside: ASIDE });
    return differencesBetween({ found, expected });
  });
}

async function rollingBack<T>(db: Knex, work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
  try {
    await db.transaction(async (trx) => {
      throw new RolledBack(await work(trx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.value;
    throw error;
  }
  throw new Error('A transaction that throws has not ended');
}

/** Under other names the schemas leave theirs to those that are made for comparison. */
async function putAside(trx: Knex): Promise<void> {
  const { rows } = await trx.raw<{ rows: { sql: string }[] }>(
    `select format('alter schema %I rename to %I', nspname, :aside || oid) as sql
       from pg_namespace where nspowner = 'studyhall_owner'::regrole`,
    { aside: ASIDE },
  );
  for (const { sql } of rows) await trx.raw(sql);
}

const DUPLICATE_SCHEMA = '42P06';

async function runAgain(trx: Knex, name: string): Promise<void> {
  const migration = migrations[name];
  if (migration === undefined) throw new Error(`No migration is called ${name}`);
  try {
    await migration.up(trx);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === DUPLICATE_SCHEMA)) throw error;
    const reason = error.message.split(' - ').at(-1);
    throw new MigrationError(
      `${reason} and belongs to another role: let a superuser run ALTER SCHEMA … OWNER TO studyhall_owner`,
      { cause: error },
    );
  }
}
