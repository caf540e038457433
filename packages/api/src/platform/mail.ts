import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Page } from '@studyhall/domain/primitives';
import * as z from 'zod';
import type { OfUser } from './of-user.ts';
import type { Mail } from './outbox.ts';
import type { Delivery } from './relay.ts';

/** A mail as administrators read it where no mail server takes it. */
export interface KeptMail extends Omit<Mail, 'userId'> {
  readonly id: string;
  readonly sentAt: Date;
}

export type KeptMailHead = Omit<KeptMail, 'text'>;

export interface MailPage {
  /** False where a mail server takes the mails: then there is nothing to read here. */
  readonly isKept: boolean;
  readonly items: KeptMailHead[];
  readonly nextCursor: string | null;
}

/** What administrators may read of the mails that were sent, newest first. */
export interface Mailbox {
  list(page: Page): Promise<MailPage>;
  find(id: string): Promise<KeptMail | undefined>;
  /** Removes what was written to an account, by whatever address it had then. */
  forget(account: MailedAccount): Promise<void>;
}

export interface MailedAccount extends OfUser {
  /** That it has proved, in the form in which they are compared. */
  readonly addresses: readonly string[];
}

/** Whether a kept mail went to the account. Older ones do not say to whom: there the address does. */
export function isTo(
  { userId, addresses }: MailedAccount,
  mail: { readonly userId?: string | undefined; readonly to: string },
): boolean {
  return mail.userId === undefined ? addresses.includes(canonicalEmail(mail.to)) : mail.userId === userId;
}

/** Where mails go, and what can be read of them afterwards. */
export interface MailTransport {
  readonly mailbox: Mailbox;
  /** `id` is the same when a delivery is tried again, so a sink keeps one of both. */
  send(mail: PromisedMail, delivery: { readonly id: string; readonly now: Date }): Promise<void>;
  close(): Promise<void>;
}

/** The mailbox of mails that left: it says so, and holds nothing. */
export const noMailbox: Mailbox = {
  list: async () => ({ isKept: false, items: [], nextCursor: null }),
  find: async () => undefined,
  forget: async () => undefined,
};

/** What a list shows of a mail: lists travel often, texts only when somebody reads one. */
export function headOf({ id, to, subject, sentAt }: KeptMail): KeptMailHead {
  return { id, to, subject, sentAt };
}

const PromisedMail = z.object({
  // Missing in what was promised before mails said it.
  userId: z.string().optional(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type PromisedMail = z.output<typeof PromisedMail>;

/** The outbox handler for the kind `mail`. */
export function mailHandler(transport: MailTransport) {
  return async (payload: unknown, { id, now }: Delivery): Promise<void> => {
    await transport.send(PromisedMail.parse(payload), { id, now });
  };
}

/** One page of a list of mails that is sorted newest first; ids sort by time. */
export function pageOfMails(ids: readonly string[], { cursor, limit }: Page) {
  const newestFirst = [...ids].sort().reverse();
  const rest = cursor === undefined ? newestFirst : newestFirst.filter((id) => id < cursor);
  const page = rest.slice(0, limit);
  return { page, nextCursor: rest.length > limit ? (page.at(-1) ?? null) : null };
}
