import { type Equality, equalitiesOf, type Term, termOf } from './conditions.ts';
import { nodesOf, type PlacedNode, type PlanNode, tableOf } from './plan.ts';

/** The columns of each table, in its order: what a row to insert is made of. */
export type TableColumns = Readonly<Record<string, readonly string[]>>;

const ACCOUNTS = 'auth.users';

/**
 * Tables that say whose each row is, and that a plan reads or writes without being told whose. Their class does not
 * matter: who is read without the right to is seen as much in a ledger or a directory as in a table of one account.
 */
export function unboundTables(plan: PlanNode, columns: TableColumns): string[] {
  const nodes = [...nodesOf(plan)];
  const binding = new Binding(nodes, columns);
  const unbound = nodes.flatMap((placed) => {
    const table = tableOf(placed.node);
    if (table === undefined || !hasOwner(table, columns) || !isOpening(placed.node)) return [];
    return binding.isBound(placed) ? [] : [table];
  });
  return [...new Set(unbound)].sort();
}

function hasOwner(table: string, columns: TableColumns): boolean {
  return columns[table]?.includes(keyOf(table)) ?? false;
}

/** Rows come from it, or it makes them; what is changed or deleted was found by a scan below. */
function isOpening(node: PlanNode): boolean {
  return node['Node Type'] === 'ModifyTable' ? node.Operation === 'Insert' : true;
}

function keyOf(table: string): string {
  return table === ACCOUNTS ? 'id' : 'user_id';
}

/** Finds out whose rows the nodes of one plan are about. */
class Binding {
  readonly #nodes: readonly PlacedNode[];
  readonly #columns: TableColumns;
  /** What was found out, or false while it is being found out: a circle binds nothing. */
  readonly #known = new Map<PlanNode, boolean>();

  constructor(nodes: readonly PlacedNode[], columns: TableColumns) {
    this.#nodes = nodes;
    this.#columns = columns;
  }

  isBound(placed: PlacedNode): boolean {
    const known = this.#known.get(placed.node);
    if (known !== undefined) return known;
    this.#known.set(placed.node, false);
    const isBound =
      placed.node['Node Type'] === 'ModifyTable' ? this.#isGiven(placed.node) : this.#isSought(placed);
    this.#known.set(placed.node, isBound);
    return isBound;
  }

  /** The owner of the new rows is told, or comes from rows whose owner is. */
  #isGiven(node: PlanNode): boolean {
    const table = tableOf(node) ?? '';
    const place = this.#columns[table]?.indexOf(keyOf(table)) ?? -1;
    const source = node.Plans?.find((child) => child['Parent Relationship'] === 'Outer');
    const value = source?.Output?.[place];
    return value !== undefined && this.#isTold(termOf(value));
  }

  #isSought(placed: PlacedNode): boolean {
    const table = tableOf(placed.node);
    if (table === undefined) return false;
    const isOwn = (term: Term): boolean =>
      term.kind === 'column' && term.alias === placed.node.Alias && term.column === keyOf(table);
    return conditionsOn(placed).some(
      ({ left, right }) => (isOwn(left) && this.#isTold(right)) || (isOwn(right) && this.#isTold(left)),
    );
  }

  #isTold(term: Term): boolean {
    if (term.kind !== 'column') return term.kind === 'parameter';
    // Several rows of values, each with its owner.
    if (term.alias.startsWith('*VALUES*')) return true;
    const source = this.#nodes.find(
      ({ node }) => node.Alias === term.alias && node['Node Type'] !== 'ModifyTable',
    );
    if (source === undefined) return false;
    const table = tableOf(source.node);
    if (table !== undefined) return term.column === keyOf(table) && this.isBound(source);
    return /^user_?id$/i.test(term.column) && this.#areAllBound(source);
  }

  /** What a subquery or CTE answers with is bound if everything in it that has an owner is. */
  #areAllBound({ node }: PlacedNode): boolean {
    const name = node['CTE Name'];
    const body =
      name === undefined ? node : this.#nodes.find((one) => one.node['Subplan Name'] === `CTE ${name}`)?.node;
    if (body === undefined) return false;
    const owned = this.#nodes.filter(
      (one) =>
        (one.node === body || one.above.includes(body)) &&
        isOpening(one.node) &&
        hasOwner(tableOf(one.node) ?? '', this.#columns),
    );
    return owned.length > 0 && owned.every((one) => this.isBound(one));
  }
}

/** Join types by the sides on which rows without a partner are left out. */
const LIMITED_SIDES: Readonly<Record<string, readonly string[]>> = {
  Inner: ['Outer', 'Inner'],
  Left: ['Inner'],
  Right: ['Outer'],
  Semi: ['Outer', 'Inner'],
  Anti: ['Inner'],
  'Right Semi': ['Outer', 'Inner'],
  'Right Anti': ['Outer'],
  Full: [],
};

/** What holds for every row that a scan contributes: its own conditions, and those of the joins above that bind its side. */
function conditionsOn({ node, above }: PlacedNode): Equality[] {
  const texts = [node['Index Cond'], node['Recheck Cond'], node.Filter];
  let below = node;
  for (const parent of above) {
    if (below['Subplan Name'] !== undefined) break;
    const side = below['Parent Relationship'] ?? '';
    if (LIMITED_SIDES[parent['Join Type'] ?? '']?.includes(side) === true)
      texts.push(parent['Hash Cond'], parent['Merge Cond'], parent['Join Filter']);
    below = parent;
  }
  return texts.flatMap((text) => (text === undefined ? [] : equalitiesOf(text)));
}
