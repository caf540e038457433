import type { Knex } from 'knex';
import * as z from 'zod';
import { explainSchema, migrationStatus } from './migrate.ts';
import { PowerfulRoleError, refusePowerfulRole } from './powerful-role.ts';
import { MissingRolesError, missingRights } from './roles.ts';
import { rowsOf } from './rows-of.ts';
import { findSecretKeys, listKeyFingerprints } from './secret-keys.ts';
import { fingerprintOf } from './secrets.ts';
import type { DatabaseSettings } from './settings.ts';
import { ok, problem, type SiteCheck, type SiteFinding, warning } from './site-check.ts';

const OLDEST_POSTGRES = 150_000;
const SKEW_MS = 1_000;
const MUCH_SKEW_MS = 10_000;

/** The database, its roles and its schema. */
export const databaseChecks: readonly SiteCheck[] = [
  { name: 'postgres', needs: 'database', look: async ({ db }) => await lookAtVersion(db) },
  { name: 'clock', needs: 'database', look: async ({ db }) => judgeSkew(await skewOf(db)) },
  {
    name: 'roles',
    needs: 'database',
    look: async ({ owner }) => {
      const missing = await missingRights(owner);
      if (missing.length === 0) return ok('all roles are there, with their rights');
      return problem('roles or rights are missing', new MissingRolesError(missing).message);
    },
  },
  { name: 'application', needs: 'database', look: async ({ db }) => await lookAtRole(db) },
  {
    name: 'tls',
    needs: 'database',
    look: async ({ db, settings }) => judgeEncryption(settings.database, await isEncrypted(db)),
  },
  {
    name: 'connections',
    needs: 'database',
    look: async ({ db, settings }) => judgeConnections(settings.poolSize, await connectionsOf(db)),
  },
  { name: 'schema', needs: 'database', look: async ({ directUrl }) => await lookAtSchema(directUrl) },
  {
    name: 'keys',
    needs: 'database',
    look: async ({ db, settings }) => {
      const present = ((await findSecretKeys(settings)) ?? []).map(fingerprintOf);
      const seen = await listKeyFingerprints(db);
      const lost = seen.filter((fingerprint) => !present.includes(fingerprint));
      if (lost.length > 0)
        return problem(
          `${lost.length} of ${seen.length} secret keys that the database was used with are not here`,
          'Put .studyhall/secret-keys back from a backup, or the former keys into SECRET_KEYS',
        );
      return ok(
        seen.length === 0 ? 'the database was used with none yet' : `${present.length} here, all known`,
      );
    },
  },
];

/** Errors: what keeps it from answering. */
export async function askForSign(db: Knex): Promise<void> {
  await one(db, z.object({ sign: z.int() }), 'select 1 as sign');
}

const Version = z.object({ version: z.string(), number: z.int(), extensions: z.string().nullable() });

async function lookAtVersion(db: Knex): Promise<SiteFinding> {
  const { version, number, extensions } = await one(
    db,
    Version,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       (select string_agg(extname || ' ' || extversion, ', ' order by extname) from pg_extension) as extensions`,
  );
  const what = `PostgreSQL ${version} with ${extensions ?? 'no extensions'}`;
  return number >= OLDEST_POSTGRES ? ok(what) : problem(what, 'Use PostgreSQL 15 or newer');
}

/** How far the database's clock is ahead of ours, in milliseconds: of the middle between asking and hearing. */
async function skewOf(db: Knex): Promise<number> {
  const { before, after, theirs } = await timed(
    async () => await one(db, z.object({ at: z.date() }), 'select clock_timestamp() as at'),
  );
  return theirs.at.getTime() - (before + after) / 2;
}

async function timed<T>(work: () => Promise<T>): Promise<{ before: number; after: number; theirs: T }> {
  const before = performance.timeOrigin + performance.now();
  const theirs = await work();
  return { before, after: performance.timeOrigin + performance.now(), theirs };
}

/** @internal */
export function judgeSkew(skewMs: number): SiteFinding {
  const what = `${Math.round(Math.abs(skewMs))} ms between this machine and the database`;
  const cure = 'Let both keep their clocks by NTP';
  if (Math.abs(skewMs) > MUCH_SKEW_MS) return problem(what, cure);
  return Math.abs(skewMs) > SKEW_MS ? warning(what, cure) : ok(what);
}

async function lookAtRole(db: Knex): Promise<SiteFinding> {
  try {
    await refusePowerfulRole(db);
  } catch (error) {
    if (error instanceof PowerfulRoleError) return problem(error.what, error.cure);
    throw error;
  }
  return ok('the application works with no more rights than its own');
}

async function isEncrypted(db: Knex): Promise<boolean> {
  const row = await one(
    db,
    z.object({ ssl: z.boolean() }),
    'select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl',
  );
  return row.ssl;
}

const LOCAL = /^(localhost|127\.[\d.]+|\[?::1\]?|)$/;

/** @internal */
export function judgeEncryption(database: DatabaseSettings, isTls: boolean): SiteFinding {
  if (database.kind === 'embedded') return ok('the database is on this machine, by a socket');
  const { hostname, searchParams } = new URL(database.url);
  const isLocal = LOCAL.test(hostname) && !/^[^/]/.test(searchParams.get('host') ?? '/');
  if (isLocal) return ok('the database is on this machine');
  if (!isTls)
    return problem(
      `passwords and answers cross the network in plain text to ${hostname}`,
      'Add sslmode=verify-full&sslrootcert=FILE to DATABASE_URL',
    );
  if (searchParams.get('sslmode') === 'verify-full') return ok(`encrypted to ${hostname}, which is verified`);
  return warning(
    `encrypted to ${hostname}, but not certainly to the right one`,
    'Add sslmode=verify-full&sslrootcert=FILE to DATABASE_URL',
  );
}

const Connections = z.object({ allowed: z.int(), used: z.int() });
type Connections = Readonly<z.output<typeof Connections>>;

async function connectionsOf(db: Knex): Promise<Connections> {
  return await one(
    db,
    Connections,
    `select current_setting('max_connections')::int as allowed, (select count(*)::int from pg_stat_activity
       where backend_type = 'client backend') as used`,
  );
}

/** @internal */
export function judgeConnections(poolSize: number, { allowed, used }: Connections): SiteFinding {
  const what = `${used} of ${allowed} connections are in use; a server takes up to ${poolSize}`;
  return allowed - used >= poolSize
    ? ok(what)
    : warning(what, 'Lower DATABASE_POOL_SIZE, raise max_connections, or put PgBouncer in front');
}

async function lookAtSchema(directUrl: string): Promise<SiteFinding> {
  const { done, pending, refusal } = await migrationStatus(directUrl);
  if (refusal !== undefined) return problem(refusal, 'studyhall migrate --explain');
  if (pending.length > 0)
    return warning(
      `${pending.length} migrations are still to be done`,
      'studyhall migrate, or start the server',
    );
  const { edited, differences } = await explainSchema(directUrl);
  if (edited.length + differences.length === 0)
    return ok(`${done.length} migrations, and the schema is theirs`);
  return problem(
    `the schema differs from its migrations in ${edited.length + differences.length} places`,
    'studyhall migrate --explain',
  );
}

/** The one row of a question to PostgreSQL about itself. */
async function one<Schema extends z.ZodObject>(
  db: Knex,
  schema: Schema,
  sql: string,
): Promise<z.output<Schema>> {
  const [row] = await rowsOf(db, schema, sql);
  if (row === undefined) throw new Error('A question with one answer has none');
  return row;
}
