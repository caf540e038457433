import type { TableClass, TableClasses } from '@studyhall/api/testing';
import { nodesOf, type PlacedNode, type PlanNode, tableOf } from './plan.ts';

/** Tables that grow with the accounts. */
const GROWING: readonly TableClass[] = ['root', 'user', 'ledger', 'board'];

/**
 * Tables that grow with the accounts and of which a plan reads everything: row after row, or an index from end to end.
 * To be asked of plans for full tables, in which only what no index serves is left to be read so.
 */
export function scannedTables(plan: PlanNode, classes: TableClasses): string[] {
  const scanned = [...nodesOf(plan)].flatMap((placed) => {
    const table = tableOf(placed.node);
    const tableClass = table === undefined ? undefined : classes[table];
    if (table === undefined || tableClass === undefined || !GROWING.includes(tableClass)) return [];
    return readsAll(placed) ? [table] : [];
  });
  return [...new Set(scanned)].sort();
}

function readsAll({ node, above }: PlacedNode): boolean {
  if (node['Node Type'] === 'Seq Scan') return true;
  // Takes all that an index has, as nothing says what of it.
  if (node['Node Type'] === 'Bitmap Heap Scan') return node['Recheck Cond'] === undefined;
  const isThroughIndex = /^Index (Only )?Scan$/.test(node['Node Type']);
  return isThroughIndex && node['Index Cond'] === undefined && !stopsEarly(node, above);
}

/** Nodes that hand on each row as it comes. */
const HANDING_ON = [
  'Nested Loop',
  'Subquery Scan',
  'LockRows',
  'Result',
  'Incremental Sort',
  'Unique',
  'Memoize',
];

/** A limit above it has enough after some rows. */
function stopsEarly(node: PlanNode, above: readonly PlanNode[]): boolean {
  const [parent, ...rest] = above;
  if (parent === undefined) return false;
  if (parent['Node Type'] === 'Limit') return true;
  if (!HANDING_ON.includes(parent['Node Type'])) return false;
  // The inner side of a loop is begun anew for each row of the outer one.
  if (parent['Node Type'] === 'Nested Loop' && node['Parent Relationship'] !== 'Outer') return false;
  return stopsEarly(parent, rest);
}
