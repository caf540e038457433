import { planEndings } from '@studyhall/domain/auth/plan-endings';
import { differenceKinds, reconciledParts } from '@studyhall/domain/billing/differences';
import { receiptKinds } from '@studyhall/domain/billing/receipt-steps';
import { eventOutcomes } from '@studyhall/domain/billing/schemas';
import * as z from 'zod';
import { OrderView } from './views.ts';

const nextCursor = z.string().nullable();
const outcome = z.enum(eventOutcomes);

/** An order as administrators see it. */
export const AnyOrderView = OrderView.omit({ checkoutUrl: true, isRefundable: true }).extend({
  userId: z.string(),
  userName: z.string().nullable(),
  /** What the one payment was of; null before it, and for a plan, which is paid by the month. */
  paidAmount: z.number().nullable(),
  stripeSessionId: z.string().nullable(),
  stripePaymentIntentId: z.string().nullable(),
  /** In what the payment differs from the order. */
  reviewReason: z.string().nullable(),
});
export type AnyOrderView = z.output<typeof AnyOrderView>;
export const AnyOrderListView = z.object({ items: z.array(AnyOrderView), nextCursor });
export type AnyOrderListView = z.output<typeof AnyOrderListView>;

/** A movement of money with its number, for the books. */
export const MovementView = z.object({
  /** As it is printed: "2026-00042". */
  number: z.string(),
  issuedOn: z.string(),
  kind: z.enum(receiptKinds),
  /** Below zero for what went back. */
  amount: z.number(),
  tax: z.number().nullable(),
  currency: z.string(),
  title: z.string(),
  userId: z.string(),
  orderId: z.string().nullable(),
  /** The provider's checkout, or the invoice of a month. */
  sourceId: z.string(),
});
export type MovementView = z.output<typeof MovementView>;
export const MovementListView = z.object({ items: z.array(MovementView), nextCursor });
export type MovementListView = z.output<typeof MovementListView>;

/** A message of the payment provider, and how the last try to act on it ended. */
export const EventView = z.object({
  eventId: z.string(),
  type: z.string(),
  outcome,
  note: z.string().nullable(),
  tries: z.number(),
  createdAt: z.date(),
  receivedAt: z.date(),
});
export type EventView = z.output<typeof EventView>;
export const EventListView = z.object({ items: z.array(EventView), nextCursor });
export type EventListView = z.output<typeof EventListView>;

export const EventDetailView = EventView.extend({
  payload: z.unknown(),
  history: z.array(
    z.object({
      outcome,
      note: z.string().nullable(),
      at: z.date(),
      /** The administrator who dismissed it, and their user name; null for every other try. */
      actorId: z.string().nullable(),
      actorName: z.string().nullable(),
    }),
  ),
});
export type EventDetailView = z.output<typeof EventDetailView>;

/** Something that our orders, the provider and the ledger do not agree on. */
export const DifferenceView = z.object({
  kind: z.enum(differenceKinds),
  /** The row: the order, the checkout, the subscription, the transfer, the lot, the message, or the learner. */
  subject: z.string(),
  detail: z.string(),
});
export type DifferenceView = z.output<typeof DifferenceView>;

/** One page of a comparison: what was compared, and in what it differs. */
export const ReconciliationView = z.object({
  since: z.date(),
  part: z.enum(reconciledParts),
  /** How many of the part stand on this page. */
  compared: z.number(),
  differences: z.array(DifferenceView),
  nextCursor,
});
export type ReconciliationView = z.output<typeof ReconciliationView>;

/** One page of what was taken over after a restore, by how each message ended. */
export const TakenOverView = z.object({
  done: z.int(),
  ignored: z.int(),
  review: z.int(),
  failed: z.int(),
  dismissed: z.int(),
  /** Orders that were known to the payment service alone. */
  adopted: z.int(),
  /** Restores whose store is open again. */
  reopened: z.int(),
  /** With the last page: the moment that a store which stays closed waits for. */
  waitsForSince: z.date().nullable(),
  nextCursor,
});
export type TakenOverView = z.output<typeof TakenOverView>;

export const SyncView = z.object({
  prices: z.array(
    z.object({
      productSlug: z.string(),
      currency: z.string(),
      amountMinor: z.number(),
      stripePriceId: z.string(),
    }),
  ),
});
export type SyncView = z.output<typeof SyncView>;

/** The plan of an account, as administrators see it. */
export const AccountPlanView = z.object({
  productName: z.string(),
  status: z.string(),
  /** Until when it is paid; of one that is over: when it ended. */
  periodEnd: z.date(),
  /** It will be paid again unless somebody ends it. */
  goesOn: z.boolean(),
  /** What was asked when the account was closed, and how far that has come. */
  ending: z
    .object({
      when: z.enum(planEndings),
      state: z.enum(['pending', 'done', 'failed']),
      problem: z.enum(['payments-unavailable', 'unknown-to-provider', 'refused']).nullable(),
    })
    .nullable(),
});
export type AccountPlanView = z.output<typeof AccountPlanView>;

/** A plan that was paid beside one that goes on. */
export const SecondPlanView = z.object({
  subscriptionId: z.string(),
  userId: z.string(),
  userName: z.string().nullable(),
  productName: z.string(),
  status: z.string(),
  /** What was paid for it, all months together. */
  amountMinor: z.number(),
  currency: z.string(),
});
export type SecondPlanView = z.output<typeof SecondPlanView>;
