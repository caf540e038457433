import type { GetMail } from '@studyhall/domain/auth/schemas';
import { DomainError } from '@studyhall/domain/errors';
import type { KeptMail, Mailbox } from '../platform/mail.ts';

/** A mail that is kept here because no mail server takes it. Errors: `not-found`. */
export async function getMail(mailbox: Mailbox, { id }: GetMail): Promise<KeptMail> {
  const mail = await mailbox.find(id);
  if (mail === undefined) throw new DomainError('not-found');
  return mail;
}
