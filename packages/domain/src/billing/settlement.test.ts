import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckoutFacts, type OrderFacts, settle } from './settlement.ts';

const order: OrderFacts = {
  userId: 'ada',
  totalAmount: 890,
  currency: 'eur',
  stripePriceId: 'price_1',
  credits: 1_000,
  isGranted: false,
  reversedCredits: 0,
  requestedRefund: 0,
};
const open: CheckoutFacts = {
  state: 'open',
  isPaid: false,
  isFailed: false,
  userId: 'ada',
  amount: 890,
  currency: 'eur',
  stripePriceId: 'price_1',
  quantity: 1,
  refundedAmount: 0,
  isDisputed: false,
};
const paid: CheckoutFacts = { ...open, state: 'complete', isPaid: true };

describe('a checkout that is not paid', () => {
  it.each([
    ['open', open],
    ['open', { ...open, state: 'complete' }],
    ['expired', { ...open, state: 'expired' }],
    ['failed', { ...open, state: 'complete', isFailed: true }],
  ] as const)('grants nothing and is %s', (status, checkout) => {
    expect(settle(order, checkout)).toEqual({
      status,
      mismatch: null,
      isGranted: false,
      grant: 0,
      reverse: 0,
    });
  });
});

describe('a checkout that is paid', () => {
  it('grants what was ordered', () => {
    expect(settle(order, paid)).toEqual({
      status: 'paid',
      mismatch: null,
      isGranted: true,
      grant: 1_000,
      reverse: 0,
    });
  });

  it.each([
    ['user', { userId: 'eve' }],
    ['user', { userId: null }],
    ['amount', { amount: 889 }],
    ['currency', { currency: 'jpy' }],
    ['price', { stripePriceId: 'price_2' }],
    ['price', { stripePriceId: null }],
    ['quantity', { quantity: 2 }],
  ] as const)('with another %s than ordered grants nothing and asks for a look', (mismatch, other) => {
    expect(settle(order, { ...paid, ...other })).toEqual({
      status: 'review',
      mismatch,
      isGranted: false,
      grant: 0,
      reverse: 0,
    });
  });

  it('with another amount than ordered is settled when all of it went back', () => {
    const more = { ...paid, amount: 1_000 };
    expect(settle(order, { ...more, refundedAmount: 890 })).toMatchObject({ status: 'review' });
    expect(settle(order, { ...more, refundedAmount: 1_000 })).toEqual({
      status: 'refunded',
      mismatch: null,
      isGranted: false,
      grant: 0,
      reverse: 0,
    });
  });

  it('that is refunded before we hear of the payment comes to nothing', () => {
    expect(settle(order, { ...paid, refundedAmount: 890 })).toEqual({
      status: 'refunded',
      mismatch: null,
      isGranted: true,
      grant: 1_000,
      reverse: 1_000,
    });
  });

  it('gives back what a dispute took when it is won', () => {
    const taken = { ...order, isGranted: true, reversedCredits: 1_000 };
    expect(settle(taken, { ...paid, refundedAmount: 89 })).toMatchObject({
      status: 'partially-refunded',
      reverse: -900,
    });
  });
});

const checkouts = fc.array(
  fc.record({
    isPaid: fc.constant(true),
    refundedAmount: fc.integer({ min: 0, max: 890 }),
    isDisputed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

it('whatever happens in between, the last state alone says what the learner keeps; repeating it changes nothing', () => {
  fc.assert(
    fc.property(checkouts, (history) => {
      let facts = order;
      let kept = 0;
      for (const change of [...history, ...history.slice(-1)]) {
        const { grant, reverse } = settle(facts, { ...paid, ...change });
        kept += grant - reverse;
        facts = { ...facts, isGranted: true, reversedCredits: facts.reversedCredits + reverse };
      }
      const last = history.at(-1);
      const share =
        last?.isDisputed === true ? 1_000 : Math.floor((1_000 * (last?.refundedAmount ?? 0)) / 890);
      expect(kept).toBe(1_000 - share);
      expect(settle(facts, { ...paid, ...last })).toMatchObject({ grant: 0, reverse: 0 });
    }),
  );
});
