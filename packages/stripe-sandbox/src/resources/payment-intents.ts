import { z } from 'zod';
import { Failure, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, count, currency, flag, ignored, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { PaymentIntent } from '../objects.ts';
import { DECLINING_METHODS, declineOf } from '../payments/declines.ts';
import { makePaymentIntent } from '../payments/make-payment-intent.ts';
import { decline, succeed } from '../payments/pay.ts';
import { makePaymentMethod, payerOf } from '../payments/payment-method.ts';
import type { World } from '../world.ts';
import { getCustomer } from './customers.ts';

const confirming = {
  payment_method: text.optional(),
  return_url: text.optional(),
  off_session: ignored.optional(),
};
const changeable = {
  metadata: metadata.optional(),
  description: text.optional(),
  receipt_email: text.optional(),
};
const NewPaymentIntent = z.strictObject({
  ...confirming,
  ...changeable,
  amount: count,
  currency,
  customer: text.optional(),
  confirm: flag.optional(),
  automatic_payment_methods: ignored.optional(),
  payment_method_types: ignored.optional(),
  setup_future_usage: ignored.optional(),
});

export const paymentIntentRoutes: readonly Route[] = [
  post('/v1/payment_intents', NewPaymentIntent, ({ world, input }) => {
    if (input.amount === 0)
      throw refused('This value must be greater than or equal to 1.', { param: 'amount' });
    if (input.customer !== undefined) getCustomer(world, input.customer, 'customer');
    const intent = makePaymentIntent(world, {
      amount: input.amount,
      currency: input.currency,
      customer: input.customer ?? null,
      metadata: changedMetadata({}, input.metadata),
      description: input.description ?? null,
      receipt_email: input.receipt_email ?? null,
    });
    return input.confirm === true ? confirm(world, intent, input.payment_method) : intent;
  }),
  get(
    '/v1/payment_intents',
    z.strictObject({ ...page, customer: text.optional() }),
    ({ world, input: { customer, ...asked } }) => {
      const found = world.store.paymentIntents.list(
        (intent) => (customer ?? intent.customer) === intent.customer,
      );
      return listPage('/v1/payment_intents', found, asked);
    },
  ),
  get('/v1/payment_intents/:id', z.strictObject({}), ({ world, id }) => getPaymentIntent(world, id)),
  post('/v1/payment_intents/:id', z.strictObject(changeable), ({ world, id, input }) => {
    const intent = getPaymentIntent(world, id);
    return world.store.paymentIntents.put({
      ...intent,
      description: input.description ?? intent.description,
      receipt_email: input.receipt_email ?? intent.receipt_email,
      metadata: changedMetadata(intent.metadata, input.metadata),
    });
  }),
  post('/v1/payment_intents/:id/confirm', z.strictObject(confirming), ({ world, id, input }) =>
    confirm(world, getPaymentIntent(world, id), input.payment_method),
  ),
  post(
    '/v1/payment_intents/:id/cancel',
    z.strictObject({ cancellation_reason: text.optional() }),
    ({ world, id, input }) => cancel(world, getPaymentIntent(world, id), input.cancellation_reason),
  ),
];

export function getPaymentIntent(world: World, id: string, param = 'intent'): PaymentIntent {
  const intent = world.store.paymentIntents.find(id);
  if (intent === undefined) throw notFound('payment_intent', id, param);
  return intent;
}

function confirm(world: World, intent: PaymentIntent, given: string | undefined): PaymentIntent {
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
    throw unexpectedState(intent, 'confirm');
  const method = given ?? intent.payment_method;
  if (method === null)
    throw refused('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
    });
  const declineCode = DECLINING_METHODS[method];
  if (declineCode === undefined)
    return succeed(world, { ...intent, payment_method: methodOf(world, method, intent) });
  const reason = declineOf(declineCode);
  const refusedIntent = decline(world, intent, reason);
  throw new Failure(402, {
    type: 'card_error',
    code: reason.code,
    decline_code: reason.declineCode,
    message: reason.message,
    charge: refusedIntent.latest_charge ?? '',
    payment_intent: refusedIntent,
  });
}

/** Test methods are named after cards and become a method of their own; others exist already. */
function methodOf(world: World, name: string, intent: PaymentIntent): string {
  const known = world.store.paymentMethods.find(name);
  if (known !== undefined) return known.id;
  if (!name.startsWith('pm_card_')) throw notFound('PaymentMethod', name, 'payment_method');
  return makePaymentMethod(world, intent.customer, payerOf(world, intent.customer)).id;
}

function cancel(world: World, intent: PaymentIntent, reason: string | undefined): PaymentIntent {
  if (['succeeded', 'canceled', 'processing'].includes(intent.status))
    throw unexpectedState(intent, 'cancel');
  const canceled = world.store.paymentIntents.put({
    ...intent,
    canceled_at: world.clock.now(),
    cancellation_reason: reason ?? null,
    status: 'canceled',
  });
  world.emit('payment_intent.canceled', canceled);
  return canceled;
}

function unexpectedState(intent: PaymentIntent, verb: string): Failure {
  return refused(`You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`, {
    code: 'payment_intent_unexpected_state',
  });
}
