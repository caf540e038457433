import type { Knex } from 'knex';
import { newId } from './ids.ts';
import { OutboxMessage } from './models.ts';
import type { Secrets } from './secrets.ts';

export interface Mail {
  /** The account that it is for: kept with it, so that it goes with that. */
  readonly userId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Work to be done after a transaction: what kind, with which facts. Whoever handles the kind knows the payload's shape. */
export interface PromisedWork {
  readonly kind: string;
  readonly payload: unknown;
  readonly now: Date;
}

/**
 * Promises work in the transaction of what it is about: done at least once if that commits, else never. Sealed, because
 * payloads carry addresses and one-time links.
 */
export async function enqueue(trx: Knex, secrets: Secrets, work: PromisedWork): Promise<void> {
  await enqueueAll(trx, secrets, [work]);
}

const BATCH = 500;

/** The same for a great deal of work at once. */
export async function enqueueAll(trx: Knex, secrets: Secrets, works: readonly PromisedWork[]): Promise<void> {
  for (let from = 0; from < works.length; from += BATCH) {
    const messages = works.slice(from, from + BATCH).map(({ kind, payload, now }) => ({
      id: newId(),
      kind,
      sealedPayload: secrets.seal(JSON.stringify(payload)),
      availableAt: now,
      createdAt: now,
    }));
    await OutboxMessage.query(trx).insert(messages);
  }
}

/** Promises a mail. Its handler is the mail transport. */
export async function enqueueMail(
  trx: Knex,
  secrets: Secrets,
  { mail, now }: { readonly mail: Mail; readonly now: Date },
): Promise<void> {
  await enqueue(trx, secrets, { kind: 'mail', payload: mail, now });
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes what was done a week ago. Across users: retention. */
export async function sweepOutbox(db: Knex, { now }: { readonly now: Date }): Promise<void> {
  await OutboxMessage.query(db)
    .delete()
    .where('deliveredAt', '<', new Date(now.getTime() - KEPT_MS));
}

/** What waits to be delivered. */
export async function listWaiting(
  db: Knex,
): Promise<{ readonly id: string; readonly sealedPayload: string }[]> {
  const waiting = await OutboxMessage.query(db)
    .select('id', 'sealedPayload')
    .whereNull('deliveredAt')
    .whereNull('failedAt');
  return waiting.flatMap(({ id, sealedPayload }) => (sealedPayload === null ? [] : [{ id, sealedPayload }]));
}

/** Gives up messages that can never be delivered. */
export async function failWaiting(
  db: Knex,
  { ids, reason, now }: { readonly ids: readonly string[]; readonly reason: string; readonly now: Date },
): Promise<void> {
  await OutboxMessage.query(db)
    .whereIn('id', [...ids])
    .whereNull('deliveredAt')
    .patch({ failedAt: now, lastError: reason, lockedUntil: null });
}

/** For how many seconds the work waits that is late the longest; 0 where none is. What was given up does not wait. */
export async function outboxAgeSeconds(db: Knex, { now }: { readonly now: Date }): Promise<number> {
  const oldest = await OutboxMessage.query(db)
    .select('availableAt')
    .whereNull('deliveredAt')
    .whereNull('failedAt')
    .where('availableAt', '<=', now)
    .orderBy('availableAt')
    .first();
  return oldest === undefined ? 0 : (now.getTime() - oldest.availableAt.getTime()) / 1000;
}

/** How many messages were given up. */
export async function countFailed(db: Knex): Promise<number> {
  return await OutboxMessage.query(db).whereNotNull('failedAt').resultSize();
}

/** Messages that were given up, the newest first; `before` is the id of the last one seen. */
export async function listFailed(
  db: Knex,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<OutboxMessage[]> {
  const failed = OutboxMessage.query(db).whereNotNull('failedAt').orderBy('id', 'desc').limit(limit);
  return await (before === undefined ? failed : failed.where('id', '<', before));
}

/** Has one that was given up tried again from now on, as if it were new. False where none of that id was. */
export async function retryFailed(
  db: Knex,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const retried = await OutboxMessage.query(db)
    .findById(id)
    .whereNotNull('failedAt')
    .whereNotNull('sealedPayload')
    .patch({ failedAt: null, tries: 0, availableAt: now, lockedUntil: null });
  return retried > 0;
}
