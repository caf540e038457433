/**
 * What reconciliation goes through, in this order: the provider's list of something before ours of the same. Each is
 * compared page by page.
 */
export const reconciledParts = [
  'checkouts',
  'orders',
  'months',
  'plans',
  'subscriptions',
  'messages',
  'events',
  'ledgers',
] as const;
export type ReconciledPart = (typeof reconciledParts)[number];

/** In what the provider, our orders and the ledger can disagree. Scripts go by these names, so none changes its meaning. */
export const differenceKinds = [
  // between the provider and us
  'paid-but-not-granted',
  'granted-but-not-paid',
  'refund-not-settled',
  'amount-differs',
  'paid-by-other-checkout',
  'checkout-without-order',
  'order-without-checkout',
  'month-not-granted',
  'plan-not-kept',
  'plan-runs-there-alone',
  'plan-runs-here-alone',
  'plan-unknown',
  'plan-differs',
  'customer-differs',
  'event-missing',
  // in the inbox
  'event-not-settled',
  'event-without-try',
  'event-tries-have-gap',
  // in an order
  'order-without-transfer',
  'order-without-receipt',
  'order-without-payment',
  'order-without-plan',
  'order-status-differs',
  'order-items-differ',
  'order-price-differs',
  'payment-differs',
  'reversal-differs',
  'refund-left-open',
  'refund-without-request',
  // in a receipt
  'receipt-without-order',
  'receipt-without-transfer',
  'receipt-differs',
  'receipt-without-number',
  'receipt-sum-differs',
  // in the ledger
  'transfer-without-order',
  'transfer-without-receipt',
  'transfer-without-lines',
  'transfer-differs',
  'accounts-differ',
  'running-total-differs',
  'ledger-has-gap',
  'balance-differs',
  'lot-differs',
  'lot-lapses-wrongly',
  // in rights and plans
  'right-without-source',
  'right-dates-differ',
  'spend-without-right',
  'plan-without-right',
  'plan-dates-differ',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
