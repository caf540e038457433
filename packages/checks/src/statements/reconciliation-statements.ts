import type { Exception } from './exception-list.ts';

/** What reconciliation asks across users. */
export const crossesUsersForReconciliation: readonly Exception[] = [
  {
    statement: 'billing_check_orders',
    tables: [
      'billing.customers',
      'billing.entries',
      'billing.order_items',
      'billing.orders',
      'billing.payments',
      'billing.refund_requests',
      'billing.subscriptions',
      'billing.transactions',
      'billing.transfers',
    ],
    reason: 'Reconciliation asks for the rows of a page of learners, whom it names.',
  },
  {
    statement: 'billing_check_receipts',
    tables: ['billing.orders', 'billing.receipts', 'billing.transactions', 'billing.transfers'],
    reason: 'Reconciliation asks for the rows of a page of learners, whom it names.',
  },
  {
    statement: 'billing_check_transfers',
    tables: ['billing.entries', 'billing.orders', 'billing.transactions', 'billing.transfers'],
    reason: 'Reconciliation asks for the rows of a page of learners, whom it names.',
  },
  {
    statement: 'billing_check_caches',
    tables: [
      'billing.balances',
      'billing.entries',
      'billing.lots',
      'billing.orders',
      'billing.transactions',
      'billing.transfers',
    ],
    reason: 'Reconciliation asks for the rows of a page of learners, whom it names.',
  },
  {
    statement: 'billing_check_rights',
    tables: ['billing.entitlements', 'billing.subscriptions', 'billing.transfers'],
    reason: 'Reconciliation asks for the rows of a page of learners, whom it names.',
  },
];
