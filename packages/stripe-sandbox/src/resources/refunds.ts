import { z } from 'zod';
import { badParameter, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, count, ignored, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { Charge, Refund } from '../objects.ts';
import { refundCharge } from '../payments/refund.ts';
import type { World } from '../world.ts';
import { getCharge } from './charges.ts';
import { getPaymentIntent } from './payment-intents.ts';

const NewRefund = z.strictObject({
  amount: count.optional(),
  charge: text.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  instructions_email: ignored.optional(),
});
const RefundList = z.strictObject({ ...page, charge: text.optional(), payment_intent: text.optional() });

export const refundRoutes: readonly Route[] = [
  post('/v1/refunds', NewRefund, ({ world, input }) =>
    refundCharge(world, chargeOf(world, input), {
      amount: input.amount,
      reason: input.reason ?? null,
      metadata: changedMetadata({}, input.metadata),
    }),
  ),
  get('/v1/refunds', RefundList, ({ world, input: { charge, payment_intent: intent, ...asked } }) => {
    const found = world.store.refunds.list(
      (refund) =>
        (charge ?? refund.charge) === refund.charge &&
        (intent ?? refund.payment_intent) === refund.payment_intent,
    );
    return listPage('/v1/refunds', found, asked);
  }),
  get('/v1/refunds/:id', z.strictObject({}), ({ world, id }) => getRefund(world, id)),
  post('/v1/refunds/:id', z.strictObject({ metadata: metadata.optional() }), ({ world, id, input }) => {
    const refund = getRefund(world, id);
    return world.store.refunds.put({
      ...refund,
      metadata: changedMetadata(refund.metadata ?? {}, input.metadata),
    });
  }),
];

function getRefund(world: World, id: string): Refund {
  const refund = world.store.refunds.find(id);
  if (refund === undefined) throw notFound('refund', id);
  return refund;
}

function chargeOf(world: World, input: z.output<typeof NewRefund>): Charge {
  if (input.charge !== undefined) return getCharge(world, input.charge, 'charge');
  if (input.payment_intent === undefined)
    throw badParameter(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = getPaymentIntent(world, input.payment_intent, 'payment_intent');
  if (intent.latest_charge === null || intent.status !== 'succeeded')
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    });
  return getCharge(world, intent.latest_charge);
}
