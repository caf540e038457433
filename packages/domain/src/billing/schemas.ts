import * as z from 'zod';
import {
  EXPORT_LIMIT_MAX,
  PAGE_LIMIT_MAX,
  page,
  positiveInt4,
  safeText,
  slug,
  trimmedText,
  uuid,
} from '../primitives.ts';

/** ISO 4217, lower case. */
export const currency = z.string().regex(/^[a-z]{3}$/, { error: 'is not a currency such as eur' });

/** Chosen by the client for one intention: sent twice, done once. */
export const idempotencyKey = uuid;

/** Begins the purchase of a pack or a plan. */
export const BeginCheckout = z.object({ productSlug: slug, currency, idempotencyKey });
export type BeginCheckout = z.output<typeof BeginCheckout>;

export const OrderAt = z.object({ orderId: uuid });
export type OrderAt = z.output<typeof OrderAt>;

/** One page of one's own orders, receipts or ledger. */
export const ListOwn = page;
export type ListOwn = z.output<typeof ListOwn>;

/** Something premium: an exam, a course, or rooms with many seats. */
export const PremiumFeature = z
  .string()
  .max(70)
  .regex(/^((exam|course):[a-z0-9-]{1,60}|live-seats)$/, {
    error: 'is not a feature such as exam:security, course:toxic-turtle or live-seats',
  })
  .transform((text) => text as `exam:${string}` | `course:${string}` | 'live-seats');
export type PremiumFeature = z.output<typeof PremiumFeature>;

/** What the learner was shown as the price in credits: another one is not taken. */
export const agreedCredits = positiveInt4;

/** Opens something premium for good, with credits. */
export const SpendCredits = z.object({ feature: PremiumFeature, credits: agreedCredits });
export type SpendCredits = z.output<typeof SpendCredits>;

/** An account by id, user name or address, as administrators name one. */
const user = trimmedText({ min: 1, max: 254 });

export const OfUser = z.object({ user });
export type OfUser = z.output<typeof OfUser>;

export const ListOfUser = page.extend({ user });
export type ListOfUser = z.output<typeof ListOfUser>;

export const GrantCredits = z.object({
  user,
  credits: z.int().min(1).max(1_000_000),
  reason: trimmedText({ min: 3, max: 200 }),
  expiresAt: z.date().optional(),
  idempotencyKey,
});
export type GrantCredits = z.output<typeof GrantCredits>;

/** Gives money back: all that is left of an order, or a part, in the currency's smallest unit. */
export const RefundOrder = z.object({ orderId: uuid, amountMinor: positiveInt4.optional(), idempotencyKey });
export type RefundOrder = z.output<typeof RefundOrder>;

/** A plan by the provider's id. */
export const PlanAt = z.object({ subscriptionId: safeText({ min: 1, max: 255 }) });
export type PlanAt = z.output<typeof PlanAt>;

/** A receipt by its own id, or by that of its order. */
export const ReceiptAt = z.object({ id: uuid });
export type ReceiptAt = z.output<typeof ReceiptAt>;

/** The movements of money of a month where the seller is, in the order of their numbers. */
export const ListReceipts = z.object({
  month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, { error: 'must be a month such as 2026-11' }),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  limit: z.int().min(1).max(EXPORT_LIMIT_MAX).default(PAGE_LIMIT_MAX),
});
export type ListReceipts = z.output<typeof ListReceipts>;

export const ListOrders = page.extend({
  user: user.optional(),
  status: z
    .enum(['open', 'paid', 'partially-refunded', 'refunded', 'disputed', 'failed', 'expired', 'review'])
    .optional(),
});
export type ListOrders = z.output<typeof ListOrders>;

/** How the last try to act on a message ended. `review`: somebody has to look at it; `dismissed`: somebody did. */
export const eventOutcomes = ['done', 'ignored', 'review', 'failed', 'dismissed'] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

export const ListEvents = page.extend({ outcome: z.enum(eventOutcomes).optional() });
export type ListEvents = z.output<typeof ListEvents>;

export const EventAt = z.object({ eventId: safeText({ min: 1, max: 255 }) });
export type EventAt = z.output<typeof EventAt>;

/** Says that a message needs nothing, and why. */
export const DismissEvent = EventAt.extend({ reason: trimmedText({ min: 3, max: 200 }) });
export type DismissEvent = z.output<typeof DismissEvent>;

/** Compares the last so many days of the provider's checkouts, a page at a time. */
export const Reconcile = z.object({
  days: z.int().min(1).max(3_650).default(90),
  /** Where the page before ended. */
  cursor: safeText({ min: 1, max: 400 }).optional(),
});
export type Reconcile = z.output<typeof Reconcile>;

/** Takes over what the payment service has said since a moment, a page at a time. */
export const TakeOver = z.object({
  since: z.date(),
  /** Where the page before ended. */
  cursor: safeText({ min: 1, max: 400 }).optional(),
});
export type TakeOver = z.output<typeof TakeOver>;

/** Makes something premium, or free again. */
export const PutOffer = z.object({ feature: PremiumFeature, credits: positiveInt4 });
export type PutOffer = z.output<typeof PutOffer>;
export const RemoveOffer = z.object({ feature: PremiumFeature });
export type RemoveOffer = z.output<typeof RemoveOffer>;
