import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../platform/migrate.ts';

/** What a test process must know to clone the migrated database; plain data, so that vitest can hand it over. */
export interface TemplateDatabase {
  /** The superuser's URL, to the database "postgres". */
  readonly clusterUrl: string;
  readonly name: string;
}

/** Roles may have a password on a server that asks for one; on our own socket nobody is asked. */
export const TEST_ROLE_PASSWORD = 'studyhall_test';

/** Roles belong to the cluster: two runs on one server must not create them at the same time. */
const SET_UP_LOCK = '20261, 19';

/** Makes and migrates the database that tests clone. Its name is new, so that runs can share a server. */
export async function createTemplateDatabase(clusterUrl: string): Promise<TemplateDatabase> {
  const name = `studyhall_template_${randomBytes(4).toString('hex')}`;
  await withClient(clusterUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${SET_UP_LOCK})`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    await migrate(databaseUrl(clusterUrl, name));
    for (const role of ['studyhall_app', 'studyhall_reporter']) {
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${TEST_ROLE_PASSWORD}'`);
    }
    // A database with a session cannot be cloned, so nobody gets in.
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
  return { clusterUrl, name };
}

/** Removes the template and every clone that a test left behind. */
export async function dropTemplateDatabase(template: TemplateDatabase): Promise<void> {
  await dropClones(template);
  await withClient(template.clusterUrl, async (client) => {
    await client.query(`ALTER DATABASE ${template.name} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${template.name} WITH (FORCE)`);
  });
}

/** Removes the databases that were cloned from the template, whoever is in them. */
export async function dropClones({ clusterUrl, name }: TemplateDatabase): Promise<void> {
  await withClient(clusterUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [`${name}_`],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and log-in, or that of another role, in another database. */
export function databaseUrl(clusterUrl: string, database: string, role?: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role;
    url.password = TEST_ROLE_PASSWORD;
  }
  return url.href;
}
