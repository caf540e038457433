import { canonicalEmail } from '@studyhall/domain/auth/email-address';
import type { Knex } from 'knex';
import type { ErasedAccount } from './account-part.ts';
import { OutboxMessage } from './models.ts';

interface Forgetting extends Pick<ErasedAccount, 'userId' | 'addresses' | 'secrets' | 'now'> {
  /** Kinds that still have to be done when the account is gone. */
  readonly outlasting: readonly string[];
}

/** So many payloads are opened and held at once. */
const PAGE = 500;

/**
 * Gives up what was promised to an account or about it, whether it waits or has failed. Answers false, and does nothing,
 * while one of them is just being delivered: what comes of it would be left.
 */
export async function forgetMessages(trx: Knex.Transaction, forgetting: Forgetting): Promise<boolean> {
  const { now } = forgetting;
  const about: string[] = [];
  for await (const id of listAbout(trx, forgetting)) about.push(id);
  if (about.length === 0) return true;
  // Whoever delivers may have claimed one since it was read: from here on nobody can, and what they wrote is seen.
  const held = await OutboxMessage.query(trx)
    .select('id', 'lockedUntil')
    .whereIn('id', about)
    .whereNotNull('sealedPayload')
    .orderBy('id')
    .forUpdate();
  if (held.some(({ lockedUntil }) => lockedUntil !== null && lockedUntil > now)) return false;
  await OutboxMessage.query(trx)
    .delete()
    .whereIn(
      'id',
      held.map(({ id }) => id),
    );
  return true;
}

async function* listAbout(trx: Knex.Transaction, forgetting: Forgetting): AsyncGenerator<string> {
  const { secrets, outlasting } = forgetting;
  for (let last: string | undefined; ; ) {
    const page = OutboxMessage.query(trx)
      .select('id', 'sealedPayload')
      .whereNotNull('sealedPayload')
      .whereNotIn('kind', [...outlasting])
      .orderBy('id')
      .limit(PAGE);
    const kept = await (last === undefined ? page : page.where('id', '>', last));
    for (const { id, sealedPayload } of kept)
      if (
        sealedPayload !== null &&
        secrets.canOpen(sealedPayload) &&
        isAbout(JSON.parse(secrets.open(sealedPayload)), forgetting)
      )
        yield id;
    if (kept.length < PAGE) return;
    last = kept.at(-1)?.id;
  }
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
