import type { MailTransport } from './mail.ts';
import { createFileMails } from './mail-file.ts';
import { createSmtpMails } from './mail-smtp.ts';
import type { Settings } from './settings.ts';

/** Where the settings send mails: to a mail server, or into a folder for administrators to read. */
export function createMailTransport(
  { mail, mailFrom }: Pick<Settings, 'mail' | 'mailFrom'>,
  { publicOrigin }: { readonly publicOrigin: string },
): MailTransport {
  if (mail.kind === 'file') return createFileMails(mail.folder);
  const from = mailFrom ?? `Studyhall <no-reply@${new URL(publicOrigin).hostname}>`;
  return createSmtpMails({ url: mail.url, from });
}
