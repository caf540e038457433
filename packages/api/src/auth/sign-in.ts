import { deviceNameOf } from '@studyhall/domain/auth/device-name';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import { type HandOver, rememberDevice } from './known-devices.ts';
import { User } from './models.ts';
import { getViewerView } from './queries.ts';
import { newRouteToken, type RouteToken } from './route-token.ts';
import { close, findOpened, type OpenedSession, open } from './sessions.ts';
import type { ViewerView } from './views.ts';

export interface Entrance extends OfUser {
  /** Nobody guesses the password of a guest, who has none. */
  readonly isGuest?: boolean;
  /** What earns the session: done first, in the same transaction. */
  readonly work?: (trx: Knex.Transaction, opening: { readonly sessionId: string }) => Promise<void>;
}

/**
 * Signs the browser in and hands it the session once its transaction has committed. The session's token is made first:
 * if the answer to the COMMIT is lost, the session tells that the work is done.
 */
export async function enter(ctx: Context, { userId, isGuest = false, work }: Entrance): Promise<ViewerView> {
  const { db, cookie } = ctx;
  const routeToken = newRouteToken(userId);
  let handOver: HandOver | undefined;
  const { token, expiresAt } = await inTransaction(
    db,
    async (trx) => {
      await work?.(trx, { sessionId: routeToken.hash });
      const opened = await openForBrowser(trx, ctx, routeToken);
      if (!isGuest) handOver = await rememberDevice(trx, ctx, { userId });
      return opened;
    },
    { recall: (outside) => findOpened(outside, routeToken) },
  );
  cookie.set(token, expiresAt);
  handOver?.();
  return await getViewerView(db, { userId });
}

/** Whatever this browser was signed in with before ends: one cookie, one session. */
async function openForBrowser(trx: Knex, ctx: Context, routeToken: RouteToken): Promise<OpenedSession> {
  const { now, viewer, client } = ctx;
  const { userId } = routeToken;
  await User.query(trx).patch({ lastLoginAt: now }).findById(userId);
  if (viewer !== null) await close(trx, { ...viewer, now });
  const { userAgent } = client;
  const deviceName = deviceNameOf(userAgent);
  return await open(trx, { userId, channel: 'browser', deviceName, userAgent, now }, routeToken);
}
