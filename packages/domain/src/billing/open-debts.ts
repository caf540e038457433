import type { LedgerAccount } from './wallet.ts';

/** A line of the ledger that takes credits back, gives them back, or pays what is owed. */
export interface DebtLine {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  readonly amount: number;
  /** Whose credits are taken or given back, a purchase or a month; null for what comes in otherwise. */
  readonly cause: string | null;
  /** The purchase or month whose lot the line changes; null where it changes none. */
  readonly lotOf: string | null;
}

interface Debt {
  /** What it is owed for: what was taken back, and whatever that had stood in for. */
  readonly causes: ReadonlySet<string>;
  readonly open: number;
}

/**
 * The purchases and months of which something is owed, of a learner's lines in the order of the ledger. Each taking back
 * is a debt of its own: giving back pays its own debts first, and whatever comes in pays the oldest. One that is paid
 * stays paid, whatever is owed later. Where credits of one purchase were taken in the place of another's, what is owed for
 * the one is owed for the other as well: it makes no difference which of two is taken back first.
 */
export function openDebts(lines: readonly DebtLine[]): ReadonlySet<string> {
  let debts: readonly Debt[] = [];
  const standIns = new StandIns();
  for (const line of lines) {
    const { from, to, amount, cause } = line;
    if (from === 'debt') debts = [...debts, { causes: standIns.behind(cause), open: amount }];
    else if (to === 'debt') debts = paid(debts, { amount, cause });
    else standIns.note(line);
  }
  return new Set(debts.flatMap(({ causes }) => [...causes]));
}

function paid(
  debts: readonly Debt[],
  { amount, cause }: Pick<DebtLine, 'amount' | 'cause'>,
): readonly Debt[] {
  const isOwn = ({ causes }: Debt): boolean => cause !== null && causes.has(cause);
  const inTurn = [...debts.filter(isOwn), ...debts.filter((debt) => !isOwn(debt))];
  const left = new Map<Debt, number>();
  let rest = amount;
  for (const debt of inTurn) {
    const part = Math.min(debt.open, rest);
    left.set(debt, debt.open - part);
    rest -= part;
  }
  return debts.map((debt) => ({ ...debt, open: left.get(debt) ?? 0 })).filter(({ open }) => open > 0);
}

/** How many credits of which purchase are gone in the place of which other's. */
class StandIns {
  readonly #places = new Map<string, Map<string, number>>();

  note({ to, amount, cause, lotOf }: DebtLine): void {
    if (cause === null || lotOf === null || cause === lotOf) return;
    const places = this.#places.get(lotOf) ?? new Map<string, number>();
    places.set(cause, (places.get(cause) ?? 0) + (to === 'refunds' ? amount : -amount));
    this.#places.set(lotOf, places);
  }

  /** A cause, and all in whose place its credits are gone. */
  behind(cause: string | null): ReadonlySet<string> {
    const found = new Set(cause === null ? [] : [cause]);
    // A set hands out what is added to it meanwhile.
    for (const one of found)
      for (const [place, amount] of this.#places.get(one) ?? []) if (amount > 0) found.add(place);
    return found;
  }
}
