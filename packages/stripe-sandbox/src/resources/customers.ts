import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { changedMetadata, clearable, metadata, page, text } from '../http/parameters.ts';
import { get, post, type Route, remove } from '../http/route.ts';
import type { Customer } from '../objects.ts';
import { endSubscription } from '../payments/end-subscription.ts';
import type { World } from '../world.ts';
import { changesOf, defined } from './change.ts';
import { bury } from './deleted.ts';

const address = z.record(z.string(), z.string());
const fields = {
  name: clearable.optional(),
  email: clearable.optional(),
  phone: clearable.optional(),
  description: clearable.optional(),
  address: z.union([z.literal(''), address]).optional(),
  preferred_locales: z.array(text).optional(),
  metadata: metadata.optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
};
const CustomerFields = z.strictObject(fields);
type CustomerFields = z.output<typeof CustomerFields>;

export const customerRoutes: readonly Route[] = [
  post('/v1/customers', CustomerFields, ({ world, input }) => {
    const customer = makeCustomer(world, input);
    world.emit('customer.created', customer);
    return customer;
  }),
  get('/v1/customers', z.strictObject({ ...page, email: text.optional() }), ({ world, input }) => {
    const isWanted = ({ email }: Customer) => input.email === undefined || email === input.email;
    return listPage('/v1/customers', world.store.customers.list(isWanted), input);
  }),
  get('/v1/customers/:id', z.strictObject({}), ({ world, id }) => {
    return world.store.tombstones.find(id) ?? getCustomer(world, id);
  }),
  post('/v1/customers/:id', CustomerFields, ({ world, id, input }) => {
    const before = getCustomer(world, id);
    const after = world.store.customers.put(withFields(before, input));
    world.emit('customer.updated', after, changesOf(before, after));
    return after;
  }),
  remove('/v1/customers/:id', z.strictObject({}), ({ world, id }) => {
    const customer = getCustomer(world, id);
    for (const subscription of world.store.subscriptions.list((one) => one.customer === id))
      if (subscription.status !== 'canceled') endSubscription(world, subscription);
    world.store.customers.remove(id);
    world.emit('customer.deleted', customer);
    return bury(world, id, 'customer');
  }),
];

export function getCustomer(world: World, id: string, param = 'id'): Customer {
  const customer = world.store.customers.find(id);
  if (customer === undefined) throw notFound('customer', id, param);
  return customer;
}

export function makeCustomer(world: World, input: CustomerFields): Customer {
  const customer: Customer = {
    id: world.newId('cus_'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.clock.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: world.newId('').slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  return world.store.customers.put(withFields(customer, input));
}

function withFields(customer: Customer, input: CustomerFields): Customer {
  const { metadata: change, address: place, invoice_settings: settings, ...rest } = input;
  return {
    ...customer,
    ...defined(rest),
    ...(place === undefined ? {} : { address: place === '' ? null : fullAddress(place) }),
    invoice_settings: { ...customer.invoice_settings, ...defined(settings ?? {}) },
    metadata: changedMetadata(customer.metadata, change),
  };
}

function fullAddress(parts: z.output<typeof address>): NonNullable<Customer['address']> {
  const { city, country, line1, line2, postal_code, state } = parts;
  return {
    city: city ?? null,
    country: country ?? null,
    line1: line1 ?? null,
    line2: line2 ?? null,
    postal_code: postal_code ?? null,
    state: state ?? null,
  };
}
