import { type Client, nodesOf, type PlanNode } from './plan.ts';

/** An index that makes reading faster and guards no rule. */
export interface Index {
  readonly name: string;
  readonly schema: string;
}

export async function listIndexes(client: Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `select c.relname as name, n.nspname as schema
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where not i.indisunique and n.nspname not in ('public', 'pg_catalog', 'pg_toast') order by 1`,
  );
  return rows;
}

/** A way to plan a statement, again and again. */
export type Planning = () => Promise<PlanNode>;

/**
 * The indexes without which no plan would cost more. That a plan uses an index proves little: of two that serve a small
 * table equally, PostgreSQL takes any.
 */
export async function unneededIndexes(
  client: Client,
  indexes: readonly Index[],
  plannings: readonly Planning[],
): Promise<string[]> {
  const known: { readonly plan: PlanNode; readonly again: Planning }[] = [];
  for (const again of plannings) known.push({ plan: await again(), again });
  const unneeded: string[] = [];
  for (const { name, schema } of indexes) {
    const users = known.filter(({ plan }) => indexesOf(plan).includes(name));
    await client.query(`begin; drop index ${schema}.${name}`);
    let isNeeded = false;
    for (const { plan, again } of users) isNeeded ||= isDearer(await again(), plan);
    await client.query('rollback');
    if (!isNeeded) unneeded.push(name);
  }
  return unneeded;
}

function indexesOf(plan: PlanNode): string[] {
  return [...nodesOf(plan)].flatMap(({ node }) => node['Index Name'] ?? []);
}

/** More of what was to be avoided, or the same for more than rounding makes. */
function isDearer(plan: PlanNode, than: PlanNode): boolean {
  const avoided = avoidedNodes(plan) - avoidedNodes(than);
  return avoided === 0 ? plan['Total Cost'] > than['Total Cost'] * 1.001 : avoided > 0;
}

function avoidedNodes(plan: PlanNode): number {
  return [...nodesOf(plan)].filter(({ node }) => node.Disabled === true).length;
}

/** What a migration says of each index that it makes; a comment counts for all indexes that follow it without a gap. */
export function commentsOfIndexes(sql: string): Map<string, string> {
  const comments = new Map<string, string>();
  let comment = '';
  let wasComment = false;
  for (const line of sql.split('\n').map((text) => text.trim())) {
    const isComment = line.startsWith('--');
    if (isComment) comment = `${wasComment ? `${comment} ` : ''}${line.slice(2).trim()}`;
    const name = /^create index (\S+)/i.exec(line)?.[1];
    if (name !== undefined) comments.set(name, comment);
    wasComment = isComment;
  }
  return comments;
}
