import type { Knex } from 'knex';
import type { OfUser } from '../platform/of-user.ts';
import type { Provider } from '../platform/payments.ts';
import { Customer } from './models.ts';

export interface CustomerKey extends OfUser {
  readonly provider: Provider;
}

/** The provider's id of a learner who has been at its checkout before. */
export async function findCustomer(db: Knex, { userId, provider }: CustomerKey): Promise<string | undefined> {
  const customer = await Customer.query(db).findOne({ userId, provider }).select('stripeCustomerId');
  return customer?.stripeCustomerId;
}

/**
 * Remembers under which id the provider knows a learner now. Needs the role for money. Two at once are told the same
 * id, which is unique as the learner is: the second waits for the first, whichever index they meet in.
 */
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
    .onConflict()
    .ignore();
  await Customer.query(trx).update({ stripeCustomerId }).where({ userId, provider });
}

/** What the provider has of somebody: whom it names, and which customer pays. */
interface OfSomebody {
  readonly userId: string | null;
  readonly customerId: string | null;
}

/** The same, of the learner whose customer pays where it names nobody: not all that ours pay for began here. */
export async function withLearners<Item extends OfSomebody>(
  db: Knex,
  items: readonly Item[],
): Promise<Item[]> {
  const unnamed = items.flatMap(({ userId, customerId }) =>
    userId === null && customerId !== null ? [customerId] : [],
  );
  if (unnamed.length === 0) return [...items];
  const customers = await Customer.query(db)
    .whereIn('stripeCustomerId', unnamed)
    .select('userId', 'stripeCustomerId');
  const learners = new Map(customers.map(({ userId, stripeCustomerId }) => [stripeCustomerId, userId]));
  return items.map((item) => ({
    ...item,
    userId: item.userId ?? learners.get(item.customerId ?? '') ?? null,
  }));
}

/** Whose something of the provider's is; null for what is of nobody here. */
export async function findLearnerOf(db: Knex, item: OfSomebody): Promise<string | null> {
  const [known] = await withLearners(db, [item]);
  return known?.userId ?? null;
}
