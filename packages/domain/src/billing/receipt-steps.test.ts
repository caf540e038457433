import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaymentStanding, type ReceiptStep, stepsToWrite, type WrittenSteps } from './receipt-steps.ts';

const PAID = 490;
const none: WrittenSteps = {
  paidAmount: PAID,
  steps: 0,
  refundedAmount: 0,
  disputedAmount: 0,
  paidTax: null,
};
const paid: PaymentStanding = { tax: 78, refundedAmount: 0, isDisputed: false };

/** As the rows are read again once these steps are written. */
function after(written: WrittenSteps, steps: readonly ReceiptStep[]): WrittenSteps {
  const sumOf = (...kinds: readonly string[]) =>
    steps.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum - amount, 0);
  return {
    ...written,
    steps: written.steps + steps.length,
    refundedAmount: written.refundedAmount + sumOf('refund', 'refund-failed'),
    disputedAmount: written.disputedAmount + sumOf('dispute', 'dispute-won'),
    paidTax: written.steps === 0 ? (steps[0]?.tax ?? null) : written.paidTax,
  };
}

describe('stepsToWrite', () => {
  it('a payment is written once, with the tax that the provider computed', () => {
    const first = stepsToWrite(none, paid);
    expect(first).toEqual([{ kind: 'payment', amount: PAID, tax: 78 }]);
    expect(stepsToWrite(after(none, first), paid)).toEqual([]);
  });

  it('a refund that is heard of with its payment stands behind it', () => {
    expect(stepsToWrite(none, { ...paid, refundedAmount: PAID })).toEqual([
      { kind: 'payment', amount: PAID, tax: 78 },
      { kind: 'refund', amount: -PAID, tax: -78 },
    ]);
  });

  it('of a part nobody computed the tax', () => {
    const written = after(none, stepsToWrite(none, paid));
    expect(stepsToWrite(written, { ...paid, refundedAmount: 100 })).toEqual([
      { kind: 'refund', amount: -100, tax: null },
    ]);
  });

  it('a refund that failed brings its amount back', () => {
    const written = after(none, stepsToWrite(none, { ...paid, refundedAmount: PAID }));
    expect(stepsToWrite(written, paid)).toEqual([{ kind: 'refund-failed', amount: PAID, tax: 78 }]);
  });

  it('a dispute takes what is left, and brings it back when it is won', () => {
    const refunded = after(none, stepsToWrite(none, { ...paid, refundedAmount: 90 }));
    const disputed = stepsToWrite(refunded, { ...paid, refundedAmount: 90, isDisputed: true });
    expect(disputed).toEqual([{ kind: 'dispute', amount: -400, tax: null }]);
    expect(stepsToWrite(after(refunded, disputed), { ...paid, refundedAmount: 90 })).toEqual([
      { kind: 'dispute-won', amount: 400, tax: null },
    ]);
  });

  it('whatever is heard in whatever order, the steps add up to what is left and never below zero', () => {
    const standing = fc.record({
      tax: fc.constant(78),
      refundedAmount: fc.integer({ min: 0, max: 600 }),
      isDisputed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1, maxLength: 8 }), (standings) => {
        let written = none;
        let sum = 0;
        for (const heard of standings) {
          const steps = stepsToWrite(written, heard);
          for (const { amount } of steps) {
            sum += amount;
            expect(sum).toBeGreaterThanOrEqual(0);
          }
          written = after(written, steps);
          expect(sum).toBe(heard.isDisputed ? 0 : PAID - Math.min(heard.refundedAmount, PAID));
          expect(stepsToWrite(written, heard)).toEqual([]);
        }
      }),
    );
  });
});
