export const receiptKinds = ['payment', 'refund', 'refund-failed', 'dispute', 'dispute-won'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** A movement of money that gets a number. */
export interface ReceiptStep {
  readonly kind: ReceiptKind;
  /** In the currency's smallest unit; below zero for what went back. */
  readonly amount: number;
  /** As the provider computed it; null where it computed none. */
  readonly tax: number | null;
}

/** A payment, and what of it has a number already. */
export interface WrittenSteps {
  readonly paidAmount: number;
  /** How many movements have been written; 0: not even the payment. */
  readonly steps: number;
  readonly refundedAmount: number;
  readonly disputedAmount: number;
  readonly paidTax: number | null;
}

/** How the payment stands at the provider. */
export interface PaymentStanding {
  readonly tax: number | null;
  readonly refundedAmount: number;
  /** A dispute is open or lost: it has taken all that was left. */
  readonly isDisputed: boolean;
}

/**
 * What has to be written down so that the numbered movements of a payment add up to what is left of it. Asking again writes
 * nothing. What comes back stands before what goes, so that never more goes than was there. The tax of a part was computed by
 * nobody: only what takes or brings the whole payment says it.
 */
export function stepsToWrite(
  written: WrittenSteps,
  { tax, refundedAmount, isDisputed }: PaymentStanding,
): readonly ReceiptStep[] {
  const { paidAmount, steps } = written;
  const paidTax = steps === 0 ? tax : written.paidTax;
  const refunded = Math.min(refundedAmount, paidAmount);
  const refund = refunded - written.refundedAmount;
  const dispute = (isDisputed ? paidAmount - refunded : 0) - written.disputedAmount;
  const isWhole = (change: number): boolean => Math.abs(change) === paidAmount;
  const moved = (kind: ReceiptKind, change: number): ReceiptStep[] => {
    if (change === 0) return [];
    const taxOfWhole = isWhole(change) && paidTax !== null ? paidTax * -Math.sign(change) : null;
    return [{ kind, amount: -change, tax: taxOfWhole }];
  };
  return [
    ...(steps === 0 ? [{ kind: 'payment', amount: paidAmount, tax } as const] : []),
    ...moved('dispute-won', Math.min(dispute, 0)),
    ...moved('refund-failed', Math.min(refund, 0)),
    ...moved('refund', Math.max(refund, 0)),
    ...moved('dispute', Math.max(dispute, 0)),
  ];
}
