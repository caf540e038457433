import { randomUUID } from 'node:crypto';
import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import { namesFromProvider } from '@studyhall/domain/auth/provider-names';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { recordAudit } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { claimIdentifier } from './accounts.ts';
import { recordConsents } from './consents/consents.ts';
import { lockSecondFactors } from './factors/begun-sign-ins.ts';
import { refuseUninvited } from './invitation.ts';
import { lockAccount } from './lock-queries.ts';
import { enterableAccount } from './log-in.ts';
import { makeAccount } from './make-account.ts';
import { tellOwner } from './messages.ts';
import { Identifier } from './models.ts';
import { findLinked, insertLink, type Proved, touchLink } from './oauth-accounts.ts';
import type { Asked } from './pending-sign-ins.ts';
import { findAddressOwner, findCredentialsOf } from './queries.ts';
import { enter } from './sign-in.ts';

export interface Entering extends Proved {
  readonly asked: Asked;
}

/**
 * Signs in whom a provider has proved: into the account that is linked; else into the one that has proved the same
 * address, if the provider has as well; else into a new one, which is the guest's who asks if one does.
 * Errors: `account-disabled`, `account-deletion-pending`, `identity-taken`, `already-registered`, `registration-closed`, `registration-code-wrong`,
 * `registration-domain`, `sign-in-expired`, `rate-limited`.
 */
export async function enterByIdentity(ctx: Context, entering: Entering): Promise<void> {
  try {
    await enterOnce(ctx, entering);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Somebody came in with the same at the same moment: now it is somebody's.
    await enterOnce(ctx, entering);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof DomainError && ['identity-taken', 'identifier-taken'].includes(error.reason);
}

async function enterOnce(ctx: Context, entering: Entering): Promise<void> {
  const linkedTo = await findLinked(ctx.db, entering);
  if (linkedTo !== undefined) return await enterLinked(ctx, { ...entering, userId: linkedTo });
  const address = provedAddressOf(entering);
  const owner = address === undefined ? undefined : await findAddressOwner(ctx.db, address);
  if (owner !== undefined) return await enterOwned(ctx, { ...entering, userId: owner.userId });
  await enterNew(ctx, entering);
}

/** An address counts where the provider knows whose it is; what somebody merely typed there says nothing. */
function provedAddressOf({ identity: { address, isAddressVerified } }: Proved): string | undefined {
  return isAddressVerified ? address : undefined;
}

async function enterLinked(ctx: Context, entering: Entering & OfUser): Promise<void> {
  const { userId, asked } = entering;
  await enterableAccount(ctx, await findCredentialsOf(ctx.db, { userId, now: ctx.now }), asked);
  await enter(ctx, {
    userId,
    work: async (trx) => {
      if (!(await touchLink(trx, { ...entering, now: ctx.now }))) throw new DomainError('sign-in-expired');
    },
  });
}

/** Both sides have proved the address: it is one person, and linked from now on. */
async function enterOwned(ctx: Context, entering: Entering & OfUser): Promise<void> {
  const { userId, provider, asked } = entering;
  const { role } = await enterableAccount(
    ctx,
    await findCredentialsOf(ctx.db, { userId, now: ctx.now }),
    asked,
  );
  await enter(ctx, {
    userId,
    work: async (trx) => {
      await lockAccount(trx, userId);
      await demandAddress(trx, entering);
      // What signs in from now on is not decided by the first factor alone: the owner may link it in the settings.
      if ((await lockSecondFactors(trx, { userId })).length > 0) return;
      await insertLink(trx, { ...entering, now: ctx.now });
      await tellOwner(trx, ctx, { userId, notice: 'provider-linked', provider: provider.name });
      if (role !== 'admin') return;
      const { now, requestId } = ctx;
      const line = { actor: userId, action: 'auth.linkProvider', target: { kind: 'user', id: userId } };
      await recordAudit(trx, { ...line, detail: { issuer: provider.issuer }, requestId, now });
    },
  });
}

/** It may have been given up since it was looked up. */
async function demandAddress(trx: Knex, entering: Entering & OfUser): Promise<void> {
  const value = canonicalEmail(provedAddressOf(entering) ?? '');
  const held = await Identifier.query(trx).findOne({ kind: 'email', value, userId: entering.userId });
  if (held === undefined) throw new DomainError('sign-in-expired');
}

async function enterNew(ctx: Context, entering: Entering): Promise<void> {
  const { db, now, viewer, limiter, client } = ctx;
  const { identity, asked } = entering;
  if (viewer !== null && viewer.role !== 'guest') throw new DomainError('already-registered');
  const address = provedAddressOf(entering);
  await limiter.spend('register-try-address', client.address);
  await refuseUninvited(db, { code: asked.code, email: address });
  await limiter.spend('register-address', client.address);
  const userId = viewer?.userId ?? randomUUID();
  const { timeZone, language } = asked;
  const account = { ...namesFromProvider(identity), timeZone, language };
  const opening = enter(ctx, {
    userId,
    work: async (trx) => {
      await makeAccount(trx, ctx, { userId, account });
      await recordConsents(trx, { userId, versions: asked.agreesTo, way: 'provider', now });
      if (address !== undefined) await claimIdentifier(trx, { kind: 'email', display: address, userId, now });
      await insertLink(trx, { ...entering, userId, now });
    },
  });
  await opening.catch(async (error: unknown) => {
    await limiter.refund('register-address', client.address);
    throw error;
  });
}
