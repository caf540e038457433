import type { Knex } from 'knex';
import * as z from 'zod';
import { Blob, BlobKeeper } from './models.ts';
import { statement } from './statement.ts';

export interface KeptBlob {
  readonly hash: string;
  readonly byteCount: number;
  readonly content: Buffer | null;
  readonly keeper: string;
  readonly now: Date;
}

/** Adds the blob if there is none, says that the keeper keeps it, and locks its row. */
export async function keepBlob(
  trx: Knex.Transaction,
  { hash, byteCount, content, keeper, now }: KeptBlob,
): Promise<void> {
  const row = { hash, byteCount, content, createdAt: now, releasedAt: null };
  await Blob.query(trx).insert(row).onConflict('hash').merge(['releasedAt']);
  await BlobKeeper.query(trx)
    .insert({ hash, keeper, keptSince: now })
    .onConflict(['hash', 'keeper'])
    .ignore();
}

/** Forgets the keeper; the last one leaves the blob to the sweep. */
export async function releaseKeeper(
  trx: Knex.Transaction,
  { hash, keeper, now }: { readonly hash: string; readonly keeper: string; readonly now: Date },
): Promise<void> {
  // The row first, as in keeping: of two at once the second sees what the first did.
  const blob = await Blob.query(trx).findById(hash).select('hash').forUpdate();
  if (blob === undefined) return;
  const released = await BlobKeeper.query(trx).delete().where({ hash, keeper });
  if (released === 0 || (await BlobKeeper.query(trx).findOne({ hash })) !== undefined) return;
  await Blob.query(trx).findById(hash).patch({ releasedAt: now });
}

/** Hashes of what nobody has kept since then, the oldest first. */
export async function listReleased(
  db: Knex,
  { before, atMost }: { readonly before: Date; readonly atMost: number },
): Promise<string[]> {
  const rows = await Blob.query(db)
    .select('hash')
    .where('releasedAt', '<', before)
    .orderBy('releasedAt')
    .limit(atMost);
  return rows.map(({ hash }) => hash);
}

/** Removes the row if nobody has taken it up meanwhile, and keeps its lock. */
export async function dropBlob(
  trx: Knex.Transaction,
  { hash, before }: { readonly hash: string; readonly before: Date },
): Promise<boolean> {
  return (await Blob.query(trx).delete().where({ hash }).where('releasedAt', '<', before)) > 0;
}

const taken = statement(
  'platform_take_unknown_blob',
  `insert into platform.blobs (hash, byte_count, created_at, released_at) values (:hash, 0, :now, :now)
   on conflict (hash) do nothing returning hash`,
  z.object({ hash: z.string() }),
  { because: 'guarded' },
);

/** Takes a hash that has no row, so that nobody else makes one before this transaction ends. False if it has one. */
export async function takeUnknown(
  trx: Knex.Transaction,
  unknown: { readonly hash: string; readonly now: Date },
): Promise<boolean> {
  return (await taken.first(trx, unknown)) !== undefined;
}

export async function forgetBlob(trx: Knex.Transaction, hash: string): Promise<void> {
  await Blob.query(trx).deleteById(hash);
}

/** Undefined if there is no such blob. */
export async function findBlob(
  db: Knex,
  hash: string,
): Promise<Pick<Blob, 'hash' | 'byteCount'> | undefined> {
  return await Blob.query(db).findById(hash).select('hash', 'byteCount');
}
