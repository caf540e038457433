import type { UnlinkProvider } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { recordAudit } from '../platform/audit.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { BegunSignIn } from './factors/models.ts';
import { lockAccount } from './lock-queries.ts';
import { tellOwner } from './messages.ts';
import { OauthAccount } from './models.ts';
import { findLinked, insertLink, type Proved, touchLink } from './oauth-accounts.ts';
import { closeOtherSessions, demandSession } from './sessions.ts';
import { demandOtherMethod, kindOfLink } from './sign-in-methods.ts';

/**
 * Makes what a provider has proved a way into the viewer's account. That it is one into another account is not told
 * apart from that the account has one of this provider. Errors: `sign-in-expired`, `identity-taken`, `unauthenticated` where
 * the session ended meanwhile.
 */
export async function linkIdentity(ctx: Context, proved: Proved): Promise<void> {
  const { db, now, viewer } = ctx;
  if (viewer === null) throw new DomainError('sign-in-expired');
  const { userId } = viewer;
  await inTransaction(db, async (trx) => {
    await demandSession(trx, { ...viewer, now });
    if ((await findLinked(trx, proved)) === userId) {
      await touchLink(trx, { ...proved, userId, now });
      return;
    }
    await insertLink(trx, { ...proved, userId, now });
    await tellOwner(trx, ctx, { userId, notice: 'provider-linked', provider: proved.provider.name });
    await recordChange(
      trx,
      { ...ctx, viewer },
      { action: 'auth.linkProvider', issuer: proved.provider.issuer },
    );
  });
}

/**
 * Takes a provider from one's own account, unless it is the last way in. What was begun by it is void, and the other
 * sessions end, whoever opened them.
 * Errors: `not-found`, `last-sign-in-method`.
 */
export async function unlinkProvider(
  ctx: Context & { readonly viewer: Viewer },
  { issuer }: UnlinkProvider,
): Promise<Record<string, never>> {
  const { db, viewer, identityProviders: providers } = ctx;
  const { userId } = viewer;
  const link = { userId, provider: issuer };
  const unlink = async (trx: Knex) => {
    await lockAccount(trx, userId);
    const linked = await OauthAccount.query(trx).findOne(link).select('userId');
    if (linked === undefined) throw new DomainError('not-found');
    await demandOtherMethod(trx, { userId, providers, kind: kindOfLink(providers, issuer) });
    await OauthAccount.query(trx).delete().where(link);
    await BegunSignIn.query(trx).delete().where({ userId });
    await closeOtherSessions(trx, { ...viewer, now: ctx.now });
    const name = providers.list().find((provider) => provider.issuer === issuer)?.name ?? issuer;
    await tellOwner(trx, ctx, { userId, notice: 'provider-unlinked', provider: name });
    await recordChange(trx, ctx, { action: 'auth.unlinkProvider', issuer });
    return {};
  };
  const recall = async (outside: Knex) =>
    (await OauthAccount.query(outside).findOne(link)) === undefined ? {} : undefined;
  return await inTransaction(db, unlink, { recall });
}

interface Change {
  readonly action: 'auth.linkProvider' | 'auth.unlinkProvider';
  readonly issuer: string;
}

/** Who else may sign in as an administrator is told in the audit log. */
async function recordChange(
  trx: Knex,
  { viewer, now, requestId }: Pick<Context, 'now' | 'requestId'> & { readonly viewer: Viewer },
  { action, issuer }: Change,
): Promise<void> {
  const { userId, role } = viewer;
  if (role !== 'admin') return;
  const target = { kind: 'user', id: userId };
  await recordAudit(trx, { actor: userId, action, target, detail: { issuer }, requestId, now });
}
