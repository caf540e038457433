import type { ReceiptKind } from '@studyhall/domain/billing/receipt-steps';

/** What moved, for people; programs go by its kind. */
export const movementWords: Readonly<Record<ReceiptKind, string>> = {
  payment: 'paid',
  refund: 'given back',
  'refund-failed': 'came back: the refund failed',
  dispute: 'taken by a dispute',
  'dispute-won': 'came back: the dispute was won',
};
