import type { TableClasses } from '../platform/table-class.ts';

export const billingTables: TableClasses = {
  'billing.products': 'reference',
  'billing.prices': 'reference',
  'billing.offers': 'reference',
  'billing.customers': 'ledger',
  'billing.orders': 'ledger',
  'billing.order_items': 'ledger',
  'billing.payments': 'ledger',
  'billing.refund_requests': 'ledger',
  'billing.transactions': 'ledger',
  'billing.receipts': 'ledger',
  'billing.receipt_years': 'ledger',
  'billing.transfers': 'ledger',
  'billing.entries': 'ledger',
  'billing.lots': 'ledger',
  'billing.balances': 'ledger',
  'billing.subscriptions': 'ledger',
  'billing.entitlements': 'ledger',
  'billing.webhook_events': 'ledger',
  'billing.webhook_outcomes': 'ledger',
};
