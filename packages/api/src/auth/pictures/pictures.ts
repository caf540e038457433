import { buffer } from 'node:stream/consumers';
import { addressOfPicture } from '@studyhall/domain/auth/picture';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { hashOf } from '../../platform/blob-content.ts';
import type { Blobs } from '../../platform/blobs.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { createFairShare } from '../../platform/fair-share.ts';
import { createGate } from '../../platform/gate.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { makerOf, takeQuota } from '../../platform/quotas.ts';
import { lockAccount } from '../lock-queries.ts';

import { HiddenThing } from '../reports/models.ts';
import { isHidden } from '../reports/report-queries.ts';
import { encodePicture } from './encode-picture.ts';
import { Picture } from './models.ts';

type Owned = Context & { readonly viewer: Viewer };

/** Exported and erased with the account by this name. */
const keeperOf = ({ userId }: OfUser): string => `picture:${userId}`;

/** A body is in memory until it is a picture, however slowly it comes. */
const ofOne = createFairShare({ atOnce: 2, waiting: 0 });
const ofAll = createGate({ atOnce: 16, waiting: 0 });

/**
 * Makes what somebody sends their picture, instead of the one before; answers with where it is shown from. Nothing is read
 * of it before it is known to be allowed. Errors: `picture-hidden` for one that administrators have hidden, `rate-limited`,
 * `busy`, and those of `read` and `encodePicture`.
 */
export async function setPicture(ctx: Owned, read: () => Promise<Buffer>): Promise<{ address: string }> {
  const { db, now, viewer } = ctx;
  return await ofOne(viewer.userId, () =>
    ofAll(async () => {
      // Counted before the work, and kept where it fails: it is the work that costs.
      await inTransaction(db, async (trx) => {
        await takeQuota(trx, { name: 'picture', maker: makerOf(ctx), now });
      });
      return await keepPicture(ctx, await encodePicture(await read()));
    }),
  );
}

async function keepPicture({ db, blobs, now, viewer }: Owned, encoded: Buffer): Promise<{ address: string }> {
  const { userId } = viewer;
  const hash = await inTransaction(db, async (trx) => {
    const before = await lockPicture(trx, { userId });
    if (await isHidden(trx, { userId, thing: 'picture', what: hashOf(encoded) }))
      throw new DomainError('picture-hidden');
    const keeper = keeperOf({ userId });
    const stored = await blobs.put(trx, { content: encoded, keeper, now });
    const row = { userId, hash: stored.hash, setAt: now };
    await Picture.query(trx).insert(row).onConflict('userId').merge();
    if (before !== undefined && before.hash !== stored.hash)
      await blobs.release(trx, { hash: before.hash, keeper, now });
    return stored.hash;
  });
  return { address: addressOfPicture(hash) };
}

/** Back to the avatar; whether there was a picture. */
export async function removePicture({ db, blobs, now, viewer }: Owned): Promise<{ isRemoved: boolean }> {
  const { userId } = viewer;
  return await inTransaction(db, async (trx) => {
    const before = await lockPicture(trx, { userId });
    if (before === undefined) return { isRemoved: false };
    await Picture.query(trx).deleteById(userId);
    await blobs.release(trx, { hash: before.hash, keeper: keeperOf({ userId }), now });
    return { isRemoved: true };
  });
}

/** Two changes at once would both let go of the same one, and nobody of the other. */
async function lockPicture(trx: Knex.Transaction, { userId }: OfUser): Promise<Picture | undefined> {
  await lockAccount(trx, userId);
  return await Picture.query(trx).findById(userId);
}

/**
 * Its bytes; undefined unless it is somebody's picture today, who is not shut out, and one that others see, or an
 * administrator looks at it.
 * Errors: BlobError.
 */
export async function readPicture(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  { hash, withHidden }: Looking,
): Promise<Buffer | undefined> {
  const having = await listHaving(db, { hash, withHidden });
  const hiding = await HiddenThing.query(db)
    .where({ thing: 'picture', what: hash })
    .whereIn(
      'userId',
      having.map(({ userId }) => userId),
    );
  const shown = withHidden ? having.length > 0 : having.length > hiding.length;
  if (!shown) return undefined;
  return await buffer(blobs.read(db, hash));
}

interface Looking {
  readonly hash: string;
  readonly withHidden: boolean;
}

/** Whose picture it is. Across users: several may have the same. */
async function listHaving(db: Knex, { hash, withHidden }: Looking): Promise<Picture[]> {
  return await Picture.query(db)
    .where({ hash })
    .select('userId')
    .modify((having) => {
      // Whoever is banned, closed or going shows nobody anything, also by an address that others have kept.
      if (!withHidden) void having.whereExists(Picture.relatedQuery('user').where({ isActive: true }));
    });
}
