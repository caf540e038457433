import * as z from 'zod';
import { openDatabase } from './database.ts';
import type { DatabaseAccess } from './database-access.ts';
import { explainDatabaseFailure } from './database-failure.ts';
import { migrationStatus } from './migrate.ts';
import { refusePowerfulRole } from './powerful-role.ts';
import { rowsOf } from './rows-of.ts';

/** One thing that a start needs of the database, and what is wrong with it. */
export interface HealthLine {
  readonly check:
    | 'direct connection'
    | 'schema'
    | 'connection of the application'
    | 'rights of the application';
  readonly result: string;
  readonly isGood: boolean;
}

/** Looks at what a start needs of the database, without a server; what cannot be asked because of another is left out. */
export async function databaseHealth(access: DatabaseAccess): Promise<HealthLine[]> {
  const lines = [await tried('direct connection', () => versionAt({ url: access.directUrl }))];
  if (lines[0]?.isGood !== true) return lines;
  lines.push(await tried('schema', () => schemaAt(access.directUrl)));
  lines.push(await tried('connection of the application', () => versionAt(access.application)));
  if (lines.at(-1)?.isGood === true)
    lines.push(await tried('rights of the application', () => rightsAt(access.application)));
  return lines;
}

async function tried(check: HealthLine['check'], ask: () => Promise<string>): Promise<HealthLine> {
  try {
    return { check, result: await ask(), isGood: true };
  } catch (error) {
    const result = explainDatabaseFailure(error) ?? (error instanceof Error ? error.message : String(error));
    return { check, result, isGood: false };
  }
}

const Version = z.object({ version: z.string(), name: z.string(), isEncrypted: z.boolean() });

type Way = Parameters<typeof openDatabase>[0];

async function versionAt(way: Way): Promise<string> {
  const db = openDatabase({ ...way, poolSize: 1 });
  try {
    const [row] = await rowsOf(
      db,
      Version,
      `select current_setting('server_version') as version, current_user as name,
         coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isEncrypted"`,
    );
    if (row === undefined) throw new Error('A statement with one row has none');
    return `PostgreSQL ${row.version} as ${row.name}${row.isEncrypted ? ', encrypted' : ''}`;
  } finally {
    await db.destroy();
  }
}

async function schemaAt(url: string): Promise<string> {
  const { pending, refusal } = await migrationStatus(url);
  if (refusal !== undefined) throw new Error(refusal);
  if (pending.length > 0) throw new Error(`${pending.length} migrations are to be done: a start does them`);
  return 'is the newest';
}

async function rightsAt(way: Way): Promise<string> {
  const db = openDatabase({ ...way, poolSize: 1 });
  try {
    await refusePowerfulRole(db);
    return 'are those of the application alone';
  } finally {
    await db.destroy();
  }
}
