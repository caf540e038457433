import { DomainError } from '@studyhall/domain/errors';
import { nonNegativeInt4, safeText } from '@studyhall/domain/primitives';
import type Stripe from 'stripe';
import * as z from 'zod';
import type { EventSubject, PaymentEvent } from '../platform/payments.ts';
import { idOf, subscriptionOf } from './stripe-states.ts';

interface Delivery {
  readonly body: Buffer;
  /** Every header of that name. */
  readonly signatures: readonly string[];
  readonly webhookSecret: string;
  readonly now: Date;
}

const TOLERANCE_SECONDS = 300;

/** The messages that say something new of an order or a plan: what an endpoint has to listen to. At most 20. */
export const ACTED_ON = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.refunded',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'invoice.paid',
  'invoice.payment_failed',
] as const;

/** A message of Stripe, read from its exact bytes. Throws `webhook-refused` unless its one signature is right and fresh. */
export function readStripeEvent(
  stripe: Stripe,
  { body, signatures, webhookSecret, now }: Delivery,
): PaymentEvent {
  const [signature, ...others] = signatures;
  if (signature === undefined || others.length > 0 || !isFresh(signature, now))
    throw new DomainError('webhook-refused');
  const { signature: verifier } = stripe.webhooks;
  if (verifier === null) throw new Error('This build of stripe checks no signatures');
  try {
    verifier.verifyHeader(body, signature, webhookSecret, TOLERANCE_SECONDS, undefined, now.getTime());
  } catch (error) {
    if (!(error instanceof stripe.errors.StripeSignatureVerificationError)) throw error;
    throw new DomainError('webhook-refused');
  }
  const event = contentOf(body);
  if (!isEvent(event)) throw new DomainError('webhook-refused');
  return paymentEventOf(event);
}

const Event = z.object({
  id: safeText({ min: 1, max: 255 }),
  type: safeText({ min: 1, max: 255 }),
  created: nonNegativeInt4,
  data: z.object({ object: z.looseObject({}) }),
});

/** Signed, but not a message of the kind that is read here: somebody else's endpoint was meant. */
function isEvent(content: unknown): content is Stripe.Event {
  return Event.safeParse(content).success;
}

function contentOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function paymentEventOf(event: Stripe.Event): PaymentEvent {
  const { id, type, created } = event;
  return { id, type, createdAt: new Date(created * 1000), subject: subjectOf(event), payload: event };
}

/** A message that was kept. Only what passed `readStripeEvent` is, so it is what it was then. */
export function keptStripeEvent(payload: unknown): PaymentEvent {
  return paymentEventOf(payload as Stripe.Event);
}

/** Stripe's own check takes timestamps from the future; one header with two of them is not one message. */
function isFresh(signature: string, now: Date): boolean {
  const times = signature.split(',').filter((part) => part.trim().startsWith('t='));
  const seconds = Number(times[0]?.trim().slice(2));
  return times.length === 1 && Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_SECONDS;
}

/** What the event's object leads to, by the names of its fields: a session, a payment or a subscription. */
function subjectOf(event: Stripe.Event): EventSubject {
  const { object } = event.data;
  if (!('object' in object)) return { kind: 'other' };
  switch (object.object) {
    case 'checkout.session':
      return { kind: 'checkout', sessionId: object.id };
    case 'payment_intent':
      return { kind: 'payment', paymentIntentId: object.id };
    case 'charge':
    case 'refund':
    case 'dispute':
      return paymentSubject(object.payment_intent);
    case 'subscription':
      return { kind: 'subscription', subscriptionId: object.id };
    case 'invoice':
      return invoiceSubject(object);
    default:
      return { kind: 'other' };
  }
}

function paymentSubject(payment: Reference): EventSubject {
  const paymentIntentId = idOf(payment ?? null);
  return paymentIntentId === null ? { kind: 'other' } : { kind: 'payment', paymentIntentId };
}

/** What the invoice is for, or itself: then the provider is asked. */
function invoiceSubject(invoice: Stripe.Invoice): EventSubject {
  const { id: invoiceId } = invoice;
  const subscriptionId = subscriptionOf(invoice);
  if (subscriptionId !== null) return { kind: 'subscription', subscriptionId, invoiceId };
  return invoiceId === undefined ? { kind: 'other' } : { kind: 'invoice', invoiceId };
}

/** An endpoint may be set to an older version of the API, in which a field is missing. */
type Reference = string | { readonly id: string } | null | undefined;
