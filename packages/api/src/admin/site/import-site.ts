import type { Knex } from 'knex';
import { openDatabase } from '../../platform/database.ts';
import { migrate } from '../../platform/migrate.ts';
import { migrateExactly } from '../../platform/migrate-exactly.ts';
import { setForm } from './copy-table.ts';
import { type DataHash, dataHashes } from './data-hashes.ts';
import type { SiteProgress } from './export-site.ts';
import { loadEntries, type SiteLoad } from './load-entries.ts';
import { type KeysToKeep, keepSiteKeys, openSiteKeys } from './open-site-keys.ts';
import { type VerifiedSite, verifySite } from './read-site.ts';
import type { SiteManifest } from './site-archive.ts';
import { SiteError } from './site-error.ts';
import { listForeignKeys, listSiteTables } from './site-tables.ts';

export interface SiteImport {
  readonly file: string;
  /** Where blobs go that are too large for a row. */
  readonly blobsFolder: string;
  /** Takes the secret keys over that are in the archive. */
  readonly keys?: KeysToKeep | undefined;
  readonly onProgress?: ((progress: SiteProgress) => void) | undefined;
}

export interface ImportedSite extends VerifiedSite {
  /** Migrations that this release has beyond those of the archive; they changed what was loaded. */
  readonly applied: readonly string[];
}

/** What migrations put into an empty database. */
const FILLED_BY_MIGRATIONS = new Set(['platform.migration_hashes', 'platform.migration_history']);

/**
 * Loads an exported site into a database that holds nothing yet: the schema of the archive, then all rows in one
 * transaction, which ends only if every domain's hash is that of the export, then newer migrations. Killed at any moment
 * it leaves a database without rows, for another try, or a whole one, which the next start migrates and another try with
 * the same keys gives the keys that it lacks. `url` is a direct
 * connection of a role that may create schemas. Rejects with SiteError before anything is touched where the file or the
 * database is not fit for it.
 */
export async function importSite(
  url: string,
  { file, blobsFolder, keys, onProgress }: SiteImport,
): Promise<ImportedSite> {
  const site = await verifySite(file);
  const secretKeys = keys === undefined ? undefined : await openSiteKeys(site.keys, keys);
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const { manifest } = site;
    // A try that was killed behind the rows lacks nothing but the keys.
    const isLoaded = secretKeys !== undefined && (await holdsExactly(db, manifest));
    if (!isLoaded) {
      await refuseData(db);
      await migrateExactly(url, site.head.migrations);
      await db.transaction(async (trx) => await load(trx, { file, manifest, blobsFolder, onProgress }));
    }
    if (keys !== undefined && secretKeys !== undefined) await keepSiteKeys(keys.file, secretKeys);
    const { applied } = await migrate(url);
    // Else the first hours would run on guesses.
    await db.raw('analyze');
    return { ...site, applied };
  } finally {
    await db.destroy();
  }
}

/** Whether every domain has the hash of the export; a database without a schema has none. */
async function holdsExactly(db: Knex, { hashes }: SiteManifest): Promise<boolean> {
  if ((await listSiteTables(db)).length === 0) return false;
  const { domains } = await dataHashes(db);
  return hashes.every(({ name, sha256 }) => domains.find((hash) => hash.name === name)?.sha256 === sha256);
}

async function refuseData(db: Knex): Promise<void> {
  const tables = (await listSiteTables(db))
    .map(({ name }) => name)
    .filter((name) => !FILLED_BY_MIGRATIONS.has(name));
  if (tables.length === 0) return;
  const counts = tables.map((name) => `select '${name}' as name where exists (select from ${name})`);
  const { rows } = await db.raw<{ rows: { name: string }[] }>(counts.join(' union all '));
  const [first, ...others] = rows.map(({ name }) => name);
  if (first !== undefined)
    throw new SiteError(
      `the database holds data already (${first}${others.length === 0 ? '' : ` and ${others.length} other tables`}): ` +
        'import into a new one, such as that of another DATA_DIR, before its first start. Nothing was changed',
    );
}

async function load(
  trx: Knex.Transaction,
  { file, manifest, blobsFolder, onProgress }: SiteLoad,
): Promise<void> {
  await setForm(trx);
  const tables = (await listSiteTables(trx)).map(({ name }) => name);
  await trx.raw(`lock table ${tables.join(', ')} in access exclusive mode`);
  // A server may have started since the first look.
  await refuseData(trx);
  // Rows refer to each other in circles: whether all are there is asked once at the end.
  const keys = await listForeignKeys(trx);
  for (const key of keys) await trx.raw(`alter table ${key.table} drop constraint ${key.name}`);
  for (const name of tables) await trx.raw(`alter table ${name} disable trigger user`);
  await trx.raw(`truncate ${tables.join(', ')}`);
  await loadEntries(trx, { file, manifest, blobsFolder, onProgress });
  for (const name of tables) await trx.raw(`alter table ${name} enable trigger user`);
  for (const key of keys)
    await trx.raw(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
  for (const { name, value } of manifest.sequences)
    await trx.raw('select setval(:name, :value)', { name, value });
  refuseOthers(manifest.hashes, (await dataHashes(trx)).domains);
}

function refuseOthers(expected: readonly DataHash[], found: readonly DataHash[]): void {
  for (const { name, sha256 } of expected)
    if (found.find((hash) => hash.name === name)?.sha256 !== sha256)
      throw new SiteError(`what was loaded into ${name} is not what was exported. Nothing was kept`);
}
