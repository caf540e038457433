import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, type TemplateDatabase, withClient } from './template-database.ts';

/**
 * What races wait for a connection, in milliseconds. They send more at once than a pool holds, and are about what comes
 * out, not about how soon: a busy machine is no reason to be told "busy".
 */
export const PATIENCE = 60_000;

const NO_TIMEOUTS = ['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']
  .map((timeout) => `-c ${timeout}=0`)
  .join(' ');

/** An address whose sessions hold locks and wait for them as long as a busy machine takes. */
export function unhurried(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', NO_TIMEOUTS);
  return address.href;
}

/** What the set-up of the run hands to tests. */
declare module 'vitest' {
  export interface ProvidedContext {
    clusterUrl: string;
    templateDatabase: string;
  }
}

/** A migrated, otherwise empty database of one's own. */
export interface TestDatabase {
  /** Logs in as superuser: for migrations, fixtures and looking into what the application may not see. */
  readonly url: string;
  /** Logs in as `studyhall_app`, with the rights the running application has. */
  readonly appUrl: string;
  /** Ends its sessions, too. */
  drop(): Promise<void>;
}

/** A database for one test file that commits: fresh, and dropped by the caller. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return cloneTemplate(templateDatabase(), randomBytes(4).toString('hex'));
}

let ofThisProcess: Promise<TestDatabase> | undefined;

/**
 * The database that all test files of one vitest worker share, made at the first call. Only for tests that roll back
 * what they write; the end of the run removes it.
 */
export function workerDatabase(): Promise<TestDatabase> {
  ofThisProcess ??= cloneTemplate(templateDatabase(), `worker_${process.env.VITEST_POOL_ID ?? process.pid}`);
  return ofThisProcess;
}

/** The superuser's way to the server of the run, for tests that make databases themselves. */
export function testClusterUrl(): string {
  return templateDatabase().clusterUrl;
}

function templateDatabase(): TemplateDatabase {
  return { clusterUrl: inject('clusterUrl'), name: inject('templateDatabase') };
}

/** One at a time, because the server copies from a source that nothing else may be using. */
const CLONE_LOCK = '20261, 20';

/** A database of that name after the template's; what was cloned before under it is taken as it is. */
export async function cloneTemplate(template: TemplateDatabase, suffix: string): Promise<TestDatabase> {
  const { clusterUrl } = template;
  const name = `${template.name}_${suffix}`;
  await withClient(clusterUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${CLONE_LOCK})`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.name} STRATEGY file_copy`);
    await copyDatabaseRights(client, template.name, name);
  });
  return {
    url: databaseUrl(clusterUrl, name),
    appUrl: databaseUrl(clusterUrl, name, 'studyhall_app'),
    drop: () => withClient(clusterUrl, (client) => dropDatabase(client, name)),
  };
}

async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** A clone has the rights inside the database but not those on it: without this, everyone could connect. */
async function copyDatabaseRights(client: pg.Client, from: string, to: string): Promise<void> {
  await client.query(`REVOKE ALL ON DATABASE ${to} FROM PUBLIC`);
  const { rows } = await client.query<{ grant: string }>(
    `SELECT format('GRANT %s ON DATABASE %I TO %s', privilege_type, $2::text,
              CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END) AS grant
       FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
      WHERE datname = $1`,
    [from, to],
  );
  for (const { grant } of rows) await client.query(grant);
}
