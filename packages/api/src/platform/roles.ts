import type { Knex } from 'knex';

/** The roles of the installation. They belong to the cluster, so nothing here ever drops one. */
export const databaseRoles = {
  owner: 'studyhall_owner',
  app: 'studyhall_app',
  billing: 'studyhall_billing',
  eraser: 'studyhall_eraser',
  reporter: 'studyhall_reporter',
} as const;

/** Thrown when the connected role may not give the rights that are missing; `sql` is what a superuser has to run. */
export class MissingRolesError extends Error {
  override readonly name = 'MissingRolesError';
  readonly sql: string;

  constructor(statements: readonly string[]) {
    const sql = `${statements.join(';\n')};`;
    super(
      `The database lacks roles or rights that this log-in may not give. Let a superuser run, in this database:\n${sql}`,
    );
    this.sql = sql;
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

const TIMEOUTS = [
  `statement_timeout = '15s'`,
  `lock_timeout = '5s'`,
  `idle_in_transaction_session_timeout = '30s'`,
];

/** What makes each role. studyhall_app inherits nothing: money is written, and history erased, only after SET LOCAL ROLE. */
const CREATE_ROLE: Readonly<Record<string, readonly string[]>> = {
  [databaseRoles.owner]: ['create role studyhall_owner nologin'],
  [databaseRoles.billing]: ['create role studyhall_billing nologin'],
  [databaseRoles.eraser]: ['create role studyhall_eraser nologin'],
  [databaseRoles.reporter]: [
    'create role studyhall_reporter login',
    ...TIMEOUTS.map((setting) => `alter role studyhall_reporter set ${setting}`),
  ],
  [databaseRoles.app]: [
    'create role studyhall_app login noinherit',
    ...TIMEOUTS.map((setting) => `alter role studyhall_app set ${setting}`),
  ],
};

/**
 * Creates the roles that are missing and closes the database to everybody else. The caller holds the migration lock.
 * Throws MissingRolesError, with all of what is missing, when the log-in has no right to.
 */
export async function ensureRoles(db: Knex): Promise<void> {
  const missing = await missingRights(db);
  if (missing.length === 0) return;
  const isDone = await db
    .transaction(async (trx) => {
      for (const sql of missing) await trx.raw(sql);
    })
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE) return false;
        throw error;
      },
    );
  // PostgreSQL only warns of a right that it did not give or take.
  if (!isDone || (await missingRights(db)).length > 0) throw new MissingRolesError(missing);
}

interface Rights {
  readonly roles: readonly string[];
  /** Quoted, as statements need them. */
  readonly database: string;
  readonly login: string;
  /** Roles that the application may take, and has the right to already. */
  readonly taken: readonly string[];
  readonly isLoginMember: boolean;
  readonly isDatabaseOpen: boolean;
  readonly isPublicSchemaOpen: boolean;
  readonly connecting: readonly string[];
  readonly mayOwnerCreate: boolean;
  readonly mayKeepList: boolean;
  readonly hasList: boolean;
}

/** The statements that give what is missing, in order: none once everything is as it should be. */
export async function missingRights(db: Knex): Promise<string[]> {
  const rights = await readRights(db);
  const { roles, database, login } = rights;
  const newRoles = Object.keys(CREATE_ROLE).filter((role) => !roles.includes(role));
  const connecting = [databaseRoles.app, databaseRoles.billing, databaseRoles.reporter].filter(
    (role) => rights.isDatabaseOpen || !rights.connecting.includes(role),
  );
  return [
    ...newRoles.flatMap((role) => CREATE_ROLE[role] ?? []),
    ...[databaseRoles.billing, databaseRoles.eraser]
      .filter((role) => !rights.taken.includes(role))
      .map((role) => `grant ${role} to studyhall_app`),
    ...(rights.isLoginMember ? [] : [`grant studyhall_owner, studyhall_app to ${login}`]),
    // Without it every role of the cluster could connect: isolation would be in name only.
    ...(rights.isDatabaseOpen
      ? [
          `revoke all on database ${database} from public`,
          `grant connect on database ${database} to ${login}`,
        ]
      : []),
    ...connecting.map((role) => `grant connect on database ${database} to ${role}`),
    ...(rights.mayOwnerCreate ? [] : [`grant create on database ${database} to studyhall_owner`]),
    ...(rights.isPublicSchemaOpen ? ['revoke create on schema public from public'] : []),
    ...(rights.mayKeepList ? [] : rightsOnList(rights)),
  ];
}

/** The list of migrations done, which Knex keeps where the log-in can write. */
function rightsOnList({ hasList, login }: Rights): string[] {
  if (!hasList) return [`grant usage, create on schema public to ${login}`];
  return [
    `grant usage on schema public to ${login}`,
    `grant select, insert, update, delete on public.knex_migrations, public.knex_migrations_lock to ${login}`,
    `grant usage on sequence public.knex_migrations_id_seq, public.knex_migrations_lock_index_seq to ${login}`,
  ];
}

async function readRights(db: Knex): Promise<Rights> {
  const { rows } = await db.raw<{ rows: Rights[] }>(
    `with known as (select oid, rolname from pg_roles where rolname = any(:roles)),
       list as (select to_regclass('knex_migrations') as id)
     select array(select rolname::text from known) as roles,
       quote_ident(current_database()) as database, quote_ident(current_user) as login,
       array(select other.rolname::text from known app, known other where app.rolname = :app and other.rolname <> :app
         and pg_has_role(app.oid, other.oid, 'member')) as taken,
       (select count(*) from known where rolname in (:owner, :app)
         and pg_has_role(oid, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end)) = 2
         as "isLoginMember",
       has_database_privilege('public', current_database(), 'connect')
         or has_database_privilege('public', current_database(), 'temporary') as "isDatabaseOpen",
       has_schema_privilege('public', 'public', 'create') as "isPublicSchemaOpen",
       array(select rolname::text from known where has_database_privilege(oid, current_database(), 'connect')) as connecting,
       exists (select from known where rolname = :owner and has_database_privilege(oid, current_database(), 'create'))
         as "mayOwnerCreate",
       case when list.id is null then has_schema_privilege('public', 'create')
         else has_table_privilege(list.id, 'insert') end as "mayKeepList",
       list.id is not null as "hasList"
     from list`,
    { roles: Object.values(databaseRoles), ...databaseRoles },
  );
  const [rights] = rows;
  if (rights === undefined) throw new Error('A statement with one row has none');
  return rights;
}
