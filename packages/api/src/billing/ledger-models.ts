import type { ReceiptKind } from '@studyhall/domain/billing/receipt-steps';
import { Model } from 'objection';

/** Why credits moved: with its source the same thing moves them once. */
export type TransferKind =
  | 'purchase'
  | 'plan'
  | 'grant'
  | 'spend'
  | 'refund'
  | 'restored'
  | 'expiry'
  | 'merge';

/** What a learner has and owes: a cache of the entries, locked by whoever moves credits. Class: ledger. */
export class Balance extends Model {
  static override readonly tableName = 'billing.balances';
  static override readonly idColumn = 'userId';

  declare userId: string;
  declare credits: number;
  declare debt: number;
  /** How many have led to this. */
  declare transfers: number;
  declare updatedAt: Date;
}

/** Credits that came together and lapse together: a cache of the entries. Class: ledger. */
export class Lot extends Model {
  static override readonly tableName = 'billing.lots';
  static override readonly idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  declare remaining: number;
  declare expiresAt: Date | null;
  declare createdAt: Date;
}

/** One movement of a learner's credits; its lines are the entries. Never changed. Class: ledger. */
export class Transfer extends Model {
  static override readonly tableName = 'billing.transfers';
  static override readonly idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  declare kind: TransferKind;
  declare sourceId: string;
  /** In words a learner understands. */
  declare title: string;
  /** The administrator who did it by hand; null for everything else. */
  declare actorId: string | null;
  declare creditsAfter: number;
  declare debtAfter: number;
  /** The place in the learner's ledger: 1, 2, 3 … without a gap. */
  declare number: number;
  declare createdAt: Date;
}

/** What was granted for a purchase or a plan's month. Never changed. Class: ledger. */
export class Transaction extends Model {
  static override readonly tableName = 'billing.transactions';
  static override readonly idColumn = ['userId', 'id'];

  declare userId: string;
  declare id: string;
  /** The checkout's session, or the invoice of a month. */
  declare stripeSessionId: string;
  /** Null for a month. */
  declare orderId: string | null;
  declare amountPaidCents: number;
  declare currency: string;
  declare creditsAdded: number;
  declare createdAt: Date;
}

/** A movement of money with its number: the payment of a purchase or a month, and what went back of it. Never changed. Class: ledger. */
export class Receipt extends Model {
  static override readonly tableName = 'billing.receipts';
  static override readonly idColumn = ['userId', 'transactionId', 'step'];

  declare userId: string;
  declare transactionId: string;
  /** 1 is the payment. */
  declare step: number;
  declare kind: ReceiptKind;
  declare year: number;
  /** 1, 2, 3 … in its year, without a gap. */
  declare number: number;
  /** Below zero for what went back. */
  declare amount: number;
  /** As the provider computed it; null where it computed none. */
  declare tax: number | null;
  declare currency: string;
  /** What was sold, as it was called then. */
  declare title: string;
  /** The day where the seller is. */
  declare issuedOn: string;
  /** As the settings named it then; null where they named none, as the two that follow. */
  declare sellerName: string | null;
  declare sellerAddress: string | null;
  declare sellerVatNumber: string | null;
  declare createdAt: Date;
}

/** The last number of a year's receipts; locked by whoever gives the next. Class: ledger. */
export class ReceiptYear extends Model {
  static override readonly tableName = 'billing.receipt_years';
  static override readonly idColumn = 'year';

  declare year: number;
  declare lastNumber: number;
}
