import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import { enqueueMail } from '../platform/outbox.ts';
import type { OutboxHandlers } from '../platform/relay.ts';
import type { Secrets } from '../platform/secrets.ts';
import { statement } from '../platform/statement.ts';
import { findInvited } from './invited.ts';
import { type MailKind, mailTexts } from './mails.ts';
import {
  type AccountNotice,
  DeletionNotice,
  Invitation,
  messageKinds,
  Notice,
  ResetRequest,
  VerifyAddress,
  WaitingAddress,
} from './messages.ts';
import { Identifier, User } from './models.ts';
import { issueToken } from './one-time-tokens.ts';
import { findAddressOwner, findCredentialsOf } from './queries.ts';

const Addressee = z.object({
  name: z.string(),
  userName: z.string(),
  language: languageTag,
  pendingEmail: z.string().nullable(),
});
type Addressee = z.output<typeof Addressee>;

const addresseeOf = statement(
  'auth_addressee',
  `select p.language, u.pending_email as "pendingEmail", coalesce(i.display, '') as "userName",
     coalesce(nullif(p.first_name, ''), i.display, '') as name
   from auth.users u join auth.profiles p on p.user_id = :userId
   left join auth.identifiers i on i.user_id = :userId and i.kind = 'username'
   where u.id = :userId`,
  Addressee,
);

/** How an account is addressed in mails. */
async function findAddressee(db: Knex, userId: string): Promise<Addressee | undefined> {
  return await addresseeOf.first(db, { userId });
}

/**
 * The account for which the address waits: the newest, if somebody has prepared others on it. What its link asks for,
 * whoever reads the mails can give.
 */
async function findWaiting(
  db: Knex,
  address: string,
): Promise<{ readonly userId: string; readonly address: string } | undefined> {
  const waiting = await User.query(db)
    .whereRaw('lower(pending_email) = ?', [address])
    .where({ isActive: true })
    .orderBy([{ column: 'createdAt', order: 'desc' }, 'id'])
    .first();
  const pending = waiting?.pendingEmail ?? null;
  return waiting === undefined || pending === null ? undefined : { userId: waiting.id, address: pending };
}

/** What the handlers are made of: links begin with `publicOrigin`, mails are sealed with `secrets`. */
export interface AuthHandlerDeps {
  readonly secrets: Secrets;
  readonly publicOrigin: string;
}

interface Letter {
  readonly kind: MailKind;
  readonly userId: string;
  readonly to: string;
  readonly addressee: Addressee;
  /** Path and fragment. */
  readonly path: string;
  /** A provider's name, where it is about one. */
  readonly provider?: string | undefined;
  /** A moment, where it is about one. */
  readonly date?: Date | undefined;
  readonly now: Date;
}

/** Where something can be done about it. */
function pathOf(notice: AccountNotice, provider: string | undefined): string {
  if (notice === 'name-hidden' || notice === 'picture-hidden') return '/profile';
  if (notice === 'question-fixed' || notice === 'question-answered') return '/history';
  return notice === 'deletion-given-up' || provider !== undefined ? '/security' : '/forgot-password';
}

/** What accounts promise to the outbox. Run again they send another mail with another link, and harm nothing. */
export function authOutboxHandlers({ secrets, publicOrigin }: AuthHandlerDeps): OutboxHandlers {
  const write = async (trx: Knex, letter: Letter) => {
    const { kind, userId, to, addressee, path, provider = '', date = null, now } = letter;
    const { name, language } = addressee;
    const facts = { name, link: `${publicOrigin}${path}`, provider, date };
    const mail = { userId, to, ...mailTexts[language][kind](facts) };
    await enqueueMail(trx, secrets, { mail, now });
  };

  return {
    [messageKinds.verifyAddress]: async (payload, { db, now }) => {
      const { userId, address, sessionId } = VerifyAddress.parse(payload);
      await inTransaction(db, async (trx) => {
        const addressee = await findAddressee(trx, userId);
        // Confirmed or changed meanwhile.
        if (addressee?.pendingEmail !== address) return;
        const owner = await findAddressOwner(trx, address);
        // Nobody knows yet who reads this: a first name could be any text that somebody wants to send to strangers.
        const letter = { userId, to: address, addressee: { ...addressee, name: addressee.userName }, now };
        if (owner !== undefined && owner.userId !== userId) {
          // Whoever has the address reads it, and not whoever typed it.
          const reader = (await findAddressee(trx, owner.userId)) ?? letter.addressee;
          const toOwner = {
            userId: owner.userId,
            addressee: { ...letter.addressee, language: reader.language },
          };
          await write(trx, { ...letter, ...toOwner, kind: 'already-registered', path: '/log-in' });
          return;
        }
        const token = await issueToken(trx, { userId, purpose: 'verify-email', address, sessionId, now });
        await write(trx, { ...letter, kind: 'verify', path: `/verify-email#${token}` });
      });
    },

    [messageKinds.resetRequest]: async (payload, { db, now }) => {
      const { address } = ResetRequest.parse(payload);
      await inTransaction(db, async (trx) => {
        const owner = await findAddressOwner(trx, address);
        if (owner === undefined) return;
        const { userId } = owner;
        const account = await findCredentialsOf(trx, { userId, now });
        const addressee = await findAddressee(trx, userId);
        if (account?.isActive !== true || addressee === undefined) return;
        const { display } = owner;
        const purpose = 'reset-password';
        const token = await issueToken(trx, { userId, purpose, address: display, sessionId: null, now });
        const path = `/reset-password#${token}`;
        await write(trx, { kind: 'reset', userId, to: display, addressee, path, now });
      });
    },

    [messageKinds.waitingAddress]: async (payload, { db, now }) => {
      const { address } = WaitingAddress.parse(payload);
      await inTransaction(db, async (trx) => {
        if ((await findAddressOwner(trx, address)) !== undefined) return;
        const waiting = await findWaiting(trx, address);
        const addressee = waiting === undefined ? undefined : await findAddressee(trx, waiting.userId);
        if (waiting === undefined || addressee === undefined) return;
        const { userId, address: to } = waiting;
        const token = await issueToken(trx, {
          userId,
          purpose: 'verify-email',
          address: to,
          sessionId: null,
          now,
        });
        const path = `/verify-email#${token}`;
        await write(trx, { kind: 'address-waiting', userId, to, addressee, path, now });
      });
    },

    [messageKinds.invitation]: async (payload, { db, now }) => {
      const { userId } = Invitation.parse(payload);
      await inTransaction(db, async (trx) => {
        const invited = await findInvited(trx, userId);
        const addressee = await findAddressee(trx, userId);
        // Entered or taken back meanwhile.
        if (invited === undefined || addressee === undefined || invited.pendingEmail === null) return;
        const { pendingEmail: address } = invited;
        const token = await issueToken(trx, { userId, purpose: 'invitation', address, sessionId: null, now });
        await write(trx, {
          ...{ kind: 'invitation', userId, to: address, addressee },
          ...{ path: `/invitation#${token}`, now },
        });
      });
    },

    [messageKinds.notice]: async (payload, { db, now }) => {
      const { userId, address, notice, provider } = Notice.parse(payload);
      const addressee = await findAddressee(db, userId);
      if (addressee === undefined) return;
      await write(db, {
        ...{ kind: notice, userId, to: address, addressee },
        ...{ path: pathOf(notice, provider), provider, now },
      });
    },

    [messageKinds.deletion]: async (payload, { db, now }) => {
      const { userId, token, eraseAt } = DeletionNotice.parse(payload);
      const owned = await Identifier.query(db).findOne({ userId, kind: 'email' }).select('display');
      const addressee = await findAddressee(db, userId);
      if (owned === undefined || addressee === undefined) return;
      const letter = { userId, to: owned.display, addressee, date: eraseAt, now };
      if (token === null) await write(db, { ...letter, kind: 'deletion-announced', path: '/' });
      else await write(db, { ...letter, kind: 'deletion-asked', path: `/keep-account#${token}` });
    },
  };
}
