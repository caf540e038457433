import { z } from 'zod';
import { badParameter, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, clearable, flag, ignored, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route, remove } from '../http/route.ts';
import type { Subscription } from '../objects.ts';
import { setCancelAtPeriodEnd } from '../payments/cancel-at-period-end.ts';
import { endSubscription } from '../payments/end-subscription.ts';
import type { World } from '../world.ts';
import { changesOf } from './change.ts';
import { planOf } from './make-price.ts';
import { getPrice } from './prices.ts';

const SubscriptionChange = z.strictObject({
  cancel_at_period_end: flag.optional(),
  cancellation_details: ignored.optional(),
  default_payment_method: text.optional(),
  description: clearable.optional(),
  /** A move to another price, which counts from the next period on. */
  items: z
    .array(z.strictObject({ id: text, price: text }))
    .length(1)
    .optional(),
  metadata: metadata.optional(),
  proration_behavior: z.literal('none').optional(),
});
const SubscriptionList = z.strictObject({
  ...page,
  customer: text.optional(),
  price: text.optional(),
  status: text.optional(),
});

export const subscriptionRoutes: readonly Route[] = [
  get('/v1/subscriptions', SubscriptionList, ({ world, input: { customer, price, status, ...asked } }) => {
    const found = world.store.subscriptions.list(
      (one) =>
        (customer ?? one.customer) === one.customer &&
        (price === undefined || one.items.data.some((item) => item.price.id === price)) &&
        hasStatus(one, status),
    );
    return listPage('/v1/subscriptions', found, asked);
  }),
  get('/v1/subscriptions/:id', z.strictObject({}), ({ world, id }) => getSubscription(world, id)),
  post('/v1/subscriptions/:id', SubscriptionChange, ({ world, id, input }) => {
    const before = liveSubscription(world, id);
    const cancel = input.cancel_at_period_end;
    const [move] = input.items ?? [];
    if (move !== undefined && input.proration_behavior === undefined)
      throw badParameter('The sandbox moves a price without proration: proration_behavior is "none".');
    const after = world.store.subscriptions.put({
      ...(cancel === undefined ? before : setCancelAtPeriodEnd(before, cancel, world.clock.now())),
      default_payment_method: input.default_payment_method ?? before.default_payment_method,
      description: input.description === undefined ? before.description : input.description,
      items: move === undefined ? before.items : movedItems(world, before, move),
      metadata: changedMetadata(before.metadata, input.metadata),
    });
    world.emit('customer.subscription.updated', after, changesOf(before, after));
    return after;
  }),
  remove(
    '/v1/subscriptions/:id',
    z.strictObject({ cancellation_details: ignored.optional() }),
    ({ world, id }) => endSubscription(world, liveSubscription(world, id)),
  ),
];

function movedItems(
  world: World,
  { items }: Subscription,
  { id, price: priceId }: { readonly id: string; readonly price: string },
): Subscription['items'] {
  const price = getPrice(world, priceId, 'items[0][price]');
  if (!items.data.some((item) => item.id === id)) throw notFound('subscription_item', id, 'items[0][id]');
  const data = items.data.map((item) => (item.id === id ? { ...item, price, plan: planOf(price) } : item));
  return { ...items, data };
}

export function getSubscription(world: World, id: string): Subscription {
  const subscription = world.store.subscriptions.find(id);
  if (subscription === undefined) throw notFound('subscription', id);
  return subscription;
}

function liveSubscription(world: World, id: string): Subscription {
  const subscription = getSubscription(world, id);
  if (subscription.status === 'canceled')
    throw refused('A canceled subscription can only update its cancellation_details and metadata.', {
      code: 'resource_missing',
    });
  return subscription;
}

/** Without a wish, those that ended are left out. */
function hasStatus({ status }: Subscription, wanted: string | undefined): boolean {
  if (wanted === 'all') return true;
  if (wanted === undefined) return status !== 'canceled';
  return wanted === 'ended' ? status === 'canceled' : status === wanted;
}
