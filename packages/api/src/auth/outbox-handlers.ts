import { languageTag } from '@studyhall/domain/primitives';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import { enqueueMail } from '../platform/outbox.ts';
import type { OutboxHandlers } from '../platform/relay.ts';
import type { Secrets } from '../platform/secrets.ts';
import { statement } from '../platform/statement.ts';
import { type MailKind, mailTexts } from './mails.ts';
import { messageKinds, Notice, ResetRequest, VerifyAddress } from './messages.ts';
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

/** What the handlers are made of: links begin with `publicOrigin`, mails are sealed with `secrets`. */
export interface AuthHandlerDeps {
  readonly secrets: Secrets;
  readonly publicOrigin: string;
}

interface Letter {
  readonly kind: MailKind;
  readonly to: string;
  readonly addressee: Addressee;
  /** Path and fragment. */
  readonly path: string;
  readonly now: Date;
}

/** What accounts promise to the outbox. Run again they send another mail with another link, and harm nothing. */
export function authOutboxHandlers({ secrets, publicOrigin }: AuthHandlerDeps): OutboxHandlers {
  const write = async (trx: Knex, { kind, to, addressee, path, now }: Letter) => {
    const { name, language } = addressee;
    const mail = { to, ...mailTexts[language][kind]({ name, link: `${publicOrigin}${path}` }) };
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
        const letter = { to: address, addressee: { ...addressee, name: addressee.userName }, now };
        if (owner !== undefined && owner.userId !== userId) {
          await write(trx, { ...letter, kind: 'already-registered', path: '/log-in' });
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
        const account = await findCredentialsOf(trx, userId);
        const addressee = await findAddressee(trx, userId);
        if (account?.isActive !== true || addressee === undefined) return;
        const { display } = owner;
        const purpose = 'reset-password';
        const token = await issueToken(trx, { userId, purpose, address: display, sessionId: null, now });
        await write(trx, { kind: 'reset', to: display, addressee, path: `/reset-password#${token}`, now });
      });
    },

    [messageKinds.notice]: async (payload, { db, now }) => {
      const { userId, address, notice } = Notice.parse(payload);
      const addressee = await findAddressee(db, userId);
      if (addressee === undefined) return;
      await write(db, { kind: notice, to: address, addressee, path: '/forgot-password', now });
    },
  };
}
