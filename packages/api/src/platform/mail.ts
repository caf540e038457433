import type { Page } from '@studyhall/domain/primitives';
import type { Mail } from './outbox.ts';

/** A mail as administrators read it where no mail server takes it. */
export interface KeptMail extends Mail {
  readonly id: string;
  readonly sentAt: Date;
}

export type KeptMailHead = Omit<KeptMail, 'text'>;

export interface MailPage {
  /** False where a mail server takes the mails: then there is nothing to read here. */
  readonly isKept: boolean;
  readonly items: readonly KeptMailHead[];
  readonly nextCursor: string | null;
}

/** What administrators may read of the mails that were sent, newest first. */
export interface Mailbox {
  list(page: Page): Promise<MailPage>;
  find(id: string): Promise<KeptMail | undefined>;
}

/** Where mails go, and what can be read of them afterwards. */
export interface MailTransport {
  readonly mailbox: Mailbox;
  /** `id` is the same when a delivery is tried again, so a sink keeps one of both. */
  send(mail: Mail, delivery: { readonly id: string; readonly now: Date }): Promise<void>;
  close(): Promise<void>;
}

/** The mailbox of mails that left: it says so, and holds nothing. */
export const noMailbox: Mailbox = {
  list: async () => ({ isKept: false, items: [], nextCursor: null }),
  find: async () => undefined,
};
