import { randomUUID } from 'node:crypto';
import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { CreateUser } from '@studyhall/domain/auth/people-schemas';
import { DomainError } from '@studyhall/domain/errors';
import { ForeignKeyViolationError } from 'objection';
import { findInvited } from '../../auth/invited.ts';
import { promiseInvitations } from '../../auth/messages.ts';
import { User } from '../../auth/models.ts';
import { issueToken, linkEndsAt } from '../../auth/one-time-tokens.ts';
import { getUserId } from '../../auth/user-reference.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { forgetMessages } from '../../platform/forget-messages.ts';
import { readInstanceSettings } from '../../platform/instance-settings.ts';
import { issueHandedLinks, listKnownPeople, makeAccounts, takePeopleTurn } from './people-queries.ts';
import type { CreatedUserView, SentInvitationView } from './views.ts';

type OfAdministrator = Context & { readonly viewer: Viewer };

/**
 * Makes an account for somebody and invites them: by a mail where there is an address, else with a link that is shown this
 * once, to be handed over. Until its link is opened the address belongs to nobody. Errors: `identifier-taken`.
 */
export async function createUser(ctx: OfAdministrator, input: CreateUser): Promise<CreatedUserView> {
  const { db, now, viewer, publicOrigin, requestId } = ctx;
  const { username, email, role, firstName, lastName } = input;
  const userId = randomUUID();
  const language = input.language ?? (await readInstanceSettings(db)).language;
  return await inTransaction(db, async (trx) => {
    await takePeopleTurn(trx);
    const known = await listKnownPeople(trx, [{ username, email }]);
    const ofAddress = known.some((one) =>
      [one.email, one.isEntered ? null : one.pendingEmail].some(
        (address) =>
          address !== null && email !== undefined && canonicalEmail(address) === canonicalEmail(email),
      ),
    );
    if (known.length > 0)
      throw new DomainError('identifier-taken', { field: ofAddress ? 'email' : 'username' });
    const account = { userId, username, email, firstName, lastName, role, language };
    await makeAccounts(trx, { accounts: [account], timeZone: viewer.timeZone, now });
    const target = { kind: 'user', id: userId };
    const line = { actor: viewer.userId, action: 'admin.createUser', target, detail: { role } };
    await recordAudit(trx, { ...line, requestId, now });
    if (email !== undefined) {
      await promiseInvitations(trx, ctx, [{ userId }]);
      return { userId, url: null, expiresAt: linkEndsAt({ purpose: 'invitation', address: email, now }) };
    }
    const { links, expiresAt } = await issueHandedLinks(trx, { userIds: [userId], now });
    return { userId, url: invitationUrl(publicOrigin, links[0]?.token ?? ''), expiresAt };
  });
}

/** The token is in the fragment: browsers send that to no server, so it stands in no log. */
export function invitationUrl(publicOrigin: string, token: string): string {
  return `${publicOrigin}/invitation#${token}`;
}

/**
 * Invites somebody again who has not entered their account; the links of before are void. Errors: `not-found`,
 * `invitation-over`.
 */
export async function sendInvitation(
  ctx: OfAdministrator,
  { user }: { readonly user: string },
): Promise<SentInvitationView> {
  const { db, now, publicOrigin } = ctx;
  const userId = await getUserId(db, user);
  return await inTransaction(db, async (trx) => {
    const invited = await findInvited(trx, userId);
    if (invited === undefined) throw new DomainError('invitation-over');
    const purpose = 'invitation';
    const address = invited.pendingEmail;
    const expiresAt = linkEndsAt({ purpose, address, now });
    if (address !== null) {
      await promiseInvitations(trx, ctx, [{ userId }]);
      return { url: null, expiresAt };
    }
    const token = await issueToken(trx, { userId, purpose, address, sessionId: null, now });
    return { url: invitationUrl(publicOrigin, token), expiresAt };
  });
}

/**
 * Takes back what was made for somebody who has not entered it: the link is void, and the account gone with its name
 * and the mails that went to it. Errors: `not-found`; `invitation-over` for an account that was entered, or was given
 * something meanwhile; `busy` while a mail to it is on its way.
 */
export async function takeBackInvitation(
  { db, now, secrets, mailbox }: Pick<Context, 'db' | 'now' | 'secrets' | 'mailbox'>,
  { user }: { readonly user: string },
): Promise<Record<string, never>> {
  const userId = await getUserId(db, user);
  await inTransaction(db, async (trx) => {
    await User.query(trx).findById(userId).select('id').forUpdate();
    if ((await findInvited(trx, userId)) === undefined) throw new DomainError('invitation-over');
    if (!(await forgetMessages(trx, { userId, addresses: [], secrets, now, outlasting: [] })))
      throw new DomainError('busy', { retryAfterSeconds: 5 });
    await User.query(trx)
      .deleteById(userId)
      .catch((error: unknown) => {
        throw error instanceof ForeignKeyViolationError ? new DomainError('invitation-over') : error;
      });
  });
  await mailbox.forget({ userId, addresses: [] });
  return {};
}
