import { tableClasses } from '@studyhall/api/testing';
import { type TableColumns, unboundTables } from './ownership.ts';
import { type Client, explainForAnyValues, explainForValues, type PlanNode } from './plan.ts';
import { tablesOfLaterRooms } from './rooms.ts';
import { scannedTables } from './scans.ts';
import { domainOf, type Statement } from './statement.ts';

/** What a statement does that one of its kind should not, by rule: the tables, or the reason why it has no plan. */
export interface Finding {
  readonly statement: Statement;
  readonly crossesUsers: readonly string[];
  readonly namesLaterRooms: readonly string[];
  readonly readsWhole: readonly string[];
  readonly doesNotCompile: string | null;
}

export async function readColumns(client: Client): Promise<TableColumns> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') group by 1`,
  );
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
}

/**
 * Asks for the plans that full tables would have: row by row or hashed as a whole only what no index serves. In the
 * empty ones of a test PostgreSQL rightly reads everything.
 */
export async function planForFullTables(client: Client): Promise<void> {
  const avoided = ['seqscan', 'hashjoin', 'mergejoin'];
  await client.query(avoided.map((way) => `set enable_${way} = off`).join('; '));
}

/** Every way in which PostgreSQL plans a statement: for any values and, without a name, for those it is sent with. */
export async function plansOf(client: Client, { text, valueSets }: Statement): Promise<PlanNode[]> {
  const plans = [await explainForAnyValues(client, text)];
  for (const values of valueSets) plans.push(await explainForValues(client, text, values));
  return plans;
}

/** Holds one statement against all rules. */
export async function examine(client: Client, statement: Statement, columns: TableColumns): Promise<Finding> {
  const { file } = statement;
  const nothing = { statement, crossesUsers: [], namesLaterRooms: [], readsWhole: [] };
  try {
    const plans = await plansOf(client, statement);
    const [generic, ...special] = plans;
    // Values stand in special plans where the rule looks for a parameter.
    const crossesUsers = generic === undefined ? [] : unboundTables(generic, columns);
    const planned = special.length > 0 ? special : plans;
    const readsWhole = planned.flatMap((plan) => scannedTables(plan, tableClasses));
    return {
      statement,
      crossesUsers,
      namesLaterRooms: file === null ? [] : tablesOfLaterRooms(statement.text, domainOf(file)),
      readsWhole: [...new Set(readsWhole)],
      doesNotCompile: null,
    };
  } catch (error) {
    return { ...nothing, doesNotCompile: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether a server takes a statement, without a plan: for servers that cannot plan for any values. */
export async function compileError(client: Client, { text }: Statement): Promise<string | null> {
  try {
    await client.query(`prepare checked as ${text}`);
    await client.query('deallocate checked');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
