import type { Knex } from 'knex';

/** One thing of a schema: a table, a column, a right. Two databases are alike when their parts are. */
export interface SchemaPart {
  /** In the order in which parts can be made. */
  readonly rank: number;
  /** What it is and what it is called: `column quizzes.exams.title`. */
  readonly name: string;
  /** The table or schema that it goes with. */
  readonly within: string | null;
  /** The SQL that makes it; parts of one name are alike when this is. */
  readonly make: string;
  /** The SQL that removes it; empty where that needs none. */
  readonly unmake: string;
  /** The SQL that turns another one of its name into this; where there is none, it is removed and made. */
  readonly change: string | null;
  /** Removing it loses rows or values. */
  readonly holdsData: boolean;
}

/** Schemas that the migrations made; what others put into the same database is theirs. */
const OURS = `n.nspowner = 'studyhall_owner'::regrole and not starts_with(n.nspname, :aside)`;
const TABLE = `format('%I.%I', n.nspname, c.relname)`;
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OURS} and c.relkind in ('r', 'p', 'v', 'm')`;
const COLUMNS = `${TABLES} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;
const ALTER_COLUMN = `format('alter table %s alter column %I ', ${TABLE}, a.attname)`;
const TYPE = `format_type(a.atttypid, a.atttypmod)`;
const POLICY = `format('create policy %I on %s as %s for %s to %s', y.polname, ${TABLE},
    case when y.polpermissive then 'permissive' else 'restrictive' end,
    case y.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(case r when 0 then 'public' else r::regrole::text end, ', ' order by r) from unnest(y.polroles) r))
  || coalesce(' using (' || pg_get_expr(y.polqual, y.polrelid) || ')', '')
  || coalesce(' with check (' || pg_get_expr(y.polwithcheck, y.polrelid) || ')', '')`;
const FUNCTION = `p.oid::regprocedure`;

/** Name, where it is within, and how to make, remove and change it, by kind. */
const parts: readonly {
  readonly what: string;
  readonly columns: string;
  readonly from: string;
  readonly holdsData?: boolean;
}[] = [
  {
    what: 'schema',
    columns: `n.nspname::text, null, format('create schema %I authorization studyhall_owner', n.nspname), format('drop schema %I', n.nspname), null`,
    from: `pg_namespace n where ${OURS}`,
  },
  {
    what: 'table',
    columns: `${TABLE}, 'schema ' || n.nspname,
      format('create %stable %s ()', case c.relpersistence when 'u' then 'unlogged ' else '' end, ${TABLE}),
      format('drop table %s', ${TABLE}), null`,
    from: `${TABLES} where c.relkind in ('r', 'p')`,
    holdsData: true,
  },
  {
    what: 'view',
    columns: `${TABLE}, 'schema ' || n.nspname,
      format('create %sview %s as %s', case c.relkind when 'm' then 'materialized ' else '' end, ${TABLE},
        rtrim(pg_get_viewdef(c.oid), ';')),
      format('drop %sview %s', case c.relkind when 'm' then 'materialized ' else '' end, ${TABLE}), null`,
    from: `${TABLES} where c.relkind in ('v', 'm')`,
  },
  {
    what: 'function',
    columns: `${FUNCTION}::text, 'schema ' || n.nspname, pg_get_functiondef(p.oid),
      format('drop routine %s', ${FUNCTION}), pg_get_functiondef(p.oid)`,
    from: `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OURS} where p.prokind in ('f', 'p')`,
  },
  {
    what: 'column',
    columns: `format('%s.%I', ${TABLE}, a.attname), 'table ' || ${TABLE},
      format('alter table %s add column %I %s%s', ${TABLE}, a.attname, ${TYPE},
        case when a.attgenerated = '' then '' else format(' generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid)) end),
      format('alter table %s drop column %I', ${TABLE}, a.attname),
      case when a.attgenerated = '' then ${ALTER_COLUMN} || format('type %s using %I::%s', ${TYPE}, a.attname, ${TYPE}) end`,
    from: `${COLUMNS} and c.relkind in ('r', 'p') left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`,
    holdsData: true,
  },
  {
    what: 'default of',
    columns: `format('%s.%I', ${TABLE}, a.attname), format('column %s.%I', ${TABLE}, a.attname),
      ${ALTER_COLUMN} || 'set default ' || pg_get_expr(d.adbin, d.adrelid), ${ALTER_COLUMN} || 'drop default',
      ${ALTER_COLUMN} || 'set default ' || pg_get_expr(d.adbin, d.adrelid)`,
    from: `${COLUMNS} and a.attgenerated = '' join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`,
  },
  {
    what: 'not null of',
    columns: `format('%s.%I', ${TABLE}, a.attname), format('column %s.%I', ${TABLE}, a.attname),
      ${ALTER_COLUMN} || 'set not null', ${ALTER_COLUMN} || 'drop not null', null`,
    from: `${COLUMNS} and a.attnotnull`,
  },
  {
    what: 'constraint',
    columns: `format('%s %I', ${TABLE}, k.conname), 'table ' || ${TABLE},
      format('alter table %s add constraint %I %s', ${TABLE}, k.conname, pg_get_constraintdef(k.oid)),
      format('alter table %s drop constraint %I', ${TABLE}, k.conname), null`,
    from: `${TABLES} join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'x')`,
  },
  {
    what: 'foreign key',
    columns: `format('%s %I', ${TABLE}, k.conname), 'table ' || ${TABLE},
      format('alter table %s add constraint %I %s', ${TABLE}, k.conname, pg_get_constraintdef(k.oid)),
      format('alter table %s drop constraint %I', ${TABLE}, k.conname), null`,
    from: `${TABLES} join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'`,
  },
  {
    what: 'index',
    columns: `format('%I.%I', n.nspname, i.relname), 'table ' || ${TABLE}, pg_get_indexdef(i.oid),
      format('drop index %I.%I', n.nspname, i.relname), null`,
    from: `${TABLES} join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
      and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))`,
  },
  {
    what: 'trigger',
    columns: `format('%s %I', ${TABLE}, t.tgname), 'table ' || ${TABLE}, pg_get_triggerdef(t.oid),
      format('drop trigger %I on %s', t.tgname, ${TABLE}), null`,
    from: `${TABLES} join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal`,
  },
  {
    what: 'row security of',
    columns: `${TABLE}, 'table ' || ${TABLE}, format('alter table %s enable row level security', ${TABLE}),
      format('alter table %s disable row level security', ${TABLE}), null`,
    from: `${TABLES} where c.relrowsecurity`,
  },
  {
    what: 'policy',
    columns: `format('%s %I', ${TABLE}, y.polname), 'table ' || ${TABLE}, ${POLICY},
      format('drop policy %I on %s', y.polname, ${TABLE}), null`,
    from: `${TABLES} join pg_policy y on y.polrelid = c.oid`,
  },
  {
    what: 'owner of',
    columns: `${TABLE}, 'table ' || ${TABLE}, format('alter table %s owner to %s', ${TABLE}, c.relowner::regrole), '',
      format('alter table %s owner to %s', ${TABLE}, c.relowner::regrole)`,
    from: TABLES,
  },
  {
    what: 'owner of',
    columns: `'routine ' || ${FUNCTION}, 'function ' || ${FUNCTION}, format('alter routine %s owner to %s', ${FUNCTION}, p.proowner::regrole), '',
      format('alter routine %s owner to %s', ${FUNCTION}, p.proowner::regrole)`,
    from: `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OURS} where p.prokind in ('f', 'p')`,
  },
  ...grants('schema', {
    object: `format('schema %I', n.nspname)`,
    within: `'schema ' || n.nspname`,
    acl: `coalesce(n.nspacl, acldefault('n', n.nspowner))`,
    from: `pg_namespace n`,
    where: OURS,
  }),
  ...grants('table', {
    object: TABLE,
    within: `'table ' || ${TABLE}`,
    acl: `coalesce(c.relacl, acldefault('r', c.relowner))`,
    from: TABLES,
    where: 'true',
  }),
  ...grants('column', {
    object: TABLE,
    column: `format(' (%I)', a.attname)`,
    within: `format('column %s.%I', ${TABLE}, a.attname)`,
    acl: 'a.attacl',
    from: COLUMNS,
    where: 'true',
  }),
  ...grants('function', {
    object: `format('routine %s', ${FUNCTION})`,
    within: `'function ' || ${FUNCTION}`,
    acl: `coalesce(p.proacl, acldefault('f', p.proowner))`,
    from: `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OURS}`,
    where: 'true',
  }),
];

interface Granted {
  readonly object: string;
  readonly column?: string;
  readonly within: string;
  readonly acl: string;
  readonly from: string;
  readonly where: string;
}

/** One part for each right that somebody has on an object. */
function grants(kind: string, { object, column = `''`, within, acl, from, where }: Granted) {
  const right = `g.privilege_type || ${column} || ' on ' || ${object}`;
  const role = `case g.grantee when 0 then 'public' else g.grantee::regrole::text end`;
  const option = `case when g.is_grantable then ' with grant option' else '' end`;
  return [
    {
      what: `right on a ${kind}:`,
      columns: `${role} || ': ' || ${right}, ${within}, 'grant ' || ${right} || ' to ' || ${role} || ${option},
        'revoke ' || ${right} || ' from ' || ${role}, null`,
      from: `${from} cross join lateral aclexplode(${acl}) g where ${where}`,
    },
  ];
}

/** Every part of the schemas that belong to the migrations' owner, except those whose name begins with `aside`. */
export async function readSchema(db: Knex, { aside }: { readonly aside: string }): Promise<SchemaPart[]> {
  const selects = parts.map(
    ({ what, columns, from, holdsData = false }, rank) =>
      `select ${rank}, '${what} ' || name, within, make, unmake, change, ${holdsData}
         from (select ${columns} from ${from}) found(name, within, make, unmake, change)`,
  );
  const { rows } = await db.raw<{ rows: SchemaPart[] }>(
    `select * from (${selects.join('\nunion all\n')}) listed(rank, name, within, make, unmake, change, "holdsData")
      order by rank, name collate "C"`,
    { aside },
  );
  return rows;
}
