import { randomUUID } from 'node:crypto';
import { SetUpAdministrator } from '@studyhall/domain/auth/schemas';
import { DomainError, type Reason } from '@studyhall/domain/errors';
import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { recordAudit, recordOperatorAction } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { takeTurn } from '../platform/take-turn.ts';
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
      await takeTurn(trx, SETUP_TURN);
      await useSetupLink(trx, { token: input.token, now });
      const { username, email, timeZone, language } = input;
      await insertAdministrator(trx, { userId, username, email, passwordHash, timeZone, language, now });
      const target = { kind: 'user', id: userId };
      const line = { actor: userId, action: 'auth.setUpAdministrator', target, detail: {} };
      await recordAudit(trx, { ...line, requestId: ctx.requestId, now });
    },
  });
}

export interface FirstAdministrator {
  readonly username: string;
  readonly email?: string | undefined;
  readonly password: string;
}

/** Why there is no first administrator: there is one, or what is wrong with what was said. */
export type RefusedSetup =
  | { readonly reason: 'exists' }
  | { readonly reason: 'invalid'; readonly message: string };

const FirstAdministratorInput = SetUpAdministrator.pick({ username: true, password: true }).extend({
  email: SetUpAdministrator.shape.email.optional(),
});

/**
 * Makes the first administrator beside the database, for an operator without a browser; undefined if it is made. Whoever
 * may do this may do everything: it is told in the audit log as the operator's.
 */
export async function createFirstAdministrator(
  db: Knex,
  wanted: FirstAdministrator,
  { now }: { readonly now: Date },
): Promise<RefusedSetup | undefined> {
  if (!(await isSetupNeeded(db))) return { reason: 'exists' };
  const { data, error } = FirstAdministratorInput.safeParse(wanted);
  if (error !== undefined) return { reason: 'invalid', message: faultsOf(error) };
  const { username, email, password } = data;
  try {
    refuseWeakPassword(password, email === undefined ? [username] : [username, email]);
    const passwordHash = await hashPassword(password);
    return await inTransaction(db, async (trx) => {
      await takeTurn(trx, SETUP_TURN);
      if (!(await isSetupNeeded(trx))) return { reason: 'exists' } as const;
      await SetupLink.query(trx).delete();
      const userId = randomUUID();
      await insertAdministrator(trx, {
        userId,
        username,
        email,
        passwordHash,
        timeZone: 'UTC',
        language: 'en',
        now,
      });
      const target = { kind: 'user', id: userId };
      await recordOperatorAction(trx, { action: 'auth.setUpAdministrator', target, detail: {}, now });
      return undefined;
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { reason: 'invalid', message: problems[error.reason] ?? error.reason };
  }
}

const problems: Partial<Record<Reason, string>> = {
  'identifier-taken': 'the user name or the address belongs to somebody already',
  'password-too-weak': 'this password is too easy to guess',
};

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
}

/** Whoever makes the first administrator waits for whoever does. */
const SETUP_TURN = 'first administrator';

interface NewAdministrator {
  readonly userId: string;
  readonly username: string;
  readonly email: string | undefined;
  readonly passwordHash: string;
  readonly timeZone: string;
  readonly language: LanguageTag;
  readonly now: Date;
}

async function insertAdministrator(trx: Knex, administrator: NewAdministrator): Promise<void> {
  const { userId, username, email, passwordHash, timeZone, language, now } = administrator;
  await insertAccount(trx, { userId, role: 'admin', timeZone, language, now });
  await claimIdentifier(trx, { kind: 'username', display: username, userId, now });
  if (email !== undefined) await claimIdentifier(trx, { kind: 'email', display: email, userId, now });
  await setPassword(trx, { userId, passwordHash, now });
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
