import { tableClasses } from '@studyhall/api/testing';
import { type Equality, equalitiesOf, type Term, termOf } from './conditions.ts';
import { nodesOf, type PlacedNode, type PlanNode, tableOf } from './plan.ts';

/** The columns of each table, in its order: what a row to insert is made of. */
export type TableColumns = Readonly<Record<string, readonly string[]>>;

const ACCOUNTS = 'auth.users';

/**
 * Tables that say whose each row is, and that a plan reads or writes without being told whose. Their class does not
 * matter: who is read without the right to is seen as much in a ledger or a directory as in a table of one account. Only
 * what is of a game may be told by its game or its room, whose rows everybody there shares: who is let in there is asked
 * before.
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
  return columns[table]?.includes(ownerOf(table)) ?? false;
}

/** Rows come from it, or it makes them; what is changed or deleted was found by a scan below. */
function isOpening(node: PlanNode): boolean {
  return node['Node Type'] === 'ModifyTable' ? node.Operation === 'Insert' : true;
}

function ownerOf(table: string): string {
  return table === ACCOUNTS ? 'id' : 'user_id';
}

/** How a table is told whose rows are meant: by the account, or, where it is one of a game, by the game or room as well. */
type By = 'owner' | 'place';

function keysOf(table: string, by: By): readonly string[] {
  const owner = ownerOf(table);
  return by === 'place' && tableClasses[table] === 'game' ? [owner, 'game_id', 'room_id'] : [owner];
}

/** Finds out whose rows the nodes of one plan are about. */
class Binding {
  readonly #nodes: readonly PlacedNode[];
  readonly #columns: TableColumns;
  /** What was found out, or false while it is being found out: a circle binds nothing. */
  readonly #known = { owner: new Map<PlanNode, boolean>(), place: new Map<PlanNode, boolean>() };

  constructor(nodes: readonly PlacedNode[], columns: TableColumns) {
    this.#nodes = nodes;
    this.#columns = columns;
  }

  isBound(placed: PlacedNode, by: By = 'place'): boolean {
    const all = this.#known[by];
    const known = all.get(placed.node);
    if (known !== undefined) return known;
    all.set(placed.node, false);
    const isBound =
      placed.node['Node Type'] === 'ModifyTable'
        ? this.#isGiven(placed.node, by)
        : this.#isSought(placed, by);
    all.set(placed.node, isBound);
    return isBound;
  }

  /** The owner of the new rows is told, or comes from rows whose owner is. */
  #isGiven(node: PlanNode, by: By): boolean {
    const table = tableOf(node) ?? '';
    const source = node.Plans?.find((child) => child['Parent Relationship'] === 'Outer');
    return keysOf(table, by).some((key) => {
      const value = source?.Output?.[this.#columns[table]?.indexOf(key) ?? -1];
      return value !== undefined && this.#isTold(termOf(value));
    });
  }

  #isSought(placed: PlacedNode, by: By): boolean {
    const table = tableOf(placed.node);
    if (table === undefined) return false;
    const isOwn = (term: Term): boolean =>
      term.kind === 'column' && term.alias === placed.node.Alias && keysOf(table, by).includes(term.column);
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
    // Whoever sits in a game that is told is not told by that.
    if (table !== undefined && term.column === ownerOf(table)) return this.isBound(source, 'owner');
    if (table !== undefined) return keysOf(table, 'place').includes(term.column) && this.isBound(source);
    return /^(user|game|room)_?id$/i.test(term.column) && this.#areAllBound(source);
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
