import type { withClient } from '@studyhall/api/testing';

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

const ROLES = [
  'studyhall_app',
  'studyhall_billing',
  'studyhall_eraser',
  'studyhall_reporter',
  'public',
] as const;

const HEAD = `# Who may do what in the database

Every schema, table, view, sequence and function, and the database itself, with what each role may do with it, as PostgreSQL's catalogue
says after the migrations; a check compares them. Everything belongs to studyhall_owner but the list of migrations, which belongs to
whoever migrates. Every table has a row; a column, sequence or function has one where somebody has rights that its table does not give.

S select, I insert, U update, D delete, T truncate, R references, G trigger; of one column in small letters, where the table has no such
right; X execute, C create; of schemas and sequences U is usage, W setting the next value; of the database C is connect, N creating
schemas, T temporary tables.

`;

interface Right {
  readonly kind: string;
  readonly object: string;
  readonly role: string;
  readonly rights: string;
}

/** Every right of every role as a page: one row an object. */
export async function readRights(client: Client): Promise<string> {
  const { rows } = await client.query<Right>(RIGHTS, [ROLES]);
  const objects = new Map<string, Record<string, string>>();
  for (const { kind, object, role, rights } of rows) {
    const name = `${kind} \`${object}\``;
    objects.set(name, { ...objects.get(name), [role]: rights });
  }
  const lines = [...objects]
    .filter(
      ([name, rights]) =>
        name.startsWith('table ') || Object.values(rights).some((letters) => letters !== ''),
    )
    .map(([name, rights]) => `| ${name} | ${ROLES.map((role) => rights[role] ?? '').join(' | ')} |\n`);
  const titles = ROLES.map((role) => role.replace('studyhall_', ''));
  return `${HEAD}| | ${titles.join(' | ')} |\n|---|${titles.map(() => '---|').join('')}\n${lines.join('')}`;
}

const letters = (test: string, rights: Readonly<Record<string, string>>): string =>
  Object.entries(rights)
    .map(([letter, right]) => `case when ${test.replace('RIGHT', `'${right}'`)} then '${letter}' else '' end`)
    .join(' || ');

const OF_TABLES = {
  S: 'select',
  I: 'insert',
  U: 'update',
  D: 'delete',
  T: 'truncate',
  R: 'references',
  G: 'trigger',
};

const RIGHTS = `
  with roles as (select name, ordinal from unnest($1::text[]) with ordinality r (name, ordinal)),
    schemas as (select oid, nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)'),
    relations as (select c.oid, c.relkind, format('%s.%s', s.nspname, c.relname) as name from pg_class c
      join schemas s on s.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')),
    found as (
      select 1 as rank, 'database' as kind, 'this one' as object, roles.name as role,
          ${letters('has_database_privilege(roles.name, current_database(), RIGHT)', { C: 'connect', N: 'create', T: 'temporary' })} as rights
        from roles
      union all
      select 2, 'schema', nspname, roles.name,
          ${letters('has_schema_privilege(roles.name, schemas.oid, RIGHT)', { U: 'usage', C: 'create' })}
        from schemas, roles
      union all
      select 3, 'table', relations.name, roles.name,
          ${letters('has_table_privilege(roles.name, relations.oid, RIGHT)', OF_TABLES)}
        from relations, roles where relkind <> 'S'
      union all
      select 4, 'column', format('%s.%s', relations.name, a.attname), roles.name,
          ${['select', 'insert', 'update', 'references']
            .map(
              (right) => `case when has_column_privilege(roles.name, relations.oid, a.attnum, '${right}')
                and not has_table_privilege(roles.name, relations.oid, '${right}') then '${right.slice(0, 1)}' else '' end`,
            )
            .join(' || ')}
        from relations join pg_attribute a on a.attrelid = relations.oid and a.attnum > 0 and not a.attisdropped, roles
        where relkind <> 'S'
      union all
      select 5, 'sequence', relations.name, roles.name,
          ${letters('has_sequence_privilege(roles.name, relations.oid, RIGHT)', { U: 'usage', S: 'select', W: 'update' })}
        from relations, roles where relkind = 'S'
      union all
      select 6, 'function', p.oid::regprocedure::text, roles.name,
          case when has_function_privilege(roles.name, p.oid, 'execute') then 'X' else '' end
        from pg_proc p join schemas s on s.oid = p.pronamespace, roles
      union all
      select 7, 'what is made later by', format('%s (%s)', d.defaclrole::regrole, d.defaclobjtype), roles.name, d.defaclacl::text
        from pg_default_acl d, roles where roles.name = 'public')
  select kind, object, role, rights from found join roles on roles.name = found.role order by rank, object collate "C", ordinal`;
