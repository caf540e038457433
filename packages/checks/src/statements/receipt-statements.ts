import type { Exception } from './exception-list.ts';

/** Numbers of receipts are given to whoever pays, and the books are of all of them. */
export const crossesUsersForReceipts: readonly Exception[] = [
  {
    statement: 'billing_receipt_standing',
    tables: ['billing.receipts', 'billing.transactions'],
    reason: 'What a message says was paid is named by its checkout or invoice.',
  },
  {
    statement: 'billing_receipts_of_month',
    tables: ['billing.receipts', 'billing.transactions'],
    reason: 'The books of a month are of everybody who paid.',
  },
  {
    statement: 'doctor_billing_receipts',
    tables: ['billing.receipts'],
    reason: 'The numbers of a year are given to everybody who pays.',
  },
];
