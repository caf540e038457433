import type { Invoice, Subscription, SubscriptionItem } from '../objects.ts';
import { costIn } from '../resources/price-cost.ts';
import type { World } from '../world.ts';
import { collectInvoice, tellOutcome } from './collect-invoice.ts';
import { endSubscription } from './end-subscription.ts';
import { makeInvoice } from './make-invoice.ts';
import { periodEnd } from './periods.ts';

/** The end of a period: the next one is billed, or the subscription ends if that was asked for. */
export function renewSubscription(world: World, before: Subscription): Subscription {
  if (before.cancel_at_period_end) return endSubscription(world, before);
  const { store } = world;
  const items = before.items.data.map((item) => nextPeriod(item, before.billing_cycle_anchor));
  const moved = { ...before, items: { ...before.items, data: items } };
  const invoice = makeInvoice(world, {
    subscription: moved,
    reason: 'subscription_cycle',
    billed: items.map((item) => ({
      price: item.price,
      quantity: item.quantity ?? 1,
      amount: costIn(world, item.price, before.currency).unit * (item.quantity ?? 1),
      item: item.id,
      period: { start: item.current_period_start, end: item.current_period_end },
    })),
  });
  const renewed = store.subscriptions.put({ ...moved, latest_invoice: invoice.id });
  world.emit('invoice.created', invoice);
  world.emit('customer.subscription.updated', renewed, {
    latest_invoice: before.latest_invoice,
    items: before.items,
  });
  world.emit('invoice.finalized', invoice);
  return payInvoice(world, renewed, invoice);
}

/** Tries to collect an open invoice of a subscription, and lets the subscription follow what comes of it. */
export function payInvoice(world: World, subscription: Subscription, invoice: Invoice): Subscription {
  const method = subscription.default_payment_method;
  const tried = collectInvoice(world, invoice, method);
  tellOutcome(world, tried);
  if (tried.status === 'paid') return withStatus(world, subscription, 'active');
  if (tried.next_payment_attempt === null) return endSubscription(world, subscription, 'payment_failed');
  return withStatus(world, subscription, 'past_due');
}

function withStatus(world: World, before: Subscription, status: 'active' | 'past_due'): Subscription {
  if (before.status === status) return before;
  const after = world.store.subscriptions.put({ ...before, status });
  world.emit('customer.subscription.updated', after, { status: before.status });
  return after;
}

function nextPeriod(item: SubscriptionItem, anchor: number): SubscriptionItem {
  const start = item.current_period_end;
  return { ...item, current_period_start: start, current_period_end: periodEnd(anchor, item.price, start) };
}
