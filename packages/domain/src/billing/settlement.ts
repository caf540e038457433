import { creditsToReverse } from './reversal.ts';

export const orderStatuses = [
  'open',
  'paid',
  'partially-refunded',
  'refunded',
  'disputed',
  'failed',
  'expired',
  'review',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** An order as we made it, and how far it has been settled. */
export interface OrderFacts {
  readonly userId: string;
  readonly totalAmount: number;
  readonly currency: string;
  /** The provider's id of the price that was ordered. */
  readonly stripePriceId: string | null;
  /** What it grants when paid; 0 for a plan, whose months grant. */
  readonly credits: number;
  readonly isGranted: boolean;
  /** Credits that have been taken back for refunds and disputes so far. */
  readonly reversedCredits: number;
  /** What will have been refunded once a request under way is made; 0 without one. */
  readonly requestedRefund: number;
}

/** A checkout as the payment provider has it now, whatever any message said. */
export interface CheckoutFacts {
  readonly state: 'open' | 'complete' | 'expired';
  readonly isPaid: boolean;
  /** The payment was tried and will not come any more. */
  readonly isFailed: boolean;
  readonly userId: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly stripePriceId: string | null;
  readonly quantity: number;
  readonly refundedAmount: number;
  /** A dispute is open or lost. */
  readonly isDisputed: boolean;
}

/** In what a paid checkout differs from our order: it grants nothing and somebody has to look at it. */
export type Mismatch = 'user' | 'amount' | 'currency' | 'price' | 'quantity';

export interface Settlement {
  readonly status: OrderStatus;
  readonly mismatch: Mismatch | null;
  /** The order is in the ledger afterwards. */
  readonly isGranted: boolean;
  /** Credits to add now; 0 when they were added before or must not be. */
  readonly grant: number;
  /** Credits to take back now; below zero: to give back after a dispute that was won. */
  readonly reverse: number;
}

/**
 * What has to happen for our order to agree with the provider's checkout. It asks only how both stand, so messages may
 * come late, twice or in any order: settling again what is settled changes nothing.
 */
export function settle(order: OrderFacts, checkout: CheckoutFacts): Settlement {
  if (!checkout.isPaid && !order.isGranted) return { ...NOTHING, status: unpaidStatus(checkout) };
  const mismatch = order.isGranted ? null : mismatchOf(order, checkout);
  if (mismatch !== null) return withoutGrant(checkout, mismatch);
  const due = creditsToReverse({
    credits: order.credits,
    paidAmount: order.totalAmount,
    // What was asked for is set aside already: a message about something else does not give it back.
    refundedAmount: Math.max(checkout.refundedAmount, order.requestedRefund),
    isDisputed: checkout.isDisputed,
  });
  return {
    status: paidStatus(order, checkout),
    mismatch: null,
    isGranted: true,
    grant: order.isGranted ? 0 : order.credits,
    reverse: due - order.reversedCredits,
  };
}

const NOTHING = { mismatch: null, isGranted: false, grant: 0, reverse: 0 } as const;

/** What was paid otherwise than ordered waits for somebody to look, or to give the money back: then it is settled. */
function withoutGrant({ amount, refundedAmount }: CheckoutFacts, mismatch: Mismatch): Settlement {
  if (refundedAmount > 0 && refundedAmount >= amount) return { ...NOTHING, status: 'refunded' };
  return { ...NOTHING, status: 'review', mismatch };
}

function unpaidStatus({ state, isFailed }: CheckoutFacts): OrderStatus {
  if (isFailed) return 'failed';
  return state === 'expired' ? 'expired' : 'open';
}

function paidStatus({ totalAmount }: OrderFacts, { refundedAmount, isDisputed }: CheckoutFacts): OrderStatus {
  if (isDisputed) return 'disputed';
  if (refundedAmount >= totalAmount) return 'refunded';
  return refundedAmount > 0 ? 'partially-refunded' : 'paid';
}

function mismatchOf(order: OrderFacts, checkout: CheckoutFacts): Mismatch | null {
  if (checkout.userId !== order.userId) return 'user';
  if (checkout.currency !== order.currency) return 'currency';
  if (checkout.quantity !== 1) return 'quantity';
  if (checkout.amount !== order.totalAmount) return 'amount';
  return checkout.stripePriceId === order.stripePriceId && checkout.stripePriceId !== null ? null : 'price';
}
