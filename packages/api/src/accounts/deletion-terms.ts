import { DELETION_DAYS } from '@studyhall/domain/auth/deletion';
import { User } from '../auth/models.ts';
import { getBalance } from '../billing/account-queries.ts';
import { findAccountPlan } from '../billing/admin-queries.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { listCertificates } from '../progress/certificates/certificate-queries.ts';
import type { DeletionTermsView } from './views.ts';

/** What goes with the account that somebody may not expect, and what stands against it. */
export async function getDeletionTerms({
  db,
  now,
  viewer,
}: Pick<Context, 'db' | 'now'> & { readonly viewer: Viewer }): Promise<DeletionTermsView> {
  const { userId, role } = viewer;
  const administrators =
    role === 'admin' ? await User.query(db).where({ role, isActive: true }).select('id').limit(2) : [];
  return {
    days: role === 'guest' ? 0 : DELETION_DAYS,
    isLastAdministrator: administrators.length === 1,
    plan: (await findAccountPlan(db, { userId })) ?? null,
    credits: (await getBalance(db, { userId, now })).credits,
    certificates: (await listCertificates(db, { userId })).length,
  };
}
