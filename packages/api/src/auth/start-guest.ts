import { randomUUID } from 'node:crypto';
import type { StartGuest } from '@studyhall/domain/auth/schemas';
import type { Context } from '../platform/context.ts';
import { makerOf, type Taking, takeQuota } from '../platform/quotas.ts';
import { insertAccount } from './accounts.ts';
import { getViewerView } from './queries.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/**
 * Lets a visitor in without a name, counted as `taking` says: against the address unless told. Somebody who is signed in
 * already stays who they are. Errors: `rate-limited`.
 */
export async function startGuest(ctx: Context, locale: StartGuest, taking?: Taking): Promise<ViewerView> {
  const { db, now, viewer } = ctx;
  if (viewer !== null) return await getViewerView(db, viewer);
  const userId = randomUUID();
  return await enter(ctx, {
    userId,
    isGuest: true,
    work: async (trx) => {
      await takeQuota(trx, taking ?? { name: 'guest', maker: makerOf(ctx), now });
      await insertAccount(trx, { userId, role: 'guest', ...locale, now });
    },
  });
}
