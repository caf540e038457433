import fc from 'fast-check';
import { expect, it } from 'vitest';
import { creditsToReverse } from './reversal.ts';

const order = { credits: 500, paidAmount: 490, refundedAmount: 0, isDisputed: false };

it('nothing returns before a refund, everything after a full one', () => {
  expect(creditsToReverse(order)).toBe(0);
  expect(creditsToReverse({ ...order, refundedAmount: 490 })).toBe(500);
});

it('a part of the money returns its share of the credits, rounded down', () => {
  expect(creditsToReverse({ ...order, refundedAmount: 245 })).toBe(250);
  expect(creditsToReverse({ ...order, refundedAmount: 1 })).toBe(1);
  expect(creditsToReverse({ ...order, credits: 100, refundedAmount: 1 })).toBe(0);
});

it('a dispute takes everything, whatever was refunded before', () => {
  expect(creditsToReverse({ ...order, refundedAmount: 100, isDisputed: true })).toBe(500);
});

it('refund by refund it never falls, and never exceeds what was granted', () => {
  fc.assert(
    fc.property(
      fc.record({
        credits: fc.integer({ min: 1, max: 100_000 }),
        paidAmount: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      ({ credits, paidAmount }, shares) => {
        const amounts = shares.map((share) => Math.round(share * paidAmount)).sort((a, b) => a - b);
        const back = amounts.map((refundedAmount) =>
          creditsToReverse({ credits, paidAmount, refundedAmount, isDisputed: false }),
        );
        expect([...back].sort((a, b) => a - b)).toEqual(back);
        expect(back.every((amount) => amount >= 0 && amount <= credits)).toBe(true);
      },
    ),
  );
});
