/** How much of an order has been taken back, as the payment provider says. */
export interface OrderReturn {
  /** Credits that the order granted. */
  readonly credits: number;
  /** What was paid, in minor units; at least 1. */
  readonly paidAmount: number;
  /** The sum of all refunds so far, in minor units, at most what was paid. */
  readonly refundedAmount: number;
  /** A dispute is open or was lost: the whole payment is gone, whatever was refunded. */
  readonly isDisputed: boolean;
}

/**
 * How many of an order's credits have to be back by now: their share of the refund, rounded down, so that the parts of
 * several refunds never exceed the whole and a full refund is exact. What was taken back already is subtracted by the
 * caller; a smaller result than before (a dispute that was won) means that credits return.
 */
export function creditsToReverse({ credits, paidAmount, refundedAmount, isDisputed }: OrderReturn): number {
  if (isDisputed || refundedAmount >= paidAmount) return credits;
  return Number((BigInt(credits) * BigInt(refundedAmount)) / BigInt(paidAmount));
}

/** An order as it stands when a refund of it is asked for. */
interface RefundableOrder {
  readonly credits: number;
  readonly totalAmount: number;
  readonly isGranted: boolean;
  readonly reversedCredits: number;
}

/** How many credits leave the wallet when a refund is asked for, so that nobody spends them until the money has gone. */
export function creditsToSetAside(order: RefundableOrder, refundedAfter: number): number {
  if (!order.isGranted) return 0;
  const { credits, totalAmount: paidAmount, reversedCredits } = order;
  const due = creditsToReverse({ credits, paidAmount, refundedAmount: refundedAfter, isDisputed: false });
  // A dispute may have taken more than this already.
  return Math.max(0, due - reversedCredits);
}
