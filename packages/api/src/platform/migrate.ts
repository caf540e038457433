import type { Knex } from 'knex';
import * as z from 'zod';
import { openDatabase } from './database.ts';
import { MigrationError } from './migration-error.ts';
import { compareMigrationFiles, migrationFolder } from './migration-hashes.ts';
import { withMigrationLock } from './migration-lock.ts';
import {
  type AppliedMigration,
  acceptDifference,
  readApplied,
  recordHashes,
  recordSteps,
} from './migration-record.ts';
import { migrationSource, migrations } from './migrations.ts';
import { differencesFromMigrations } from './reference-schema.ts';
import { ensureRoles, missingRights } from './roles.ts';
import { rowsOf } from './rows-of.ts';
import type { SchemaDifference } from './schema-difference.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const INSUFFICIENT_PRIVILEGE = '42501';
const TRIES = 10;
const FIRST_PAUSE_MS = 200;

export interface MigrateOptions {
  /** Why a schema that is not that of the migrations is taken as it is; kept in the database. */
  readonly acceptedBecause?: string | undefined;
  /** Who migrates, for the history; the log-in of the database unless given. */
  readonly by?: string | undefined;
  /** Called under the lock before anything changes, if there is a schema with migrations to come: its failure ends it. */
  readonly beforeMigrating?: (step: MigrationStep) => Promise<void>;
  /** How often to try where a table stays locked. */
  readonly tries?: number;
}

/** What a database is about to be taken through. */
export interface MigrationStep {
  readonly done: readonly string[];
  readonly pending: readonly string[];
}

export interface MigrationReport {
  readonly applied: readonly string[];
}

/**
 * Brings the database at `url` (a direct connection of a role that may create schemas) to the newest schema.
 * Any number of processes may call it at once: one works, the others wait and find nothing to do. A process killed in
 * between leaves whole migrations only, and its stale Knex lock is freed by the next.
 * @throws MigrationError where the schema is not what these migrations make of it, unless somebody accepted that.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<MigrationReport> {
  await refuseEditedFiles();
  if (options.acceptedBecause === undefined && (await isCurrent(url))) return { applied: [] };
  return await withMigrationLock(url, async (db) => {
    const done = await readApplied(db);
    refuseUnknown(done);
    await ensureRoles(db);
    const difference = await differenceOf(db, done);
    const { acceptedBecause: reason } = options;
    if (difference !== undefined && reason === undefined) throw new MigrationError(inWords(difference));
    const step = { done: done.map(({ name }) => name), pending: pendingAfter(done) };
    if (step.done.length > 0 && step.pending.length > 0) await options.beforeMigrating?.(step);
    const applied = await latest(db, options);
    await recordSteps(db, { names: applied, step: 'up', by: options.by });
    if (difference !== undefined && reason !== undefined)
      await acceptDifference(db, { reason, differences: linesOf(difference) });
    await recordHashes(db);
    return { applied };
  });
}

/** How the schema differs from what the migrations done here make today. */
export interface SchemaReport {
  /** Migrations that had another text when they were applied here. */
  readonly edited: readonly string[];
  readonly differences: readonly SchemaDifference[];
}

/** Compares and changes nothing. */
export async function explainSchema(url: string): Promise<SchemaReport> {
  return await withMigrationLock(url, async (db) => {
    const done = await readApplied(db);
    refuseUnknown(done);
    if (done.length === 0) return { edited: [], differences: [] };
    return { edited: editedSince(done), differences: await compare(db, done) };
  });
}

/** A file edited on this machine would run here and nowhere else. */
export async function refuseEditedFiles(): Promise<void> {
  const folder = migrationFolder();
  if (folder === undefined) return;
  const { edited, unlisted } = await compareMigrationFiles(folder);
  if (edited.length > 0)
    throw new MigrationError(
      `${edited.join(', ')} in ${folder} was edited after its release: put the released text back, and write a new migration for what should change`,
    );
  if (unlisted.length > 0)
    throw new MigrationError(
      `${unlisted.join(', ')} has no line in ${folder}/hashes.json: npm run migrations writes it`,
    );
}

/**
 * True if there is nothing to do, asked in two statements and without a lock: most starts find it so. A database that
 * was restored elsewhere has its tables and lacks roles and rights, which belong to the server.
 */
async function isCurrent(url: string): Promise<boolean> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const done = await readApplied(db);
    const names = done.map(({ name }) => name).sort();
    return (
      names.join() === Object.keys(migrations).sort().join() &&
      done.every(({ isAsReleased }) => isAsReleased) &&
      (await missingRights(db)).length === 0
    );
  } finally {
    await db.destroy();
  }
}

function pendingAfter(done: readonly AppliedMigration[]): string[] {
  return Object.keys(migrations)
    .filter((name) => !done.some((applied) => applied.name === name))
    .sort();
}

/** @throws MigrationError where a newer release has been here. */
export function refuseUnknown(done: readonly AppliedMigration[]): void {
  const unknown = done.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length > 0)
    throw new MigrationError(
      `the database belongs to a newer Studyhall, which applied ${unknown.join(', ')}: start that one, or restore the backup from before it`,
    );
}

function editedSince(done: readonly AppliedMigration[]): string[] {
  return done.filter(({ isAsReleased, hash }) => hash !== undefined && !isAsReleased).map(({ name }) => name);
}

/** `undefined` where each migration is known to have come with its released text, or the schema proves that it did. */
async function differenceOf(db: Knex, done: readonly AppliedMigration[]): Promise<SchemaReport | undefined> {
  if (done.every(({ isAsReleased }) => isAsReleased)) return undefined;
  const edited = editedSince(done);
  const differences = await compare(db, done);
  return edited.length === 0 && differences.length === 0 ? undefined : { edited, differences };
}

async function compare(db: Knex, done: readonly AppliedMigration[]): Promise<SchemaDifference[]> {
  return await differencesFromMigrations(
    db,
    done.map(({ name }) => name),
  );
}

const SHOWN_MAX = 3;

function linesOf({ edited, differences }: SchemaReport): string[] {
  return [
    ...edited.map((name) => `${name} had another text when it was applied here`),
    ...differences.map(({ name, kind }) => `${kind}: ${name}`),
  ];
}

function inWords(report: SchemaReport): string {
  const lines = linesOf(report);
  const rest = lines.length > SHOWN_MAX ? `; and ${lines.length - SHOWN_MAX} more` : '';
  return (
    `the schema of the database is not the one that these migrations make (${lines.slice(0, SHOWN_MAX).join('; ')}${rest}): ` +
    'npx studyhall migrate --explain prints the SQL that mends it, npx studyhall migrate --accept "WHY" takes it as it is'
  );
}

/** Undoes every migration, newest first: for tests that prove `down` works. */
export async function rollBackAll(url: string): Promise<void> {
  await withMigrationLock(url, async (db) => {
    await db.migrate.rollback({ migrationSource }, true);
  });
}

export interface MigrationStatus {
  readonly done: readonly string[];
  readonly pending: readonly string[];
  /** Why `migrate` would refuse to work on this schema; undefined if it would not. */
  readonly refusal: string | undefined;
}

/**
 * The names of migrations done and to do, in order, and whether the schema is the one that those done make. Changes
 * nothing.
 * @throws MigrationError where the database belongs to a newer release, or migrations of this one were edited.
 */
export async function migrationStatus(url: string): Promise<MigrationStatus> {
  await refuseEditedFiles();
  const applied = await appliedAt(url);
  refuseUnknown(applied);
  const done = applied.map(({ name }) => name);
  const pending = pendingAfter(applied);
  if (applied.every(({ isAsReleased }) => isAsReleased)) return { done, pending, refusal: undefined };
  const difference = await withMigrationLock(url, (db) => differenceOf(db, applied));
  return { done, pending, refusal: difference === undefined ? undefined : inWords(difference) };
}

async function appliedAt(url: string): Promise<AppliedMigration[]> {
  const db = openDatabase({ url, poolSize: 1 });
  try {
    return await readApplied(db);
  } finally {
    await db.destroy();
  }
}

async function latest(db: Knex, { tries: triesMax = TRIES }: MigrateOptions): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      const [, applied]: [number, string[]] = await db.migrate.latest({ migrationSource });
      return applied;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === INSUFFICIENT_PRIVILEGE && error instanceof Error)
        throw new MigrationError(
          `the log-in of the migrations lacks a right (${error.message.split(' - ').at(-1)}): a role with CREATEROLE that owns the database has all of them`,
          { cause: error },
        );
      if (code !== LOCK_NOT_AVAILABLE) throw error;
      if (tries >= triesMax) throw new MigrationError(await lockInWords(db), { cause: error });
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * tries));
    }
  }
}

const Holder = z.object({ session: z.string() });

/** Names who has held locks for longest: nearly always it is a transaction that somebody left open. */
async function lockInWords(db: Knex): Promise<string> {
  const rows = await rowsOf(
    db,
    Holder,
    `select distinct on (xact_start) format('%s of %s%s, %s since %s', pid, usename, ' ' || nullif(quote_literal(application_name), ''''''), state,
         to_char(xact_start, 'HH24:MI:SS')) as session
       from pg_stat_activity
       where pid in (select pid from pg_locks where locktype = 'relation' and granted
           and database = (select oid from pg_database where datname = current_database()))
         and pid <> pg_backend_pid() and xact_start < now() - interval '1 second' and datname = current_database()
         and not (application_name = 'studyhall' and query like 'select pg_advisory_xact_lock%')
       order by xact_start limit 3`,
  );
  const sessions = rows.map(({ session }) => session).join('; ');
  return `a table that a migration changes stays locked by another session (${sessions === '' ? 'it has ended meanwhile' : sessions}): let it end, or end it with pg_terminate_backend, and start again`;
}
