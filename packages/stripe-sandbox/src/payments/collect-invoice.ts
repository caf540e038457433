import type { Invoice, PaymentIntent } from '../objects.ts';
import type { World } from '../world.ts';
import { declineOf } from './declines.ts';
import { makePaymentIntent } from './make-payment-intent.ts';
import { decline, succeed } from './pay.ts';

const DAY = 24 * 3600;
/** After how many days an invoice that was not paid is tried again, each counted from the try before. */
const RETRY_DAYS = [3, 5, 7];

/** Tries to take the money of an open invoice from the customer's card. */
export function collectInvoice(world: World, invoice: Invoice, paymentMethod: string | null): Invoice {
  if (invoice.total === 0) return markPaid(world, invoice);
  const intent = { ...intentOf(world, invoice), payment_method: paymentMethod };
  const declines = world.store.paymentHabits.find(invoice.customer)?.declines ?? null;
  if (declines !== null) {
    decline(world, intent, declineOf(declines));
    return markFailed(world, invoice);
  }
  succeed(world, intent);
  return markPaid(world, invoice);
}

function intentOf(world: World, invoice: Invoice): PaymentIntent {
  const { store } = world;
  const [earlier] = store.invoicePayments.list((one) => one.invoice === invoice.id);
  const known = store.paymentIntents.find(earlier?.payment.payment_intent?.toString());
  if (known !== undefined) return known;
  const intent = makePaymentIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: invoice.customer,
    description:
      invoice.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update',
  });
  store.invoicePayments.put({
    id: world.newId('inpay_'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
  return intent;
}

function markPaid(world: World, invoice: Invoice): Invoice {
  const { store, clock } = world;
  const now = clock.now();
  for (const payment of store.invoicePayments.list((one) => one.invoice === invoice.id))
    store.invoicePayments.put({
      ...payment,
      amount_paid: payment.amount_requested,
      status: 'paid',
      status_transitions: { canceled_at: null, paid_at: now },
    });
  return store.invoices.put({
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  });
}

function markFailed(world: World, invoice: Invoice): Invoice {
  const days = RETRY_DAYS[invoice.attempt_count];
  return world.store.invoices.put({
    ...invoice,
    attempt_count: invoice.attempt_count + 1,
    attempted: true,
    next_payment_attempt: days === undefined ? null : world.clock.now() + days * DAY,
  });
}

/** Tells of an invoice what came of it. */
export function tellOutcome(world: World, invoice: Invoice): void {
  if (invoice.status !== 'paid') {
    world.emit('invoice.payment_failed', invoice);
    return;
  }
  world.emit('invoice.paid', invoice);
  world.emit('invoice.payment_succeeded', invoice);
}
