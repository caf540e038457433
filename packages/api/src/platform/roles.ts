import type { Knex } from 'knex';

/** The roles of the installation. They belong to the cluster, so nothing here ever drops one. */
export const databaseRoles = {
  owner: 'studyhall_owner',
  app: 'studyhall_app',
  billing: 'studyhall_billing',
  reporter: 'studyhall_reporter',
} as const;

/** Thrown when the connected role may not create the roles; `sql` is what an administrator of the server has to run. */
export class MissingRolesError extends Error {
  override readonly name = 'MissingRolesError';
  readonly sql: string;

  constructor(sql: string) {
    super(`The database lacks roles and this log-in may not create them. Let a superuser run:\n${sql}`);
    this.sql = sql;
  }
}

const TIMEOUTS = [
  `statement_timeout = '15s'`,
  `lock_timeout = '5s'`,
  `idle_in_transaction_session_timeout = '30s'`,
];

/** studyhall_app is NOINHERIT before it gets studyhall_billing: money is written only after SET LOCAL ROLE. */
const CREATE_ROLES = [
  'create role studyhall_owner nologin',
  'create role studyhall_billing nologin',
  'create role studyhall_reporter login',
  'create role studyhall_app login noinherit',
  'grant studyhall_billing to studyhall_app',
  ...TIMEOUTS.map((setting) => `alter role studyhall_app set ${setting}`),
  ...TIMEOUTS.map((setting) => `alter role studyhall_reporter set ${setting}`),
];

/**
 * Creates the roles that are missing and closes the database to everybody else. The caller holds the migration lock.
 * Throws MissingRolesError when the log-in has no right to.
 */
export async function ensureRoles(db: Knex): Promise<void> {
  const { rows: existing } = await db.raw<{ rows: { rolname: string }[] }>(
    `select rolname from pg_roles where rolname like 'studyhall\\_%'`,
  );
  const known = new Set(existing.map((row) => row.rolname));
  if (!Object.values(databaseRoles).every((role) => known.has(role))) await createRoles(db, known);
  await db.raw(grantsOnDatabase(await databaseName(db)));
}

async function createRoles(db: Knex, known: ReadonlySet<string>): Promise<void> {
  const { rows } = await db.raw<{ rows: { canCreate: boolean }[] }>(
    `select rolsuper or rolcreaterole as "canCreate" from pg_roles where rolname = current_user`,
  );
  const statements = CREATE_ROLES.filter((sql) => {
    const created = /^create role (\w+)/.exec(sql)?.[1];
    return created === undefined || !known.has(created);
  });
  if (rows[0]?.canCreate !== true) throw new MissingRolesError(`${statements.join(';\n')};`);
  for (const sql of statements) await db.raw(sql);
}

async function databaseName(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    'select quote_ident(current_database()) as name',
  );
  return rows[0]?.name ?? '';
}

/** Without the REVOKE every role of the cluster could connect: isolation would be in name only. */
function grantsOnDatabase(database: string): string {
  return `
    do $$ begin
      if not (select rolsuper from pg_roles where rolname = current_user) then
        grant studyhall_owner, studyhall_app to current_user;
      end if;
    end $$;
    revoke all on database ${database} from public;
    grant connect on database ${database} to current_user, studyhall_app, studyhall_billing, studyhall_reporter;
    grant create on database ${database} to studyhall_owner;
    revoke create on schema public from public;
  `;
}
