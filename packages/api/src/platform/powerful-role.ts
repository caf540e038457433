import type { Knex } from 'knex';
import * as z from 'zod';
import { databaseRoles } from './roles.ts';
import { rowsOf } from './rows-of.ts';

/** The application would work with rights that isolate nothing; the message says whose, and how to mend it. */
export class PowerfulRoleError extends Error {
  override readonly name = 'PowerfulRoleError';
  readonly what: string;
  readonly cure: string;

  constructor({ what, cure }: Pick<PowerfulRoleError, 'what' | 'cure'>) {
    super(`${what}: ${cure}`);
    this.what = what;
    this.cure = cure;
  }
}

const Powers = z.object({
  name: z.string(),
  isSuperuser: z.boolean(),
  bypassesRowSecurity: z.boolean(),
  mayReplicate: z.boolean(),
  /** A table, sequence or view of this database that is the role's own, also by way of a role that it inherits from. */
  owned: z.string().nullable(),
});

/**
 * Looks, in one statement, at the role that the pool's connections work as.
 * @throws PowerfulRoleError where it is a superuser, sees past row security, may replicate, or owns a table.
 */
export async function refusePowerfulRole(db: Knex): Promise<void> {
  const [powers] = await rowsOf(
    db,
    Powers,
    `select r.rolname as name, r.rolsuper as "isSuperuser", r.rolbypassrls as "bypassesRowSecurity",
       r.rolreplication as "mayReplicate",
       (select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^(pg_|information_schema$)'
           and pg_has_role(r.oid, c.relowner, 'usage') order by c.oid limit 1) as owned
     from pg_roles r where r.rolname = current_user`,
  );
  if (powers === undefined) throw new Error('A statement with one row has none');
  const complaint = complaintOf(powers);
  if (complaint !== undefined) throw new PowerfulRoleError(complaint);
}

function complaintOf({
  name,
  isSuperuser,
  bypassesRowSecurity,
  mayReplicate,
  owned,
}: z.output<typeof Powers>): Pick<PowerfulRoleError, 'what' | 'cure'> | undefined {
  const reasons = [
    ...(isSuperuser ? ['is a superuser'] : []),
    ...(bypassesRowSecurity && !isSuperuser ? ['sees past row security (BYPASSRLS)'] : []),
    ...(mayReplicate && !isSuperuser ? ['may replicate (REPLICATION)'] : []),
    ...(owned !== null && !isSuperuser ? [`owns ${owned}`] : []),
  ];
  if (reasons.length === 0) return undefined;
  const cure =
    name === databaseRoles.app
      ? `let a superuser run: alter role ${name} nosuperuser nobypassrls noreplication${owned === null || isSuperuser ? '' : `; and give ${owned} to ${databaseRoles.owner}`}`
      : `let DATABASE_URL log in as ${databaseRoles.app} (npx studyhall db password ${databaseRoles.app} gives it a password), with what it is now as DATABASE_URL_DIRECT`;
  const what = `the application would work as ${name}, which ${reasons.join(' and ')}, so no right could be kept from it`;
  return { what, cure };
}
