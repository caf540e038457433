import type { Knex } from 'knex';
import type { Provider } from '../platform/payments.ts';
import { Customer } from './models.ts';

export interface CustomerKey {
  readonly userId: string;
  readonly provider: Provider;
}

/** The provider's id of a learner who has been at its checkout before. */
export async function findCustomer(db: Knex, { userId, provider }: CustomerKey): Promise<string | undefined> {
  const customer = await Customer.query(db).findOne({ userId, provider }).select('stripeCustomerId');
  return customer?.stripeCustomerId;
}

/** Remembers under which id the provider knows a learner now. Needs the role for money. */
export async function putCustomer(
  trx: Knex.Transaction,
  {
    userId,
    provider,
    stripeCustomerId,
    now,
  }: CustomerKey & { readonly stripeCustomerId: string; readonly now: Date },
): Promise<void> {
  await Customer.query(trx)
    .insert({ userId, provider, stripeCustomerId, createdAt: now })
    .onConflict(['userId', 'provider'])
    .merge(['stripeCustomerId']);
}
