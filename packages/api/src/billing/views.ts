import { receiptKinds } from '@studyhall/domain/billing/receipt-steps';
import { orderStatuses } from '@studyhall/domain/billing/settlement';
import { ledgerAccounts } from '@studyhall/domain/billing/wallet';
import * as z from 'zod';

const nextCursor = z.string().nullable();

const PriceView = z.object({ currency: z.string(), amountMinor: z.number() });

export const CatalogueProductView = z.object({
  slug: z.string(),
  kind: z.enum(['pack', 'plan']),
  name: z.string(),
  description: z.string(),
  /** Of both, where that is not the reader's. */
  lang: z.string().nullable(),
  credits: z.number(),
  /** Only a plan's credits lapse. */
  lapseAfterMonths: z.number().nullable(),
  prices: z.array(PriceView),
});
export type CatalogueProductView = z.output<typeof CatalogueProductView>;

/** Something premium, and what opening it for good costs. */
export const OfferView = z.object({ feature: z.string(), credits: z.number() });
export type OfferView = z.output<typeof OfferView>;

export const CatalogueView = z.object({
  /** No real money moves. */
  isSandbox: z.boolean(),
  products: z.array(CatalogueProductView),
  offers: z.array(
    OfferView.extend({
      isOpen: z.boolean(),
      /** It was opened with credits that are owed now, and opens again when the debt is paid. */
      isClosedByDebt: z.boolean(),
    }),
  ),
});
export type CatalogueView = z.output<typeof CatalogueView>;

export const BalanceView = z.object({
  credits: z.number(),
  /** Owed after a refund of credits that were spent; the next purchase pays it. */
  debt: z.number(),
  /** The purchases that were taken back after their credits had been spent, and for which something is still owed; the oldest first. */
  debtOf: z.array(
    z.object({
      kind: z.enum(['purchase', 'plan']),
      /** The product's name. */
      title: z.string(),
      /** What it had brought. */
      credits: z.number(),
      boughtAt: z.date(),
    }),
  ),
  lapsesNext: z.object({ credits: z.number(), at: z.date() }).nullable(),
});
export type BalanceView = z.output<typeof BalanceView>;

export const LedgerItemView = z.object({
  number: z.number(),
  kind: z.enum(['purchase', 'plan', 'grant', 'spend', 'refund', 'restored', 'expiry', 'merge']),
  title: z.string(),
  /** What it did to credits, less what it did to debt. */
  change: z.number(),
  creditsAfter: z.number(),
  debtAfter: z.number(),
  entries: z.array(
    z.object({ from: z.enum(ledgerAccounts), to: z.enum(ledgerAccounts), amount: z.number() }),
  ),
  createdAt: z.date(),
});
export type LedgerItemView = z.output<typeof LedgerItemView>;
export const LedgerView = z.object({ items: z.array(LedgerItemView), nextCursor });
export type LedgerView = z.output<typeof LedgerView>;

export const OrderItemView = z.object({
  productName: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  totalPrice: z.number(),
});

export const OrderView = z.object({
  orderId: z.string(),
  status: z.enum(orderStatuses),
  productSlug: z.string(),
  items: z.array(OrderItemView),
  totalAmount: z.number(),
  currency: z.string(),
  credits: z.number(),
  refundedAmount: z.number(),
  paymentMethod: z.string().nullable(),
  /** Where it can be paid while it is open. */
  checkoutUrl: z.string().nullable(),
  /** The learner may have the money back at once: nothing of it is spent, and two weeks are not over. */
  isRefundable: z.boolean(),
  paidAt: z.date().nullable(),
  createdAt: z.date(),
});
export type OrderView = z.output<typeof OrderView>;
export const OrderListView = z.object({ items: z.array(OrderView), nextCursor });
export type OrderListView = z.output<typeof OrderListView>;

export const TransactionView = z.object({
  id: z.string(),
  orderId: z.string().nullable(),
  stripeSessionId: z.string(),
  amountPaidCents: z.number(),
  currency: z.string(),
  creditsAdded: z.number(),
  createdAt: z.date(),
});
export type TransactionView = z.output<typeof TransactionView>;
export const TransactionListView = z.object({ items: z.array(TransactionView), nextCursor });
export type TransactionListView = z.output<typeof TransactionListView>;

/** A movement of money that follows a payment. */
const ReturnView = z.object({
  /** As it is printed: "2026-00042". */
  number: z.string(),
  kind: z.enum(receiptKinds),
  /** The day where the seller is: "2026-11-30". */
  issuedOn: z.string(),
  /** Below zero for what went back. */
  amount: z.number(),
  /** As the provider computed it; null where it computed none. */
  tax: z.number().nullable(),
});

/** The receipt of a purchase or a plan's month, and what went back of it. */
export const ReceiptView = ReturnView.omit({ kind: true }).extend({
  receiptId: z.string(),
  /** Null for a month. */
  orderId: z.string().nullable(),
  title: z.string(),
  currency: z.string(),
  paymentMethod: z.string().nullable(),
  /** Null where the settings name none: then it is no invoice. */
  seller: z.object({ name: z.string(), address: z.string(), vatNumber: z.string() }).nullable(),
  returns: z.array(ReturnView),
});
export type ReceiptView = z.output<typeof ReceiptView>;

export const SubscriptionView = z.object({
  productName: z.string(),
  status: z.string(),
  /** Until when it is paid; of one that is over: when it ended. */
  periodEnd: z.date(),
  isEnding: z.boolean(),
});
export type SubscriptionView = z.output<typeof SubscriptionView>;

export const CheckoutView = z.object({ orderId: z.string(), url: z.string() });
export type CheckoutView = z.output<typeof CheckoutView>;

export const SpentView = z.object({ creditsAfter: z.number(), isRepeat: z.boolean() });
export type SpentView = z.output<typeof SpentView>;
