import { creditsToReverse } from './reversal.ts';

/** A paid month of a plan: what became of its payment, and what of its credits. */
export interface MonthFacts {
  /** Credits that the month granted. */
  readonly credits: number;
  /** What was paid, in minor units; at least 1. */
  readonly paidAmount: number;
  readonly refundedAmount: number;
  /** A dispute is open or was lost. */
  readonly isDisputed: boolean;
  readonly lapsedCredits: number;
  /** Taken back for refunds so far, less what returned. */
  readonly refundedCredits: number;
  /** Taken back for a dispute, less what returned. */
  readonly disputedCredits: number;
}

/** What has to move now: above zero taken back, below zero given back. */
export interface MonthReversal {
  readonly refund: number;
  readonly dispute: number;
}

/**
 * How a month's credits follow its payment. What has lapsed counts as returned, but only against what has not been taken
 * back yet: credits that lapse after a refund took its share forgive nothing of that share. A dispute takes what is left
 * and is kept apart, so that one that was won leaves the refunds as they were. Asked again, nothing moves.
 */
export function reverseMonth(month: MonthFacts): MonthReversal {
  const { credits, paidAmount, refundedAmount, isDisputed } = month;
  const { lapsedCredits, refundedCredits, disputedCredits } = month;
  if (isDisputed) {
    const back = refundedCredits + disputedCredits + lapsedCredits;
    return { refund: 0, dispute: Math.max(0, credits - back) };
  }
  const due = creditsToReverse({ credits, paidAmount, refundedAmount, isDisputed: false });
  const open = due - refundedCredits;
  return { refund: open > 0 ? Math.max(0, open - lapsedCredits) : open, dispute: 0 - disputedCredits };
}
