import { createHash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import { normalForm } from '@studyhall/domain/normal-form';
import { isOfDomains } from '@studyhall/domain/platform/instance-settings';
import type { Knex } from 'knex';
import { readInstanceSettings } from '../platform/instance-settings.ts';

interface Invited {
  readonly code?: string | undefined;
  /** Undefined: somebody who says none. */
  readonly email?: string | undefined;
}

/**
 * Lets pass whom the installation wants as an account. An address that was typed says at this time only where somebody
 * claims to be: the mailed link proves it. Errors: `registration-closed`, `registration-code-wrong`, `registration-domain`.
 */
export async function refuseUninvited(db: Knex, { code = '', email = '' }: Invited): Promise<void> {
  const settings = await readInstanceSettings(db);
  if (settings.registration === 'closed') throw new DomainError('registration-closed');
  if (settings.registration === 'code' && !isSame(code, settings.registrationCode))
    throw new DomainError('registration-code-wrong');
  if (settings.registration === 'domain' && !isOfDomains(email, settings.registrationDomains))
    throw new DomainError('registration-domain', { domains: settings.registrationDomains.join(', ') });
}

/** In the same time however much of it is right; as it is read from a board, so without regard to case and spaces. */
function isSame(code: string, wanted: string): boolean {
  const hash = (text: string) =>
    createHash('sha256').update(normalForm(text, 'NFKC').trim().toLowerCase()).digest();
  return wanted !== '' && timingSafeEqual(hash(code), hash(wanted));
}
