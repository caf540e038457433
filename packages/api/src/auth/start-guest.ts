import { randomUUID } from 'node:crypto';
import type { StartGuest } from '@studyhall/domain/auth/schemas';
import type { Context } from '../platform/context.ts';
import { insertAccount } from './accounts.ts';
import { getViewerView } from './queries.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

/** Lets a visitor in without a name. Somebody who is signed in already stays who they are. Errors: `rate-limited`. */
export async function startGuest(ctx: Context, locale: StartGuest): Promise<ViewerView> {
  const { db, now, viewer, limiter, client } = ctx;
  if (viewer !== null) return await getViewerView(db, viewer);
  await limiter.spend('guest-address', client.address);
  const userId = randomUUID();
  return await enter(ctx, {
    userId,
    work: (trx) => insertAccount(trx, { userId, role: 'guest', ...locale, now }),
  });
}
