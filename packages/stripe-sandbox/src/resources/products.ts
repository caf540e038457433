import { z } from 'zod';
import { notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, clearable, flag, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route, remove } from '../http/route.ts';
import type { Product } from '../objects.ts';
import type { World } from '../world.ts';
import { changesOf, defined } from './change.ts';
import { bury } from './deleted.ts';

const optional = {
  active: flag.optional(),
  description: clearable.optional(),
  images: z.array(text).optional(),
  marketing_features: z.array(z.strictObject({ name: text })).optional(),
  metadata: metadata.optional(),
  shippable: flag.optional(),
  statement_descriptor: text.optional(),
  tax_code: text.optional(),
  unit_label: clearable.optional(),
  url: clearable.optional(),
};
const NewProduct = z.strictObject({ ...optional, id: text.optional(), name: text });
const ProductChange = z.strictObject({
  ...optional,
  name: text.optional(),
  default_price: text.optional(),
});
const ProductList = z.strictObject({ ...page, active: flag.optional(), ids: z.array(text).optional() });

export const productRoutes: readonly Route[] = [
  post('/v1/products', NewProduct, ({ world, input }) => {
    if (input.id !== undefined && world.store.products.find(input.id) !== undefined)
      throw refused('Product already exists.', { code: 'resource_already_exists', param: 'id' });
    const product = makeProduct(world, input);
    world.emit('product.created', product);
    return product;
  }),
  get('/v1/products', ProductList, ({ world, input }) => {
    const isWanted = ({ id, active }: Product): boolean =>
      (input.active === undefined || active === input.active) && (input.ids?.includes(id) ?? true);
    return listPage('/v1/products', world.store.products.list(isWanted), input);
  }),
  get('/v1/products/:id', z.strictObject({}), ({ world, id }) => getProduct(world, id)),
  post('/v1/products/:id', ProductChange, ({ world, id, input }) => {
    const before = getProduct(world, id);
    const { metadata: change, ...rest } = input;
    const after = world.store.products.put({
      ...before,
      ...defined(rest),
      metadata: changedMetadata(before.metadata, change),
      updated: world.clock.now(),
    });
    world.emit('product.updated', after, changesOf(before, after));
    return after;
  }),
  remove('/v1/products/:id', z.strictObject({}), ({ world, id }) => {
    const product = getProduct(world, id);
    if (world.store.prices.list((price) => price.product === id).length > 0)
      throw refused('This product cannot be deleted because it has one or more user-created prices.');
    world.store.products.remove(id);
    world.emit('product.deleted', product);
    return bury(world, id, 'product');
  }),
];

export function getProduct(world: World, id: string, param = 'id'): Product {
  const product = world.store.products.find(id);
  if (product === undefined) throw notFound('product', id, param);
  return product;
}

export function makeProduct(world: World, input: z.output<typeof NewProduct>): Product {
  const now = world.clock.now();
  const { metadata: given, id, name, ...rest } = input;
  return world.store.products.put({
    id: id ?? world.newId('prod_'),
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
    ...defined(rest),
    metadata: changedMetadata({}, given),
  });
}
