import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { UnknownToProviderError } from '../platform/payments.ts';
import { takeQuota } from '../platform/quotas.ts';
import { findCustomer } from './customer-queries.ts';

type Asking = Pick<Context, 'db' | 'now' | 'payments' | 'publicOrigin'> & { readonly viewer: Viewer };

/**
 * The provider's page where a learner changes or ends a plan. Each is made anew there, so it is counted before it is asked
 * for, and has cost its place whatever the answer. Throws `not-found` for who never bought anything, `rate-limited`.
 */
export async function openPortal({
  db,
  now,
  payments,
  publicOrigin,
  viewer: { userId },
}: Asking): Promise<{ url: string }> {
  const customerId = await findCustomer(db, { userId, provider: payments.provider });
  if (customerId === undefined) throw new DomainError('not-found');
  await inTransaction(db, async (trx) => {
    await takeQuota(trx, { name: 'portal', maker: { userId }, now });
  });
  try {
    return { url: await payments.createPortal({ customerId, returnUrl: `${publicOrigin}/store` }) };
  } catch (error) {
    throw error instanceof UnknownToProviderError ? new DomainError('not-found') : error;
  }
}
