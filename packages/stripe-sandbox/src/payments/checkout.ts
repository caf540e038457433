import { refused } from '../http/failure.ts';
import type { CheckoutSession, PaymentIntent } from '../objects.ts';
import { makeCustomer } from '../resources/customers.ts';
import type { World } from '../world.ts';
import { declineOf } from './declines.ts';
import { makePaymentIntent } from './make-payment-intent.ts';
import { decline, startProcessing, succeed } from './pay.ts';
import { makePaymentMethod, payerOf } from './payment-method.ts';
import { startSubscription } from './start-subscription.ts';

/** The visitor pays, and the money is there at once. */
export function paySession(world: World, session: CheckoutSession): CheckoutSession {
  const ready = withCustomer(world, openSession(session));
  if (ready.mode === 'subscription') {
    const { subscription, invoice } = startSubscription(world, ready);
    return complete(world, { ...ready, subscription, invoice, payment_status: 'paid' });
  }
  if (ready.amount_total === 0) return complete(world, ready);
  const intent = succeed(world, withMethod(world, intentOf(world, ready)));
  return complete(world, { ...ready, payment_intent: intent.id, payment_status: 'paid' });
}

/** The visitor's card is refused; the session stays open for another try. */
export function declineSession(
  world: World,
  session: CheckoutSession,
  declineCode = 'generic_decline',
): CheckoutSession {
  const ready = openSession(session);
  // Before the first invoice is paid there is no subscription, and nothing to tell of.
  if (ready.mode === 'subscription' || ready.amount_total === 0) return ready;
  const intent = decline(world, intentOf(world, ready), declineOf(declineCode));
  return world.store.sessions.put({ ...ready, payment_intent: intent.id });
}

/** The visitor orders a payment that takes its time: complete, and not paid. */
export function payLater(
  world: World,
  session: CheckoutSession,
  settlement: { readonly at: number; readonly outcome: 'succeeded' | 'failed' },
): CheckoutSession {
  const ready = withCustomer(world, openSession(session));
  if (ready.mode === 'subscription' || ready.amount_total === 0)
    throw refused('Only a payment of something can be made later.');
  const intent = startProcessing(world, withMethod(world, intentOf(world, ready)));
  const lines = world.store.sessionLines.find(ready.id);
  if (lines !== undefined) world.store.sessionLines.put({ ...lines, settlement });
  return complete(world, { ...ready, payment_intent: intent.id });
}

/** A payment that was on its way arrives, or does not. */
export function settleSession(
  world: World,
  session: CheckoutSession,
  outcome: 'succeeded' | 'failed',
): CheckoutSession {
  const intent = world.store.paymentIntents.find(session.payment_intent);
  if (intent?.status !== 'processing') throw refused('No payment of this session is on its way.');
  if (outcome === 'failed') {
    decline(world, intent, declineOf('generic_decline'));
    world.emit('checkout.session.async_payment_failed', session);
    return session;
  }
  succeed(world, intent);
  const paid = world.store.sessions.put({ ...session, payment_status: 'paid' });
  world.emit('checkout.session.async_payment_succeeded', paid);
  return paid;
}

export function expireSession(world: World, session: CheckoutSession): CheckoutSession {
  const expired = world.store.sessions.put({ ...session, status: 'expired', url: null });
  world.emit('checkout.session.expired', expired);
  return expired;
}

function openSession(session: CheckoutSession): CheckoutSession {
  if (session.status !== 'open')
    throw refused(`This Checkout Session is ${session.status}: it can not be paid any more.`);
  return session;
}

function complete(world: World, session: CheckoutSession): CheckoutSession {
  const payer = payerOf(world, session.customer);
  const done = world.store.sessions.put({
    ...session,
    customer_details: {
      address: null,
      business_name: null,
      email: payer.email ?? session.customer_email,
      individual_name: null,
      name: payer.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    status: 'complete',
    url: null,
  });
  world.emit('checkout.session.completed', done);
  return done;
}

/** A subscription belongs to somebody; so does a payment when the session says so. */
function withCustomer(world: World, session: CheckoutSession): CheckoutSession {
  const isNeeded = session.mode === 'subscription' || session.customer_creation === 'always';
  if (session.customer !== null || !isNeeded) return session;
  const customer = makeCustomer(world, { email: session.customer_email ?? undefined });
  world.emit('customer.created', customer);
  return world.store.sessions.put({ ...session, customer: customer.id });
}

function intentOf(world: World, session: CheckoutSession): PaymentIntent {
  const { store } = world;
  const earlier = store.paymentIntents.find(session.payment_intent);
  if (earlier !== undefined) return earlier;
  const passedOn = store.sessionLines.find(session.id)?.passedOn;
  return makePaymentIntent(world, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    customer: session.customer,
    metadata: passedOn?.metadata ?? {},
    description: passedOn?.description ?? null,
    receipt_email: session.customer_email,
  });
}

function withMethod(world: World, intent: PaymentIntent): PaymentIntent {
  const method = makePaymentMethod(world, null, payerOf(world, intent.customer));
  return { ...intent, payment_method: method.id };
}
