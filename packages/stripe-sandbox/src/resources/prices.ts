import { z } from 'zod';
import { badParameter, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, clearable, currency, flag, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { Price } from '../objects.ts';
import type { World } from '../world.ts';
import { changesOf, defined } from './change.ts';
import { makePrice, recurring, unitAmount } from './make-price.ts';
import { getProduct, makeProduct } from './products.ts';

const optional = {
  active: flag.optional(),
  lookup_key: text.max(200).optional(),
  metadata: metadata.optional(),
  nickname: clearable.optional(),
  tax_behavior: text.optional(),
  transfer_lookup_key: flag.optional(),
};
const options = z.record(currency, z.strictObject({ unit_amount: unitAmount }));
const NewPrice = z.strictObject({
  ...optional,
  currency,
  unit_amount: unitAmount,
  billing_scheme: z.literal('per_unit').optional(),
  currency_options: options.optional(),
  product: text.optional(),
  product_data: z
    .strictObject({ id: text.optional(), name: text, active: flag.optional(), metadata: metadata.optional() })
    .optional(),
  recurring: recurring.optional(),
});
const PriceChange = z.strictObject({ ...optional, currency_options: options.optional() });
const PriceList = z.strictObject({
  ...page,
  active: flag.optional(),
  currency: currency.optional(),
  lookup_keys: z.array(text).optional(),
  product: text.optional(),
  type: z.enum(['one_time', 'recurring']).optional(),
});

export const priceRoutes: readonly Route[] = [
  post('/v1/prices', NewPrice, ({ world, input }) => {
    const product = productOf(world, input);
    claimLookupKey(world, input);
    const price = world.store.prices.put(makePrice(world, { ...input, product }));
    keepOptions(world, price.id, input.currency_options);
    world.emit('price.created', price);
    return price;
  }),
  get('/v1/prices', PriceList, ({ world, input }) =>
    listPage('/v1/prices', world.store.prices.list(isWanted(input)), input),
  ),
  get('/v1/prices/:id', z.strictObject({}), ({ world, id }) => getPrice(world, id)),
  post('/v1/prices/:id', PriceChange, ({ world, id, input }) => {
    const before = getPrice(world, id);
    claimLookupKey(world, input);
    keepOptions(world, id, input.currency_options);
    const { active, lookup_key, nickname, tax_behavior } = input;
    const after = world.store.prices.put({
      ...before,
      ...defined({ active, lookup_key, nickname, tax_behavior }),
      metadata: changedMetadata(before.metadata, input.metadata),
    });
    world.emit('price.updated', after, changesOf(before, after));
    return after;
  }),
];

export function getPrice(world: World, id: string, param = 'price'): Price {
  const price = world.store.prices.find(id);
  if (price === undefined) throw notFound('price', id, param);
  return price;
}

function isWanted(asked: z.output<typeof PriceList>): (price: Price) => boolean {
  return (price) =>
    (asked.active === undefined || price.active === asked.active) &&
    (asked.currency === undefined || price.currency === asked.currency) &&
    (asked.product === undefined || price.product === asked.product) &&
    (asked.type === undefined || price.type === asked.type) &&
    (asked.lookup_keys?.includes(price.lookup_key ?? '') ?? true);
}

function productOf(world: World, input: z.output<typeof NewPrice>): string {
  if (input.product !== undefined) return getProduct(world, input.product, 'product').id;
  if (input.product_data === undefined)
    throw badParameter('You must specify either `product` or `product_data` when creating a price.', {
      code: 'parameter_missing',
      param: 'product',
    });
  const product = makeProduct(world, input.product_data);
  world.emit('product.created', product);
  return product.id;
}

/** A lookup key names one active price; it is moved from another when that is asked for. */
function claimLookupKey(
  world: World,
  input: { lookup_key?: string | undefined; transfer_lookup_key?: boolean | undefined },
): void {
  const key = input.lookup_key;
  if (key === undefined) return;
  for (const owner of world.store.prices.list(({ lookup_key }) => lookup_key === key)) {
    if (input.transfer_lookup_key !== true)
      throw refused(`A price (\`${owner.id}\`) already uses that lookup key.`, { param: 'lookup_key' });
    world.store.prices.put({ ...owner, lookup_key: null });
  }
}

function keepOptions(world: World, id: string, given: z.output<typeof options> | undefined): void {
  if (given === undefined) return;
  const amounts = Object.entries(given).map(([code, option]) => [code, option.unit_amount] as const);
  world.store.priceAmounts.put({ id, amounts: Object.fromEntries(amounts) });
}
