import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MonthFacts, reverseMonth } from './month-reversal.ts';
import { creditsToReverse } from './reversal.ts';
import {
  addCredits,
  changeOf,
  EMPTY_WALLET,
  expireCredits,
  type Lot,
  type Posting,
  restoreCredits,
  reverseCredits,
  spendCredits,
} from './wallet.ts';

const month: MonthFacts = {
  credits: 1_000,
  paidAmount: 990,
  refundedAmount: 0,
  isDisputed: false,
  lapsedCredits: 0,
  refundedCredits: 0,
  disputedCredits: 0,
};
const none = { refund: 0, dispute: 0 };

describe('a month', () => {
  it('that is refunded takes its share, less what has lapsed', () => {
    expect(reverseMonth({ ...month, refundedAmount: 495 })).toEqual({ refund: 500, dispute: 0 });
    const lapsed = { ...month, refundedAmount: 495, lapsedCredits: 300 };
    expect(reverseMonth(lapsed)).toEqual({ refund: 200, dispute: 0 });
  });

  it('whose rest lapsed after a part was refunded gives nothing back when that is heard again, or when more is refunded', () => {
    const halved = { ...month, refundedAmount: 495, refundedCredits: 500, lapsedCredits: 500 };
    expect(reverseMonth(halved)).toEqual(none);
    expect(reverseMonth({ ...halved, refundedAmount: 742 })).toEqual(none);
    expect(reverseMonth({ ...halved, refundedAmount: 990 })).toEqual(none);
  });

  it('whose dispute is won is as it was before the dispute', () => {
    const before = { ...month, refundedAmount: 495, lapsedCredits: 300, refundedCredits: 200 };
    expect(reverseMonth({ ...before, isDisputed: true })).toEqual({ refund: 0, dispute: 500 });
    expect(reverseMonth({ ...before, disputedCredits: 500 })).toEqual({ refund: 0, dispute: -500 });
  });

  it('whose refund failed at the bank gets back what it had taken', () => {
    expect(reverseMonth({ ...month, refundedCredits: 500 })).toEqual({ refund: -500, dispute: 0 });
  });
});

type Happening =
  | { kind: 'spend' | 'give'; amount: number }
  | { kind: 'refund'; share: number }
  | { kind: 'fail' | 'dispute' | 'win' | 'lapse' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constantFrom('spend', 'give'), amount: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constant('refund'), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constantFrom('fail', 'dispute', 'win', 'lapse') }),
);

const bought = new Date('2026-01-01T00:00:00Z');
const end = new Date('2026-04-01T00:00:00Z');
const lot = { id: 'month', expiresAt: end };

/** The month in a wallet, and beside it what a bookkeeper who knows of no lots would have written down. */
class World {
  wallet = addCredits(EMPTY_WALLET, { from: 'sales', amount: month.credits, lot }).wallet;
  facts = month;
  now = bought;
  gifts = 0;
  /** What was taken from each lot, less what came back to it. */
  taken = new Map<string, number>();
  /** Credits of other lots than the month's that have lapsed. */
  lapsedOfOthers = 0;
  rests = 0;
  spent = 0;

  happen(one: Happening): void {
    if (one.kind === 'lapse') this.now = end;
    if (one.kind === 'dispute' || one.kind === 'win')
      this.facts = { ...this.facts, isDisputed: one.kind === 'dispute' };
    // A bank that refuses a refund: what was refunded is less than before.
    if (one.kind === 'fail') this.facts = { ...this.facts, refundedAmount: 0 };
    if (one.kind === 'refund') {
      const refundedAmount = Math.max(this.facts.refundedAmount, Math.round(one.share * month.paidAmount));
      this.facts = { ...this.facts, refundedAmount };
    }
    if (one.kind === 'give') {
      const gift = { id: `gift-${this.gifts}`, expiresAt: null };
      this.wallet = addCredits(this.wallet, { from: 'grants', amount: one.amount, lot: gift }).wallet;
      this.gifts += one.amount;
    }
    if (one.kind === 'spend') {
      const posting = spendCredits(this.wallet, { amount: one.amount, now: this.now });
      if (posting !== undefined) this.spent += one.amount;
      this.wallet = posting?.wallet ?? this.wallet;
    }
    this.expire();
  }

  expire(): void {
    const { entries, wallet } = expireCredits(this.wallet, this.now);
    const own = entries.filter(({ lotId }) => lotId === lot.id);
    this.facts = { ...this.facts, lapsedCredits: this.facts.lapsedCredits + changeOf('expiry', own) };
    this.lapsedOfOthers += changeOf('expiry', entries) - changeOf('expiry', own);
    this.wallet = wallet;
  }

  restored(amount: number): Posting {
    const taken = [...this.taken].map(
      ([id, remaining]): Lot => ({ id, remaining, expiresAt: id === lot.id ? end : null }),
    );
    this.rests += 1;
    return restoreCredits(this.wallet, { amount, taken, ownLotId: lot.id, restLotId: `rest-${this.rests}` });
  }

  post({ entries, wallet }: Posting): void {
    for (const { to, lotId, amount } of entries)
      if (lotId !== null && !lotId.startsWith('rest-'))
        this.taken.set(lotId, (this.taken.get(lotId) ?? 0) + (to === 'refunds' ? amount : -amount));
    this.wallet = wallet;
  }

  settle(): void {
    const { refund, dispute } = reverseMonth(this.facts);
    for (const change of [dispute, refund]) {
      if (change > 0) this.post(reverseCredits(this.wallet, { amount: change, lotId: lot.id }));
      if (change < 0) this.post(this.restored(-change));
    }
    const { refundedCredits, disputedCredits } = this.facts;
    this.facts = {
      ...this.facts,
      refundedCredits: refundedCredits + refund,
      disputedCredits: disputedCredits + dispute,
    };
  }
}

it('a dispute that was won after the month had lapsed leaves what it took from other lots as it was', () => {
  const world = new World();
  const happenings = [
    { kind: 'spend', amount: 900 },
    { kind: 'give', amount: 700 },
    { kind: 'dispute' },
    { kind: 'lapse' },
    { kind: 'win' },
  ] as const;
  for (const one of happenings) {
    world.happen(one);
    world.settle();
    world.expire();
  }
  expect(world.wallet).toMatchObject({ credits: 700, debt: 0 });
  expect(world.facts.lapsedCredits).toBe(100);
});

it('in 1,000 random histories a refund only takes, a repeat moves nothing, and what is due is back or has lapsed', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      const world = new World();
      for (const one of happenings) {
        const before = world.facts;
        world.happen(one);
        world.settle();
        world.expire();
        expect(reverseMonth(world.facts)).toEqual(none);
        const { refundedCredits, disputedCredits, lapsedCredits, isDisputed } = world.facts;
        const back = refundedCredits + disputedCredits;
        const due = creditsToReverse(world.facts);
        // What a refund took returns when the refund fails; if that was during a dispute, when the dispute is won.
        const dueForRefunds = creditsToReverse({ ...world.facts, isDisputed: false });
        expect(refundedCredits).toBeGreaterThanOrEqual(Math.min(before.refundedCredits, dueForRefunds));
        expect(back).toBeLessThanOrEqual(due);
        expect(back + lapsedCredits).toBeGreaterThanOrEqual(due);
        if (!isDisputed) expect(disputedCredits).toBe(0);
        // No lot gets more than was taken from it, so what never lapses does not lapse with the month.
        expect(Math.min(0, ...world.taken.values())).toBe(0);
        expect(world.lapsedOfOthers).toBe(0);
        const worth = month.credits + world.gifts - world.spent - lapsedCredits - back;
        expect(world.wallet.credits - world.wallet.debt).toBe(worth);
      }
    }),
    { numRuns: 1_000 },
  );
});
