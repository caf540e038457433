import type { Knex } from 'knex';
import * as z from 'zod';
import type { AccountTable, ShownRows } from '../platform/account-part.ts';
import type { OfUser } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';

const PAGE = 200;

const keyOf = statement(
  'accounts_key_of_table',
  `select array(select a.attname::text from unnest(k.conkey) with ordinality as c (number, place)
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number order by c.place) as columns
   from pg_constraint k where k.conrelid = :table::regclass and k.contype = 'p'`,
  z.object({ columns: z.array(z.string()) }),
);

const Row = z.object({ row: z.record(z.string(), z.json()), key: z.record(z.string(), z.json()) });
type Row = z.output<typeof Row>;

/**
 * The rows of an account in one table, as JSON of one array: in the order of their keys, a page a statement, so that no
 * transaction waits for whoever reads them slowly and memory holds one page.
 */
export async function* exportedRows(
  db: Knex,
  { userId }: OfUser,
  table: AccountTable & { readonly shown: ShownRows },
): AsyncGenerator<Buffer> {
  const { columns = [] } = (await keyOf.first(db, { table: table.name })) ?? {};
  let isFirst = true;
  let after: Row['key'] | undefined;
  do {
    const rows = await readPage(db, { userId, table, columns, after });
    const texts = rows.map(({ row }) => JSON.stringify(namedAsInCode(row), null, 2));
    if (texts.length > 0) yield Buffer.from(`${isFirst ? '[\n' : ',\n'}${texts.join(',\n')}`);
    isFirst = isFirst && texts.length === 0;
    after = rows.length < PAGE ? undefined : rows.at(-1)?.key;
  } while (after !== undefined);
  yield Buffer.from(isFirst ? '[]\n' : '\n]\n');
}

interface Page extends OfUser {
  readonly table: AccountTable & { readonly shown: ShownRows };
  readonly columns: readonly string[];
  readonly after: Row['key'] | undefined;
}

async function readPage(db: Knex, { userId, table, columns, after }: Page): Promise<Row[]> {
  const { name, owner = 'user_id', shown } = table;
  const added = Object.entries(shown.with ?? {}).map(([field, sql]) => `'${field}', ${sql}`);
  const key = columns.map((column) => `t.${column}`).join(', ');
  const behind =
    after === undefined
      ? ''
      : `and (${key}) > (select ${columns.map((column) => `r.${column}`).join(', ')}
          from jsonb_populate_record(null::${name}, ?::jsonb) r)`;
  const { rows } = await db.raw<{ rows: unknown }>(
    `select (to_jsonb(t) - ?::text[]) || jsonb_build_object(${added.join(', ')}) as row,
       jsonb_build_object(${columns.map((column) => `'${column}', t.${column}`).join(', ')}) as key
     from ${name} t where t.${owner} = ? ${behind} order by ${key} limit ${PAGE}`,
    [[...(shown.without ?? [])], userId, ...(after === undefined ? [] : [JSON.stringify(after)])],
  );
  return z.array(Row).parse(rows);
}

/** The names of columns as the rest of the product writes them; what is in them stays as it is. */
function namedAsInCode(row: Row['row']): Row['row'] {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
