import { randomUUID } from 'node:crypto';
import type { SetUpAdministrator } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { Context } from '../platform/context.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { claimIdentifier, insertAccount, setPassword } from './accounts.ts';
import { SetupLink, User } from './models.ts';
import { hashPassword, refuseWeakPassword } from './passwords.ts';
import { enter } from './sign-in.ts';
import type { ViewerView } from './views.ts';

const LINK_LIFETIME = 24 * 60 * 60 * 1000;

/** True until somebody administers the installation. Across users: the question is about all of them. */
export async function isSetupNeeded(db: Knex): Promise<boolean> {
  const [administrator] = await User.query(db).where({ role: 'admin', isActive: true }).select('id').limit(1);
  return administrator === undefined;
}

export interface SetupLinkView {
  /** The token is in the fragment: browsers send that to no server, so it stands in no log. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** A link that makes the first administrator, valid once and for 24 hours; null when there is an administrator. */
export async function createSetupLink(
  db: Knex,
  { publicOrigin, now }: { readonly publicOrigin: string; readonly now: Date },
): Promise<SetupLinkView | null> {
  if (!(await isSetupNeeded(db))) return null;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME);
  await SetupLink.query(db).insert({ tokenHash: hashToken(token), createdAt: now, expiresAt });
  return { url: `${publicOrigin}/setup#${token}`, expiresAt };
}

/**
 * Makes the first administrator and signs it in. The link came from the server's own terminal, so the address counts as
 * proved. Errors: `link-invalid-or-used`, `identifier-taken`, `password-too-weak`, `rate-limited`, `busy`.
 */
export async function setUpAdministrator(ctx: Context, input: SetUpAdministrator): Promise<ViewerView> {
  const { db, now, limiter, client } = ctx;
  await limiter.spend('link-address', client.address);
  const isUsable = (await isSetupNeeded(db)) && (await isSetupLink(db, { token: input.token, now }));
  if (!isUsable) throw new DomainError('link-invalid-or-used');
  refuseWeakPassword(input.password, [input.username, input.email]);
  const passwordHash = await hashPassword(input.password);
  const userId = randomUUID();
  return await enter(ctx, {
    userId,
    work: async (trx) => {
      await useSetupLink(trx, { token: input.token, now });
      const { timeZone, language } = input;
      await insertAccount(trx, { userId, role: 'admin', timeZone, language, now });
      await claimIdentifier(trx, { kind: 'username', display: input.username, userId, now });
      await claimIdentifier(trx, { kind: 'email', display: input.email, userId, now });
      await setPassword(trx, { userId, passwordHash, now });
    },
  });
}

interface LinkUse {
  readonly token: string;
  readonly now: Date;
}

async function isSetupLink(db: Knex, { token, now }: LinkUse): Promise<boolean> {
  const link = await SetupLink.query(db).findById(hashToken(token)).where('expiresAt', '>', now);
  return link !== undefined;
}

/**
 * Every start without an administrator makes a link, so several may be out: all are removed with the one that is used.
 * A second user of any of them waits here and then finds none.
 */
async function useSetupLink(trx: Knex, { token, now }: LinkUse): Promise<void> {
  const removed = await SetupLink.query(trx).delete().returning('*');
  const isAmongThem = removed.some((link) => link.tokenHash === hashToken(token) && link.expiresAt > now);
  if (!isAmongThem) throw new DomainError('link-invalid-or-used');
}
