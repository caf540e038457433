import type { Subscription } from '../objects.ts';
import type { World } from '../world.ts';

/** Ends a subscription now. An invoice of it that is still open is tried no more. */
export function endSubscription(
  world: World,
  subscription: Subscription,
  reason: 'cancellation_requested' | 'payment_failed' = 'cancellation_requested',
): Subscription {
  const now = world.clock.now();
  const open = world.store.invoices.find(subscription.latest_invoice);
  if (open?.status === 'open')
    world.store.invoices.put({ ...open, auto_advance: false, next_payment_attempt: null });
  const ended = world.store.subscriptions.put({
    ...subscription,
    cancel_at_period_end: false,
    cancel_at: null,
    canceled_at: subscription.canceled_at ?? now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
    ended_at: now,
    status: 'canceled',
  });
  world.emit('customer.subscription.deleted', ended);
  return ended;
}
