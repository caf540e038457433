import { expect, it } from 'vitest';
import { mayTakeBack } from './own-refund.ts';

const paidAt = new Date('2026-05-01T12:00:00Z');
const order = { status: 'paid', credits: 500, unspentCredits: 500, paidAt } as const;

it('a paid pack may be taken back for two weeks, and not a moment longer', () => {
  expect(mayTakeBack(order, paidAt)).toBe(true);
  expect(mayTakeBack(order, new Date('2026-05-15T11:59:59.999Z'))).toBe(true);
  expect(mayTakeBack(order, new Date('2026-05-15T12:00:00Z'))).toBe(false);
});

it('not once anything of it is spent, while it is unpaid or in doubt, and never a plan', () => {
  const others = [
    { ...order, unspentCredits: 499 },
    { ...order, status: 'open', paidAt: null },
    { ...order, status: 'disputed' },
    { ...order, status: 'partially-refunded' },
    { ...order, credits: 0, unspentCredits: 0 },
  ] as const;
  expect(others.map((other) => mayTakeBack(other, paidAt))).toEqual(others.map(() => false));
});
