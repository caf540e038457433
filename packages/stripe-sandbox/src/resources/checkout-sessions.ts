import { z } from 'zod';
import { badParameter, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { CheckoutSession, LineItem } from '../objects.ts';
import { expireSession } from '../payments/checkout.ts';
import type { SessionLines } from '../store.ts';
import type { World } from '../world.ts';
import { getCustomer } from './customers.ts';
import { makeLineItems } from './line-items.ts';
import { makeSession } from './make-session.ts';
import { NewSession } from './session-parameters.ts';

const HALF_HOUR = 1800;
const DAY = 24 * 3600;

const SessionList = z.strictObject({
  ...page,
  customer: text.optional(),
  payment_intent: text.optional(),
  subscription: text.optional(),
  status: text.optional(),
});

export const checkoutSessionRoutes: readonly Route[] = [
  post('/v1/checkout/sessions', NewSession, ({ world, input }) => {
    checkSession(world, input);
    const lines = makeLineItems(world, input.line_items, input.currency);
    checkMode(input.mode, lines);
    const session = world.store.sessions.put(makeSession(world, input, lines));
    world.store.sessionLines.put({ id: session.id, lines, passedOn: passedOn(input) });
    return session;
  }),
  get('/v1/checkout/sessions', SessionList, ({ world, input }) => {
    const { limit, starting_after, ending_before, created, ...wanted } = input;
    const isWanted = (session: CheckoutSession): boolean =>
      (wanted.customer ?? session.customer) === session.customer &&
      (wanted.payment_intent ?? session.payment_intent) === session.payment_intent &&
      (wanted.subscription ?? session.subscription) === session.subscription &&
      (wanted.status ?? session.status) === session.status;
    return listPage('/v1/checkout/sessions', world.store.sessions.list(isWanted), {
      limit,
      starting_after,
      ending_before,
      created,
    });
  }),
  get('/v1/checkout/sessions/:id', z.strictObject({}), ({ world, id }) => getSession(world, id)),
  post(
    '/v1/checkout/sessions/:id',
    z.strictObject({ metadata: metadata.optional() }),
    ({ world, id, input }) => {
      const session = getSession(world, id);
      return world.store.sessions.put({
        ...session,
        metadata: changedMetadata(session.metadata ?? {}, input.metadata),
      });
    },
  ),
  post('/v1/checkout/sessions/:id/expire', z.strictObject({}), ({ world, id }) => {
    const session = getSession(world, id);
    if (session.status !== 'open')
      throw refused(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    return expireSession(world, session);
  }),
  get('/v1/checkout/sessions/:id/line_items', z.strictObject(page), ({ world, id, input }) => {
    return listPage(`/v1/checkout/sessions/${id}/line_items`, linesOf(world, id), input);
  }),
];

export function getSession(world: World, id: string): CheckoutSession {
  const session = world.store.sessions.find(id);
  if (session === undefined) throw notFound('checkout.session', id);
  return session;
}

export function linesOf(world: World, id: string): LineItem[] {
  return [...(world.store.sessionLines.find(getSession(world, id).id)?.lines ?? [])];
}

function checkSession(world: World, input: NewSession): void {
  if (input.customer !== undefined && input.customer_email !== undefined)
    throw badParameter('You may only specify one of these parameters: customer, customer_email.');
  if (input.customer !== undefined) getCustomer(world, input.customer, 'customer');
  if (input.mode === 'subscription' && input.payment_intent_data !== undefined)
    throw badParameter('You can not pass `payment_intent_data` in `subscription` mode.');
  if (input.mode === 'payment' && input.subscription_data !== undefined)
    throw badParameter('You can not pass `subscription_data` in `payment` mode.');
  const now = world.clock.now();
  const end = input.expires_at;
  if (end !== undefined && (end < now + HALF_HOUR - 60 || end > now + DAY))
    throw refused(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
}

function checkMode(mode: NewSession['mode'], lines: readonly LineItem[]): void {
  const hasRecurring = lines.some(({ price }) => price.type === 'recurring');
  if (mode === 'payment' && hasRecurring)
    throw refused(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
    );
  if (mode === 'subscription' && !hasRecurring)
    throw refused('You must provide at least one recurring price in `subscription` mode when using prices.');
}

function passedOn(input: NewSession): SessionLines['passedOn'] {
  const data = input.mode === 'payment' ? input.payment_intent_data : input.subscription_data;
  return { metadata: changedMetadata({}, data?.metadata), description: data?.description ?? null };
}
