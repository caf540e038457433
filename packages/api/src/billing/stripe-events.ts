import { DomainError } from '@studyhall/domain/errors';
import Stripe from 'stripe';
import type { EventSubject, PaymentEvent } from '../platform/payments.ts';

interface Delivery {
  readonly body: Buffer;
  /** Every header of that name. */
  readonly signatures: readonly string[];
  readonly webhookSecret: string;
  readonly now: Date;
}

const TOLERANCE_SECONDS = 300;

/** A message of Stripe, read from its exact bytes. Throws `webhook-refused` unless its one signature is right and fresh. */
export function readStripeEvent(
  stripe: Stripe,
  { body, signatures, webhookSecret, now }: Delivery,
): PaymentEvent {
  const [signature, ...others] = signatures;
  if (signature === undefined || others.length > 0 || !isFresh(signature, now))
    throw new DomainError('webhook-refused');
  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(
      body,
      signature,
      webhookSecret,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    );
  } catch (error) {
    const isRefused =
      error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError;
    if (isRefused) throw new DomainError('webhook-refused');
    throw error;
  }
  return paymentEventOf(event);
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
      return subscriptionSubject(object.parent?.subscription_details?.subscription ?? null);
    default:
      return { kind: 'other' };
  }
}

function paymentSubject(payment: string | { readonly id: string } | null): EventSubject {
  if (payment === null) return { kind: 'other' };
  return { kind: 'payment', paymentIntentId: typeof payment === 'string' ? payment : payment.id };
}

function subscriptionSubject(subscription: string | { readonly id: string } | null): EventSubject {
  if (subscription === null) return { kind: 'other' };
  return {
    kind: 'subscription',
    subscriptionId: typeof subscription === 'string' ? subscription : subscription.id,
  };
}
