/** The accounts of the ledger. `credits` and `debt` are a learner's own; the others say where credits came from or went. */
export const ledgerAccounts = [
  'credits',
  'debt',
  'sales',
  'grants',
  'spends',
  'refunds',
  'expiry',
  'merges',
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** Where credits can come from. */
export type CreditSource = Extract<LedgerAccount, 'sales' | 'grants' | 'refunds' | 'merges'>;

/** Credits that were added together and lapse together. */
export interface Lot {
  readonly id: string;
  readonly remaining: number;
  /** Null: they never lapse. */
  readonly expiresAt: Date | null;
}

/**
 * What a learner has. `credits` is the sum of the lots; `debt` is what they owe after credits that were spent already
 * had to be given back. Credits that come in pay the debt first, so the two are never above zero together.
 */
export interface Wallet {
  readonly credits: number;
  readonly debt: number;
  readonly lots: readonly Lot[];
}

/**
 * One line of a transfer: so many credits leave one account and arrive in another, so no line can be out of balance.
 * What arrives in `debt` has been paid back, what leaves it is owed.
 */
export interface Entry {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  /** At least 1. */
  readonly amount: number;
  /** The lot that a line from or to `credits` changes; null for the other lines. */
  readonly lotId: string | null;
}

/** A transfer that has been decided: its lines, and the wallet afterwards. Without lines there was nothing to move. */
export interface Posting {
  readonly entries: readonly Entry[];
  readonly wallet: Wallet;
}

export const EMPTY_WALLET: Wallet = { credits: 0, debt: 0, lots: [] };

interface Addition {
  readonly from: CreditSource;
  /** At least 1. */
  readonly amount: number;
  readonly lot: { readonly id: string; readonly expiresAt: Date | null };
}

/** Adds credits as a lot, after paying what is owed. A lot that exists already (a reversal taken back) grows again. */
export function addCredits(wallet: Wallet, { from, amount, lot }: Addition): Posting {
  const repaid = Math.min(wallet.debt, amount);
  const added = amount - repaid;
  const entries: Entry[] = [];
  if (repaid > 0) entries.push({ from, to: 'debt', amount: repaid, lotId: null });
  if (added > 0) entries.push({ from, to: 'credits', amount: added, lotId: lot.id });
  const lots = added > 0 ? grow(wallet.lots, { ...lot, remaining: added }) : wallet.lots;
  return { entries, wallet: { credits: wallet.credits + added, debt: wallet.debt - repaid, lots } };
}

interface Restoration {
  /** At least 1. */
  readonly amount: number;
  /** What was taken and has not come back yet, by the lot that it was taken from; its own lot among them. */
  readonly taken: readonly Lot[];
  /** The lot that `reverseCredits` took from first. */
  readonly ownLotId: string;
  /** A new lot, which never lapses. */
  readonly restLotId: string;
}

/**
 * Gives back what `reverseCredits` had taken: pays what is owed, then returns to other lots, the one that lapses last
 * first, then to its own. So each part lapses when it would have, had it never been taken. What no lot was taken for had
 * been owed, and was paid meanwhile with other credits: these come back as the rest.
 */
export function restoreCredits(wallet: Wallet, { amount, taken, ownLotId, restLotId }: Restoration): Posting {
  const repaid = Math.min(wallet.debt, amount);
  const added = amount - repaid;
  const own = taken.filter(({ id }) => id === ownLotId);
  const others = soonestFirst(taken.filter(({ id }) => id !== ownLotId)).reverse();
  const returned = takeFrom([...others, ...own], added);
  const rest = added - sumOf(returned);
  if (rest > 0) returned.push({ lotId: restLotId, amount: rest });
  const entries: Entry[] = returned.map((part) => ({ from: 'refunds', to: 'credits', ...part }));
  if (repaid > 0) entries.unshift({ from: 'refunds', to: 'debt', amount: repaid, lotId: null });
  const lots = returned.reduce<readonly Lot[]>((grown, { lotId: id, amount: remaining }) => {
    const expiresAt = taken.find((lot) => lot.id === id)?.expiresAt ?? null;
    return grow(grown, { id, remaining, expiresAt });
  }, wallet.lots);
  return { entries, wallet: { credits: wallet.credits + added, debt: wallet.debt - repaid, lots } };
}

/** Spends credits of lots that have not lapsed, soonest first; undefined when there are not enough. */
export function spendCredits(
  wallet: Wallet,
  { amount, now }: { readonly amount: number; readonly now: Date },
): Posting | undefined {
  const usable = soonestFirst(wallet.lots).filter((lot) => !hasLapsed(lot, now));
  const taken = takeFrom(usable, amount);
  if (sumOf(taken) < amount) return undefined;
  return withdrawn(wallet, { taken, to: 'spends', owed: 0 });
}

/**
 * Takes credits back that were refunded or disputed: from the lot they came as, then from other lots, soonest first.
 * What has been spent already becomes debt; a wallet never falls below zero.
 */
export function reverseCredits(
  wallet: Wallet,
  { amount, lotId }: { readonly amount: number; readonly lotId: string },
): Posting {
  const own = wallet.lots.filter((lot) => lot.id === lotId);
  const others = soonestFirst(wallet.lots.filter((lot) => lot.id !== lotId));
  const taken = takeFrom([...own, ...others], amount);
  return withdrawn(wallet, { taken, to: 'refunds', owed: amount - sumOf(taken) });
}

/** Takes credits of one lot out, for another account of the same person; undefined when the lot has fewer. */
export function takeLot(
  wallet: Wallet,
  { lotId, amount }: { readonly lotId: string; readonly amount: number },
): Posting | undefined {
  const lot = wallet.lots.find(({ id }) => id === lotId);
  if (lot === undefined || lot.remaining < amount) return undefined;
  return withdrawn(wallet, { taken: [{ lotId, amount }], to: 'merges', owed: 0 });
}

/** Takes what another account of the same person owes: from lots, soonest first; what is not there is owed here. */
export function takeDebt(wallet: Wallet, amount: number): Posting {
  const taken = takeFrom(soonestFirst(wallet.lots), amount);
  return withdrawn(wallet, { taken, to: 'merges', owed: amount - sumOf(taken) });
}

/** Takes out what has lapsed. */
export function expireCredits(wallet: Wallet, now: Date): Posting {
  const lapsed = soonestFirst(wallet.lots).filter((lot) => hasLapsed(lot, now));
  const taken = lapsed.map((lot) => ({ lotId: lot.id, amount: lot.remaining }));
  return withdrawn(wallet, { taken, to: 'expiry', owed: 0 });
}

/** The wallet that the whole ledger of a learner adds up to; `expiryOf` knows when a lot lapses. */
export function walletOf(entries: readonly Entry[], expiryOf: (lotId: string) => Date | null): Wallet {
  const remaining = new Map<string, number>();
  let debt = 0;
  for (const { from, to, amount, lotId } of entries) {
    debt += signOf('debt', { from, to }) * -amount;
    if (lotId === null) continue;
    remaining.set(lotId, (remaining.get(lotId) ?? 0) + signOf('credits', { from, to }) * amount);
  }
  const lots = [...remaining]
    .filter(([, amount]) => amount !== 0)
    .map(([id, amount]) => ({ id, remaining: amount, expiresAt: expiryOf(id) }));
  return { credits: lots.reduce((sum, lot) => sum + lot.remaining, 0), debt, lots };
}

/** What a transfer adds to an account; below zero where it takes. */
export function changeOf(account: LedgerAccount, entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + signOf(account, entry) * entry.amount, 0);
}

function signOf(account: LedgerAccount, { from, to }: Pick<Entry, 'from' | 'to'>): -1 | 0 | 1 {
  if (from === account) return -1;
  return to === account ? 1 : 0;
}

interface Taken {
  readonly lotId: string;
  readonly amount: number;
}

function takeFrom(lots: readonly Lot[], amount: number): Taken[] {
  let open = amount;
  const taken: Taken[] = [];
  for (const lot of lots) {
    const part = Math.min(lot.remaining, open);
    if (part > 0) taken.push({ lotId: lot.id, amount: part });
    open -= part;
  }
  return taken;
}

function withdrawn(
  wallet: Wallet,
  {
    taken,
    to,
    owed,
  }: { readonly taken: readonly Taken[]; readonly to: LedgerAccount; readonly owed: number },
): Posting {
  const total = sumOf(taken);
  const entries: Entry[] = taken.map(({ lotId, amount }) => ({ from: 'credits', to, amount, lotId }));
  if (owed > 0) entries.push({ from: 'debt', to, amount: owed, lotId: null });
  const lots = wallet.lots
    .map((lot) => ({ ...lot, remaining: lot.remaining - amountOf(taken, lot.id) }))
    .filter((lot) => lot.remaining > 0);
  return { entries, wallet: { credits: wallet.credits - total, debt: wallet.debt + owed, lots } };
}

function grow(lots: readonly Lot[], lot: Lot): Lot[] {
  const before = lots.find(({ id }) => id === lot.id)?.remaining ?? 0;
  return [...lots.filter(({ id }) => id !== lot.id), { ...lot, remaining: before + lot.remaining }];
}

function sumOf(taken: readonly Taken[]): number {
  return taken.reduce((sum, { amount }) => sum + amount, 0);
}

function amountOf(taken: readonly Taken[], lotId: string): number {
  return taken.find((part) => part.lotId === lotId)?.amount ?? 0;
}

function hasLapsed({ expiresAt }: Lot, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** Lots that never lapse come last; ids are ordered by time, so the older of two goes first. */
function soonestFirst(lots: readonly Lot[]): Lot[] {
  const time = ({ expiresAt }: Lot): number => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...lots].sort((a, b) => {
    const [first, second] = [time(a), time(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}
