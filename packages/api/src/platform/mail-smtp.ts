import { type MailTransport, noMailbox } from './mail.ts';
import { onFirstUse } from './on-first-use.ts';
import { UndeliveredError } from './relay.ts';

export interface SmtpOptions {
  /** `smtp:` or `smtps:`, with user and password if the server wants them. */
  readonly url: string;
  readonly from: string;
}

const TIMEOUT_MS = 15_000;

/** Hands mails to a mail server. It keeps none: they can be read where they went. */
export function createSmtpMails({ url, from }: SmtpOptions): MailTransport {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = onFirstUse(async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({ url, pool: true, maxConnections: 3, ...timeouts });
  });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    mailbox: noMailbox,
    send: async ({ to, subject, text }, { id, now }) => {
      // An object, so that nothing in an address is read as a list of several.
      const recipient = { name: '', address: to };
      const mail = {
        from,
        to: recipient,
        subject,
        text,
        date: now,
        messageId: `<${id}@${domain}>`,
      };
      const opened = await transport.open();
      await opened.sendMail(mail).catch((error: unknown) => {
        throw explained(error);
      });
    },
    close: async () => (await transport.ifOpened())?.close(),
  };
}

/** What the mail server answered, or why it did not, stands in the message; a fault of ours has no code. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error;
  const message = error.message.replaceAll(/\s+/g, ' ');
  return new UndeliveredError(message, { nameless: namelessOf(error.code, message, error), cause: error });
}

const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
/** As RFC 3463 has them: "5.1.1". */
const ENHANCED_STATUS = /(?<=^|\s)[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/;

/** Of an answer its codes alone: its words are the server's, and most often name the address. */
function namelessOf(code: string, message: string, error: object): string {
  if (!('responseCode' in error) || typeof error.responseCode !== 'number')
    return message.replaceAll(ADDRESS, 'an address');
  const status = ENHANCED_STATUS.exec(message)?.[0];
  return [code, String(error.responseCode), ...(status === undefined ? [] : [status])].join(' ');
}
