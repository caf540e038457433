import { deviceNameOf } from '@studyhall/domain/auth/device-name';
import type { ProofMethod } from '@studyhall/domain/auth/proof';
import { shownNetworkOf } from '@studyhall/domain/auth/shown-network';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { recordAudit } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser } from '../platform/of-user.ts';
import { demandSamePassword } from './accounts.ts';
import { liftBan } from './bans.ts';
import {
  type Begun,
  beginSignIn,
  findBegun,
  lockSecondFactors,
  secondFactorNeeded,
} from './factors/begun-sign-ins.ts';
import { type HandOver, rememberDevice } from './known-devices.ts';
import { User } from './models.ts';
import { getViewerView } from './queries.ts';
import { newRouteToken, type RouteToken } from './route-token.ts';
import { close, findOpened, type OpenedSession, open } from './sessions.ts';
import type { ViewerView } from './views.ts';

export interface Entrance extends OfUser {
  /** Nobody guesses the password of a guest, who has none. */
  readonly isGuest?: boolean;
  /** `whole` where nothing more is asked for: a passkey, or the second factor after the first. */
  readonly proof?: 'first' | 'whole';
  /** Of the password that was right: another one may have been set since. */
  readonly passwordHash?: string | null;
  /** What earns the session: done first, in the same transaction. */
  readonly work?: (trx: Knex.Transaction, opening: { readonly sessionId: string }) => Promise<void>;
}

/**
 * Signs the browser in and hands it the session once its transaction has committed. The session's token is made first:
 * if the answer to the COMMIT is lost, the session tells that the work is done. Where the account has a second factor
 * and the first alone was proved, the work is done, no session is opened, and the browser may go on with the second.
 * Errors: `second-factor-needed` with the `methods`, `wrong-credentials` where the password was changed meanwhile.
 */
export async function enter(ctx: Context, entrance: Entrance): Promise<ViewerView> {
  const { userId, isGuest = false, proof = isGuest ? 'whole' : 'first', passwordHash, work } = entrance;
  const { db, cookie, begunSignIn } = ctx;
  const routeToken = newRouteToken(userId);
  let handOver: HandOver | undefined;
  const entered = await inTransaction<Entered>(
    db,
    async (trx) => {
      if (passwordHash !== undefined) await demandSamePassword(trx, { userId, passwordHash });
      await work?.(trx, { sessionId: routeToken.hash });
      const missing = proof === 'whole' ? [] : await lockSecondFactors(trx, { userId });
      if (missing.length > 0) return { begun: await beginSignIn(trx, ctx, routeToken), missing };
      const opened = await openForBrowser(trx, ctx, routeToken);
      if (!isGuest) handOver = await rememberDevice(trx, ctx, { userId });
      return { opened };
    },
    { recall: (outside) => findEntered(outside, routeToken) },
  );
  if ('begun' in entered) {
    begunSignIn.set(entered.begun.token, entered.begun.expiresAt);
    throw secondFactorNeeded(entered.missing);
  }
  cookie.set(entered.opened.token, entered.opened.expiresAt);
  if (begunSignIn.token !== undefined) begunSignIn.clear();
  handOver?.();
  return await getViewerView(db, { userId });
}

type Entered =
  | { readonly opened: OpenedSession }
  | { readonly begun: Begun; readonly missing: readonly ProofMethod[] };

async function findEntered(db: Knex, routeToken: RouteToken): Promise<Entered | undefined> {
  const opened = await findOpened(db, routeToken);
  if (opened !== undefined) return { opened };
  const begun = await findBegun(db, routeToken);
  return begun === undefined ? undefined : { begun, missing: await lockSecondFactors(db, routeToken) };
}

/** Whatever this browser was signed in with before ends: one cookie, one session. */
async function openForBrowser(trx: Knex, ctx: Context, routeToken: RouteToken): Promise<OpenedSession> {
  const { now, viewer, client } = ctx;
  const { userId } = routeToken;
  await markSignIn(trx, ctx, { userId });
  if (viewer !== null) await close(trx, { ...viewer, now });
  const { userAgent } = client;
  const deviceName = deviceNameOf(userAgent);
  const network = shownNetworkOf(client.address);
  return await open(trx, { userId, channel: 'browser', deviceName, userAgent, network, now }, routeToken);
}

/**
 * Keeps when an account signed in. That of an administrator is told in the audit log. Errors: `account-disabled` where it
 * was shut since the proof.
 */
export async function markSignIn(
  trx: Knex,
  { now, requestId, secrets }: Pick<Context, 'now' | 'requestId' | 'secrets'>,
  { userId }: OfUser,
): Promise<void> {
  const [user] = await User.query(trx)
    .patch({ lastLoginAt: now })
    .where({ id: userId })
    .returning(['role', 'isActive']);
  // A ban that has ended keeps nobody out, one that came meanwhile does.
  if (user?.isActive === false && !(await liftBan(trx, { secrets, now }, { userId })))
    throw new DomainError('account-disabled');
  if (user?.role !== 'admin') return;
  const target = { kind: 'user', id: userId };
  await recordAudit(trx, { actor: userId, action: 'auth.signIn', target, detail: {}, requestId, now });
}
