import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { page, text } from '../http/parameters.ts';
import { get, type Route } from '../http/route.ts';

const TransactionList = z.strictObject({
  ...page,
  currency: text.optional(),
  source: text.optional(),
  type: text.optional(),
});

export const balanceRoutes: readonly Route[] = [
  get('/v1/balance', z.strictObject({}), ({ world }) => {
    const sums = new Map<string, number>();
    for (const { currency, net } of world.store.balanceTransactions.list())
      sums.set(currency, (sums.get(currency) ?? 0) + net);
    const available = [...sums].map(([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    }));
    const pending = available.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } }));
    return { object: 'balance', available, livemode: false, pending };
  }),
  get(
    '/v1/balance_transactions',
    TransactionList,
    ({ world, input: { currency, source, type, ...asked } }) => {
      const found = world.store.balanceTransactions.list(
        (one) =>
          (currency ?? one.currency) === one.currency &&
          (source ?? one.source) === one.source &&
          (type ?? one.type) === one.type,
      );
      return listPage('/v1/balance_transactions', found, asked);
    },
  ),
  get('/v1/balance_transactions/:id', z.strictObject({}), ({ world, id }) => {
    const transaction = world.store.balanceTransactions.find(id);
    if (transaction === undefined) throw notFound('balance transaction', id);
    return transaction;
  }),
];
