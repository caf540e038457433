import type { Knex } from 'knex';
import * as z from 'zod';
import { refuseEditedFiles, refuseUnknown } from './migrate.ts';
import { withMigrationLock } from './migration-lock.ts';
import { readApplied, recordHashes } from './migration-record.ts';
import { migrationSource } from './migrations.ts';
import { ensureRoles } from './roles.ts';
import { rowsOf } from './rows-of.ts';

/**
 * Brings a database that holds nothing to exactly these migrations, in their order, so that rows of that state can be
 * loaded: others that were applied are undone, with whatever rows they hold.
 * @throws MigrationError where the database belongs to a newer release.
 */
export async function migrateExactly(url: string, names: readonly string[]): Promise<void> {
  await refuseEditedFiles();
  await withMigrationLock(url, async (db) => {
    const done = await readApplied(db);
    refuseUnknown(done);
    await ensureRoles(db);
    const firstTooMany = done.findIndex(({ name }) => !names.includes(name));
    const kept = firstTooMany === -1 ? done : done.slice(0, firstTooMany);
    for (const { name } of done.slice(kept.length).toReversed())
      await db.migrate.down({ migrationSource, name });
    const missing = names.filter((name) => !kept.some((applied) => applied.name === name));
    for (const name of missing) await db.migrate.up({ migrationSource, name });
    if (await hasHashes(db)) await recordHashes(db);
  });
}

const Found = z.object({ found: z.boolean() });

/** The first releases kept none. */
async function hasHashes(db: Knex): Promise<boolean> {
  const [hashes] = await rowsOf(
    db,
    Found,
    `select to_regclass('platform.migration_hashes') is not null as found`,
  );
  return hashes?.found === true;
}
