import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { Charge } from '../objects.ts';
import type { World } from '../world.ts';

const ChargeList = z.strictObject({ ...page, customer: text.optional(), payment_intent: text.optional() });

export const chargeRoutes: readonly Route[] = [
  get('/v1/charges', ChargeList, ({ world, input: { customer, payment_intent: intent, ...asked } }) => {
    const found = world.store.charges.list(
      (charge) =>
        (customer ?? charge.customer) === charge.customer &&
        (intent ?? charge.payment_intent) === charge.payment_intent,
    );
    return listPage('/v1/charges', found, asked);
  }),
  get('/v1/charges/:id', z.strictObject({}), ({ world, id }) => getCharge(world, id)),
  post(
    '/v1/charges/:id',
    z.strictObject({ metadata: metadata.optional(), description: text.optional() }),
    ({ world, id, input }) => {
      const charge = getCharge(world, id);
      return world.store.charges.put({
        ...charge,
        description: input.description ?? charge.description,
        metadata: changedMetadata(charge.metadata, input.metadata),
      });
    },
  ),
];

export function getCharge(world: World, id: string, param = 'id'): Charge {
  const charge = world.store.charges.find(id);
  if (charge === undefined) throw notFound('charge', id, param);
  return charge;
}
