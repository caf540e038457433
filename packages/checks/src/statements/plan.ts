import { withClient } from '@studyhall/api/testing';
import { testClusterUrl } from '@studyhall/api/testing/database';
import * as z from 'zod';

export type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** A node of a plan as EXPLAIN (VERBOSE, FORMAT JSON) tells it, as far as the rules ask. */
const Node = z.object({
  'Node Type': z.string(),
  'Total Cost': z.number(),
  /** Of a kind that the settings ask to avoid. */
  Disabled: z.boolean().optional(),
  'Parent Relationship': z.string().optional(),
  'Subplan Name': z.string().optional(),
  Schema: z.string().optional(),
  'Relation Name': z.string().optional(),
  Alias: z.string().optional(),
  'CTE Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Join Type': z.string().optional(),
  Operation: z.string().optional(),
  Output: z.array(z.string()).optional(),
  'Index Cond': z.string().optional(),
  'Recheck Cond': z.string().optional(),
  Filter: z.string().optional(),
  'Hash Cond': z.string().optional(),
  'Merge Cond': z.string().optional(),
  'Join Filter': z.string().optional(),
  get Plans() {
    return z.array(Node).optional();
  },
});
export type PlanNode = z.infer<typeof Node>;

const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: Node })]) })]);

/** Plans for any values exist from PostgreSQL 16 on; the suite can be run on an older server. */
export async function plansForAnyValues(): Promise<boolean> {
  const { rows } = await withClient(testClusterUrl(), (client) =>
    client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`),
  );
  return (rows[0]?.version ?? 0) >= 160_000;
}

/** The plan for any values. */
export async function explainForAnyValues(client: Client, text: string): Promise<PlanNode> {
  const { rows } = await client.query(`explain (generic_plan, verbose, format json) ${text}`);
  return Explained.parse(rows)[0]['QUERY PLAN'][0].Plan;
}

/** The plan for these values: what is null drops out of conditions. */
export async function explainForValues(
  client: Client,
  text: string,
  values: readonly unknown[],
): Promise<PlanNode> {
  const { rows } = await client.query(`explain (verbose, format json) ${text}`, [...values]);
  return Explained.parse(rows)[0]['QUERY PLAN'][0].Plan;
}

/** A node and the nodes it hands its rows to, the nearest first. */
export interface PlacedNode {
  readonly node: PlanNode;
  readonly above: readonly PlanNode[];
}

export function* nodesOf(node: PlanNode, above: readonly PlanNode[] = []): Generator<PlacedNode> {
  yield { node, above };
  for (const child of node.Plans ?? []) yield* nodesOf(child, [node, ...above]);
}

/** The table that a node reads or writes, with its schema. */
export function tableOf({ Schema: schema, 'Relation Name': relation }: PlanNode): string | undefined {
  return schema === undefined || relation === undefined ? undefined : `${schema}.${relation}`;
}
