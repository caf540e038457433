import type { CheckoutSession, Subscription } from '../objects.ts';
import type { World } from '../world.ts';
import { collectInvoice, tellOutcome } from './collect-invoice.ts';
import { makeInvoice } from './make-invoice.ts';
import { makeSubscription } from './make-subscription.ts';
import { makePaymentMethod, payerOf } from './payment-method.ts';

/** What a checkout session in subscription mode leads to: a subscription and its first invoice, paid. */
export function startSubscription(
  world: World,
  session: CheckoutSession,
): { readonly subscription: string; readonly invoice: string } {
  const { store } = world;
  const customer = session.customer ?? '';
  const { lines = [], passedOn } = store.sessionLines.find(session.id) ?? {};
  const method = makePaymentMethod(world, customer, payerOf(world, customer));
  store.paymentHabits.remove(customer);
  const made = makeSubscription(world, {
    customer,
    lines,
    metadata: passedOn?.metadata ?? {},
    description: passedOn?.description ?? null,
    paymentMethod: method.id,
  });
  const [firstItem] = made.items.data;
  const invoice = makeInvoice(world, {
    subscription: made,
    reason: 'subscription_create',
    billed: lines.map(({ price, quantity, amount_total }) => ({
      price,
      quantity: quantity ?? 1,
      amount: amount_total,
      item: made.items.data.find((item) => item.price.id === price.id)?.id ?? null,
      period: { start: made.created, end: firstItem?.current_period_end ?? made.created },
    })),
  });
  const subscription: Subscription = store.subscriptions.put({ ...made, latest_invoice: invoice.id });
  world.emit('customer.subscription.created', subscription);
  world.emit('invoice.created', invoice);
  world.emit('invoice.finalized', invoice);
  tellOutcome(world, collectInvoice(world, invoice, method.id));
  return { subscription: subscription.id, invoice: invoice.id };
}
