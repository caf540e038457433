import { DomainError } from '@studyhall/domain/errors';
import type { Context, Viewer } from '../platform/context.ts';
import { UnknownToProviderError } from '../platform/payments.ts';
import { findCustomer } from './customer-queries.ts';

type Asking = Pick<Context, 'db' | 'payments' | 'publicOrigin'> & { readonly viewer: Viewer };

/** The provider's page where a learner changes or ends a plan. Throws `not-found` for who never bought anything. */
export async function openPortal({ db, payments, publicOrigin, viewer }: Asking): Promise<{ url: string }> {
  const customerId = await findCustomer(db, { userId: viewer.userId, provider: payments.provider });
  if (customerId === undefined) throw new DomainError('not-found');
  try {
    return { url: await payments.createPortal({ customerId, returnUrl: `${publicOrigin}/store` }) };
  } catch (error) {
    throw error instanceof UnknownToProviderError ? new DomainError('not-found') : error;
  }
}
