import type { withClient } from '@studyhall/api/testing';

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** A key, unique rule or foreign key of a table, with its columns in order. */
export interface Rule {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export interface ForeignKey extends Rule {
  readonly target: string;
  readonly targetColumns: readonly string[];
  readonly isCascading: boolean;
}

/** What the rules ask of a database. */
export interface Catalogue {
  readonly tables: readonly string[];
  readonly primaryKeys: readonly Rule[];
  /** Unique indexes, partial ones too; primary keys among them. */
  readonly uniqueKeys: readonly Rule[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Columns whose value the database makes: identities, sequences, functions. */
  readonly madeColumns: readonly string[];
  readonly triggers: readonly string[];
  readonly sequences: readonly string[];
  /** Columns of an instant without a time zone. */
  readonly zonelessColumns: readonly string[];
  /** Tables that the application may only add to. */
  readonly appendOnly: readonly string[];
}

/** Everything but PostgreSQL's own and the list of migrations done, which is Knex's. */
const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'public')`;
const TABLE = `format('%I.%I', n.nspname, c.relname)`;
const namesOf = (keys: string, of: string): string => `(
  select array_agg(a.attname::text order by k.place)
    from unnest(${keys}) with ordinality k(number, place)
    join pg_attribute a on a.attrelid = ${of} and a.attnum = k.number)`;

export async function readCatalogue(client: Client): Promise<Catalogue> {
  const rowsOf = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await client.query<Row>(sql)).rows;
  const textsOf = async (sql: string): Promise<string[]> =>
    (await rowsOf<{ text: string }>(`select text from (${sql}) listed(text) order by text`)).map(
      ({ text }) => text,
    );
  const relations = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OURS}`;
  const columns = `${relations} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    and c.relkind in ('r', 'p')`;
  const indexes = `select ${TABLE} as table, i.indexrelid::regclass::text as name,
    ${namesOf('i.indkey::int2[]', 'c.oid')} as columns
    from ${relations} join pg_index i on i.indrelid = c.oid and i.indisunique`;
  return {
    tables: await textsOf(`select ${TABLE} from ${relations} where c.relkind in ('r', 'p')`),
    primaryKeys: await rowsOf<Rule>(`${indexes} where i.indisprimary`),
    uniqueKeys: await rowsOf<Rule>(indexes),
    foreignKeys: await rowsOf<ForeignKey>(`
      select ${TABLE} as table, f.conname::text as name, ${namesOf('f.conkey', 'c.oid')} as columns,
             (select format('%I.%I', tn.nspname, t.relname) from pg_class t join pg_namespace tn on tn.oid = t.relnamespace
               where t.oid = f.confrelid) as target,
             ${namesOf('f.confkey', 'f.confrelid')} as "targetColumns", f.confdeltype = 'c' as "isCascading"
        from ${relations} join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'`),
    madeColumns: await textsOf(`
      select ${TABLE} || '.' || a.attname from ${columns}
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where a.attidentity <> '' or (a.attgenerated = '' and pg_get_expr(d.adbin, d.adrelid) ~ '[a-z_]\\(|CURRENT')`),
    triggers: await textsOf(`
      select ${TABLE} || ' ' || t.tgname from ${relations} join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal`),
    sequences: await textsOf(`select ${TABLE} from ${relations} where c.relkind = 'S'`),
    zonelessColumns: await textsOf(`
      select ${TABLE} || '.' || a.attname from ${columns} where a.atttypid = 'timestamp'::regtype`),
    appendOnly: await textsOf(`
      select ${TABLE} from ${relations} where c.relkind in ('r', 'p')
         and has_table_privilege('studyhall_app', c.oid, 'INSERT')
         and not has_table_privilege('studyhall_app', c.oid, 'UPDATE')`),
  };
}

/** The whole schema as lines of text: two databases are alike when these are. */
export async function describeSchema(client: Client): Promise<string[]> {
  const relations = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OURS}`;
  const parts = [
    `select format('schema %s %s %s', n.nspname, n.nspowner::regrole, n.nspacl) from pg_namespace n where ${OURS} and n.nspname not like 'pg\\_%'`,
    `select format('relation %s %s %s %s %s %s', ${TABLE}, c.relkind, c.relpersistence, c.relowner::regrole,
       c.reloptions, c.relacl) from ${relations}`,
    `select format('column %s.%s %s %s %s %s %s', ${TABLE}, a.attname, format_type(a.atttypid, a.atttypmod),
       a.attnotnull, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attacl)
       from ${relations} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and c.relkind = 'r'
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`,
    `select format('constraint %s %s %s', ${TABLE}, k.conname, pg_get_constraintdef(k.oid))
       from ${relations} join pg_constraint k on k.conrelid = c.oid`,
    `select format('index %s %s', ${TABLE}, pg_get_indexdef(i.indexrelid))
       from ${relations} join pg_index i on i.indrelid = c.oid`,
    `select format('function %s %s', pg_get_functiondef(p.oid), p.proacl)
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OURS} where p.prokind in ('f', 'p')`,
  ];
  const { rows } = await client.query<{ line: string }>(
    `select line from (${parts.join('\nunion all\n')}) listed(line) order by line collate "C"`,
  );
  return rows.map(({ line }) => line);
}
