import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCredits,
  changeOf,
  EMPTY_WALLET,
  type Entry,
  expireCredits,
  type Posting,
  reverseCredits,
  spendCredits,
  type Wallet,
  walletOf,
} from './wallet.ts';

const noon = new Date('2026-05-01T12:00:00Z');
const later = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

function bought(wallet: Wallet, amount: number, lot: { id: string; expiresAt?: Date }): Wallet {
  return addCredits(wallet, { from: 'sales', amount, lot: { expiresAt: null, ...lot } }).wallet;
}

describe('adding credits', () => {
  it('makes a lot of what was bought', () => {
    const { entries, wallet } = addCredits(EMPTY_WALLET, {
      from: 'sales',
      amount: 500,
      lot: { id: 'a', expiresAt: null },
    });
    expect(entries).toEqual([{ from: 'sales', to: 'credits', amount: 500, lotId: 'a' }]);
    expect(wallet).toEqual({ credits: 500, debt: 0, lots: [{ id: 'a', remaining: 500, expiresAt: null }] });
  });

  it('pays what is owed first', () => {
    const indebted = { ...EMPTY_WALLET, debt: 120 };
    expect(bought(indebted, 100, { id: 'a' })).toEqual({ credits: 0, debt: 20, lots: [] });
    expect(bought(indebted, 500, { id: 'a' })).toMatchObject({ credits: 380, debt: 0 });
  });
});

describe('spending', () => {
  const wallet = bought(
    bought(bought(EMPTY_WALLET, 100, { id: 'c' }), 50, { id: 'b', expiresAt: later(9) }),
    50,
    {
      id: 'a',
      expiresAt: later(3),
    },
  );

  it('takes what lapses soonest first, and what never lapses last', () => {
    const spent = spendCredits(wallet, { amount: 120, now: noon });
    expect(spent?.entries).toEqual([
      { from: 'credits', to: 'spends', amount: 50, lotId: 'a' },
      { from: 'credits', to: 'spends', amount: 50, lotId: 'b' },
      { from: 'credits', to: 'spends', amount: 20, lotId: 'c' },
    ]);
  });

  it('is refused when there is not enough, and takes nothing of what has lapsed', () => {
    expect(spendCredits(wallet, { amount: 201, now: noon })).toBeUndefined();
    expect(spendCredits(wallet, { amount: 151, now: later(3) })).toBeUndefined();
    expect(spendCredits(wallet, { amount: 150, now: later(3) })?.wallet.credits).toBe(50);
  });
});

describe('taking back', () => {
  it('empties the lot that was bought, before any other', () => {
    const wallet = bought(bought(EMPTY_WALLET, 500, { id: 'a' }), 300, { id: 'b', expiresAt: later(1) });
    const { wallet: after } = reverseCredits(wallet, { amount: 500, lotId: 'a' });
    expect(after).toEqual({
      credits: 300,
      debt: 0,
      lots: [{ id: 'b', remaining: 300, expiresAt: later(1) }],
    });
  });

  it('turns what was spent into debt', () => {
    const spent = spendCredits(bought(EMPTY_WALLET, 500, { id: 'a' }), { amount: 400, now: noon });
    const { entries, wallet } = reverseCredits(spent?.wallet ?? EMPTY_WALLET, { amount: 500, lotId: 'a' });
    expect(wallet).toEqual({ credits: 0, debt: 400, lots: [] });
    expect(entries).toContainEqual({ from: 'debt', to: 'refunds', amount: 400, lotId: null });
  });
});

describe('lapsing', () => {
  it('takes out exactly the lots whose time has come', () => {
    const wallet = bought(bought(EMPTY_WALLET, 10, { id: 'a', expiresAt: later(1) }), 20, { id: 'b' });
    expect(expireCredits(wallet, noon)).toEqual({ entries: [], wallet });
    expect(expireCredits(wallet, later(1)).wallet).toMatchObject({ credits: 20 });
  });
});

type Action =
  | { kind: 'buy' | 'grant'; amount: number; lapsesAfterDays: number | null }
  | { kind: 'spend'; amount: number }
  | { kind: 'reverse'; amount: number; which: number }
  | { kind: 'wait'; days: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('buy' as const, 'grant' as const),
    amount: fc.integer({ min: 1, max: 1_000 }),
    lapsesAfterDays: fc.option(fc.integer({ min: 1, max: 90 })),
  }),
  fc.record({ kind: fc.constant('spend' as const), amount: fc.integer({ min: 1, max: 700 }) }),
  fc.record({
    kind: fc.constant('reverse' as const),
    amount: fc.integer({ min: 1, max: 1_000 }),
    which: fc.nat({ max: 5 }),
  }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 60 }) }),
);

/** One number for what a learner is worth: it cannot know which lot anything came from. */
interface Model {
  worth: number;
  now: Date;
  lots: { id: string; expiresAt: Date | null }[];
}

function step(wallet: Wallet, model: Model, todo: Action): Posting | undefined {
  if (todo.kind === 'wait') {
    model.now = new Date(model.now.getTime() + todo.days * 86_400_000);
    const posting = expireCredits(wallet, model.now);
    model.worth -= changeOf('expiry', posting.entries);
    return posting;
  }
  if (todo.kind === 'spend') {
    const posting = spendCredits(wallet, { amount: todo.amount, now: model.now });
    expect(posting === undefined).toBe(Math.max(0, model.worth) < todo.amount);
    if (posting !== undefined) model.worth -= todo.amount;
    return posting;
  }
  if (todo.kind === 'reverse') {
    const lot = model.lots[todo.which];
    if (lot === undefined) return undefined;
    model.worth -= todo.amount;
    return reverseCredits(wallet, { amount: todo.amount, lotId: lot.id });
  }
  const { lapsesAfterDays: days } = todo;
  const expiresAt = days === null ? null : new Date(model.now.getTime() + days * 86_400_000);
  const lot = { id: `lot-${String(model.lots.length).padStart(4, '0')}`, expiresAt };
  model.lots.push(lot);
  model.worth += todo.amount;
  return addCredits(wallet, { from: todo.kind === 'buy' ? 'sales' : 'grants', amount: todo.amount, lot });
}

it('in 1,000 random histories credits less debt is what went in less what went out, and the ledger says the same', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const model: Model = { worth: 0, now: noon, lots: [] };
      const ledger: Entry[] = [];
      let wallet = EMPTY_WALLET;
      for (const todo of actions) {
        const posting = step(wallet, model, todo);
        if (posting === undefined) continue;
        expect(posting.entries.every(({ amount }) => amount > 0)).toBe(true);
        ledger.push(...posting.entries);
        wallet = posting.wallet;
        expect(wallet.credits - wallet.debt).toBe(model.worth);
        expect(Math.min(wallet.credits, wallet.debt)).toBe(0);
        expect(wallet.lots.every((lot) => lot.remaining > 0)).toBe(true);
      }
      const rebuilt = walletOf(ledger, (id) => model.lots.find((lot) => lot.id === id)?.expiresAt ?? null);
      const byId = (one: Wallet) => [...one.lots].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect({ ...rebuilt, lots: byId(rebuilt) }).toEqual({ ...wallet, lots: byId(wallet) });
    }),
    { numRuns: 1_000 },
  );
});
