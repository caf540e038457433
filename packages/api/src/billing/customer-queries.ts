import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { Provider } from '../platform/payments.ts';

export interface CustomerKey {
  readonly userId: string;
  readonly provider: Provider;
}

/** The provider's id of a learner who has been at its checkout before. */
export async function findCustomer(db: Knex, { userId, provider }: CustomerKey): Promise<string | undefined> {
  const sql = `select stripe_customer_id as id from billing.customers where user_id = :userId and provider = :provider`;
  const [customer] = await named<{ id: string }>(db, 'billing_find_customer', sql, { userId, provider });
  return customer?.id;
}

/** Remembers under which id the provider knows a learner now. Needs the role for money. */
export async function putCustomer(
  trx: Knex.Transaction,
  customer: CustomerKey & { readonly stripeCustomerId: string; readonly now: Date },
): Promise<void> {
  const sql = `insert into billing.customers (user_id, provider, stripe_customer_id, created_at)
    values (:userId, :provider, :stripeCustomerId, :now)
    on conflict (user_id, provider) do update set stripe_customer_id = excluded.stripe_customer_id`;
  await named(trx, 'billing_put_customer', sql, { ...customer });
}
