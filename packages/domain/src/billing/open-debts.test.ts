import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DebtLine, openDebts } from './open-debts.ts';
import {
  addCredits,
  EMPTY_WALLET,
  type Posting,
  restoreCredits,
  reverseCredits,
  spendCredits,
} from './wallet.ts';

const now = new Date('2026-05-01T12:00:00Z');

const owes = (cause: string, amount: number): DebtLine => ({
  from: 'debt',
  to: 'refunds',
  amount,
  cause,
  lotOf: null,
});
const pays = (amount: number, cause: string | null = null): DebtLine => ({
  from: cause === null ? 'sales' : 'refunds',
  to: 'debt',
  amount,
  cause,
  lotOf: null,
});
const open = (...lines: readonly DebtLine[]) => [...openDebts(lines)].sort();

describe('a debt', () => {
  it('is open until all of it is paid', () => {
    expect(open(owes('a', 300))).toEqual(['a']);
    expect(open(owes('a', 300), pays(299))).toEqual(['a']);
    expect(open(owes('a', 300), pays(299), pays(1))).toEqual([]);
  });

  it('that is paid stays so, whatever is owed later', () => {
    expect(open(owes('a', 300), pays(300), owes('b', 200))).toEqual(['b']);
    expect(open(owes('a', 300), pays(300), owes('b', 200), owes('a', 100), pays(200))).toEqual(['a']);
  });

  it('is paid before those that are younger', () => {
    expect(open(owes('a', 300), owes('b', 200), pays(300))).toEqual(['b']);
    expect(open(owes('a', 300), owes('b', 200), pays(299))).toEqual(['a', 'b']);
  });

  it('is paid first by what comes back of its own', () => {
    expect(open(owes('a', 100), owes('b', 200), pays(200, 'b'))).toEqual(['a']);
    expect(open(owes('a', 100), owes('b', 200), pays(250, 'b'))).toEqual(['a']);
    expect(open(owes('a', 100), owes('b', 200), pays(300, 'b'))).toEqual([]);
  });

  it('is owed for what its credits stood in for, as long as they did', () => {
    const taken: DebtLine = { from: 'credits', to: 'refunds', amount: 300, cause: 'a', lotOf: 'b' };
    const returned: DebtLine = { from: 'refunds', to: 'credits', amount: 300, cause: 'a', lotOf: 'b' };
    expect(open(taken, owes('b', 500))).toEqual(['a', 'b']);
    expect(open(taken, returned, owes('b', 500))).toEqual(['b']);
    expect(open({ ...taken, lotOf: 'a' }, owes('b', 500))).toEqual(['b']);
    expect(open(taken, { ...taken, cause: 'b', lotOf: 'c' }, owes('c', 500))).toEqual(['a', 'b', 'c']);
  });
});

type Step =
  | { readonly kind: 'buy'; readonly amount: number }
  | { readonly kind: 'spend'; readonly amount: number }
  | { readonly kind: 'take' | 'return'; readonly amount: number; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('buy' as const, 'spend' as const),
    amount: fc.integer({ min: 1, max: 500 }),
  }),
  fc.record({
    kind: fc.constantFrom('take' as const, 'return' as const),
    amount: fc.integer({ min: 1, max: 500 }),
    which: fc.nat({ max: 5 }),
  }),
);

interface Bought {
  readonly id: string;
  readonly amount: number;
  taken: number;
}

/** Plays a history by the rules of wallets; answers with its lines and what is owed after each of them. */
function play(steps: readonly Step[]): {
  readonly lines: readonly DebtLine[];
  readonly debts: readonly number[];
} {
  let wallet = EMPTY_WALLET;
  const bought: Bought[] = [];
  const lines: DebtLine[] = [];
  const debts: number[] = [];
  const post = (cause: string | null, posting: Posting | undefined): void => {
    if (posting === undefined) return;
    let owed = wallet.debt;
    for (const { from, to, amount, lotId: lotOf } of posting.entries) {
      if (from === 'debt') owed += amount;
      if (to === 'debt') owed -= amount;
      if (cause === null && to !== 'debt') continue;
      lines.push({ from, to, amount, cause, lotOf });
      debts.push(owed);
    }
    wallet = posting.wallet;
  };
  for (const todo of steps) {
    if (todo.kind === 'buy') {
      const id = `p${bought.length}`;
      bought.push({ id, amount: todo.amount, taken: 0 });
      post(null, addCredits(wallet, { from: 'sales', amount: todo.amount, lot: { id, expiresAt: null } }));
    } else if (todo.kind === 'spend') post(null, spendCredits(wallet, { amount: todo.amount, now }));
    else {
      const one = bought[todo.which];
      const most = todo.kind === 'take' ? (one?.amount ?? 0) - (one?.taken ?? 0) : (one?.taken ?? 0);
      const amount = Math.min(todo.amount, most);
      if (one === undefined || amount === 0) continue;
      one.taken += todo.kind === 'take' ? amount : -amount;
      const returning = { amount, taken: [], ownLotId: one.id, restLotId: 'rest' };
      post(
        one.id,
        todo.kind === 'take'
          ? reverseCredits(wallet, { amount, lotId: one.id })
          : restoreCredits(wallet, returning),
      );
    }
  }
  return { lines, debts };
}

describe('in 1,000 random histories', () => {
  it('something is open exactly while something is owed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { lines, debts } = play(steps);
        debts.forEach((debt, index) => {
          expect(openDebts(lines.slice(0, index + 1)).size > 0).toBe(debt > 0);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('nothing opens or closes but what is paid or taken back then: later debts close nothing of others', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            cause: fc.nat({ max: 3 }),
            amount: fc.integer({ min: 1, max: 9 }),
            isPayment: fc.boolean(),
          }),
          { maxLength: 40 },
        ),
        (moves) => {
          const lines: DebtLine[] = [];
          let [owed, repaid] = [0, 0];
          const until: { readonly cause: string; readonly upTo: number }[] = [];
          for (const { cause, amount, isPayment } of moves) {
            const paying = Math.min(amount, owed - repaid);
            if (isPayment && paying > 0) {
              lines.push(pays(paying));
              repaid += paying;
            } else if (!isPayment) {
              lines.push(owes(`p${cause}`, amount));
              owed += amount;
              until.push({ cause: `p${cause}`, upTo: owed });
            }
            // A debt is paid when as much has been paid as was owed with it and all before it.
            const unpaid = until.filter(({ upTo }) => upTo > repaid).map((one) => one.cause);
            expect([...openDebts(lines)].sort()).toEqual([...new Set(unpaid)].sort());
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('of two purchases that are taken back whole, the order makes no difference to what is closed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (a, b, amount) => {
          const begun = [
            { kind: 'buy', amount: a },
            { kind: 'buy', amount: b },
            { kind: 'spend', amount },
          ] as const;
          const takes = [
            { kind: 'take', amount: a, which: 0 },
            { kind: 'take', amount: b, which: 1 },
          ] as const;
          const spentOf = Math.min(amount, a);
          fc.pre(amount <= a + b);
          const ends = [takes, [takes[1], takes[0]]].map((two) => openDebts(play([...begun, ...two]).lines));
          for (const end of ends) expect(end).toContain(spentOf > 0 ? 'p0' : '');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
