import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Knex } from 'knex';
import type { ErasedAccount } from './account-part.ts';
import { OutboxMessage } from './models.ts';

interface Forgetting extends Pick<ErasedAccount, 'userId' | 'addresses' | 'secrets' | 'now'> {
  /** Kinds that still have to be done when the account is gone. */
  readonly outlasting: readonly string[];
}

/**
 * Gives up what was promised to an account or about it, whether it waits or has failed. Answers false, and does nothing,
 * while one of them is just being delivered: what comes of it would be left.
 */
export async function forgetMessages(db: Knex, forgetting: Forgetting): Promise<boolean> {
  const { secrets, outlasting, now } = forgetting;
  const kept = await OutboxMessage.query(db)
    .select('id', 'sealedPayload', 'lockedUntil')
    .whereNotNull('sealedPayload')
    .whereNotIn('kind', [...outlasting]);
  const about = kept.filter(
    ({ sealedPayload }) =>
      sealedPayload !== null &&
      secrets.canOpen(sealedPayload) &&
      isAbout(JSON.parse(secrets.open(sealedPayload)), forgetting),
  );
  if (about.some(({ lockedUntil }) => lockedUntil !== null && lockedUntil > now)) return false;
  if (about.length > 0)
    await OutboxMessage.query(db)
      .delete()
      .whereIn(
        'id',
        about.map(({ id }) => id),
      );
  return true;
}

/** What says whose it is names no other by an address: two may have given the same one, and one has proved it. */
function isAbout(
  payload: unknown,
  { userId, addresses }: Pick<ErasedAccount, 'userId' | 'addresses'>,
): boolean {
  if (names(payload, (text) => text === userId)) return true;
  const isOfSomebody = typeof payload === 'object' && payload !== null && 'userId' in payload;
  return !isOfSomebody && names(payload, (text) => addresses.includes(canonicalEmail(text)));
}

function names(value: unknown, isWanted: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isWanted(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => names(part, isWanted));
}
