import pg from 'pg';
import type { DatabaseOptions } from './database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { PostgresWatch } from './embedded-postgres-supervisor.ts';
import { databaseRoles } from './roles.ts';
import type { Settings } from './settings.ts';

/** The two ways into the database of an installation. */
export interface DatabaseAccess {
  /** A role that may create schemas, past any pooler: for migrations and operator commands. */
  readonly directUrl: string;
  /** What the application's pool is opened with, after the migrations: they create its role. */
  readonly application: DatabaseOptions;
  /** Where the data is, for the person who starts it: a folder, or which database of which machine. */
  readonly place: string;
  /** Where the embedded PostgreSQL hands out its log for backups; undefined where it does not. */
  readonly spoolFolder: string | undefined;
  /** Gives the embedded PostgreSQL up; with another one there is nothing to do. */
  stop(): Promise<void>;
}

const DATABASE = 'studyhall';

/**
 * Starts the embedded PostgreSQL, or takes the one of DATABASE_URL. An address that was given alone is direct and its
 * role is put aside on every connection; beside DATABASE_URL_DIRECT it is a pooler's and must log in as studyhall_app.
 */
export async function accessDatabase(
  settings: Settings,
  log: (line: string) => void,
  watch?: PostgresWatch,
): Promise<DatabaseAccess> {
  const { database, poolSize, hasNamedStatements, dataFolder } = settings;
  if (database.kind === 'external') {
    const { url, directUrl } = database;
    const role = directUrl === undefined ? { role: databaseRoles.app } : {};
    return {
      directUrl: directUrl ?? url,
      application: { url, poolSize, hasNamedStatements, ...role },
      place: inWords(new URL(directUrl ?? url)),
      spoolFolder: undefined,
      stop: async () => undefined,
    };
  }
  const server = await startEmbeddedPostgres({
    dataRoot: dataFolder,
    log,
    isArchiving: settings.backups.areOn,
    ...(watch === undefined ? {} : { watch }),
  });
  await createDatabaseIfMissing(server);
  return {
    directUrl: server.url(DATABASE),
    application: { url: server.url(DATABASE, databaseRoles.app), poolSize, hasNamedStatements },
    place: server.dataFolder,
    spoolFolder: server.spoolFolder,
    stop: () => server.stop(),
  };
}

/** Without the log-in. */
function inWords({ pathname, host, searchParams }: URL): string {
  return `the database ${decodeURIComponent(pathname.slice(1))} at ${searchParams.get('host') ?? host}`;
}

async function createDatabaseIfMissing(server: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // Another process made it between the two statements.
    const isMade = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505');
    if (!isMade) throw error;
  } finally {
    await client.end();
  }
}
