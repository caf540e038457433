import type { ImageFile } from '@studyhall/domain/quizzes/images/image-file';
import type { Knex } from 'knex';
import { recordAudit } from '../../platform/audit.ts';
import type { Blobs } from '../../platform/blobs.ts';
import type { Context, Viewer } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.ts';
import { createFairShare } from '../../platform/fair-share.ts';
import { createGate } from '../../platform/gate.ts';
import { makerOf, takeQuota } from '../../platform/quotas.ts';
import { fitImage } from './fit-image.ts';
import { IMAGE_KEEPER } from './image-queries.ts';
import type { StoredImageView } from './image-views.ts';
import { Image } from './models.ts';

/** A body is in memory until it is kept, however slowly it comes. */
const ofOne = createFairShare({ atOnce: 3, waiting: 0 });
const ofAll = createGate({ atOnce: 16, waiting: 0 });

type Sent = Context & { readonly viewer: Viewer };

/**
 * Keeps an image that an author sends, once, however often it is sent; the audit log says who did. Nothing is read of it
 * before it is known to be allowed. Errors: `rate-limited`, `busy`, `image-unfit` and those of `read`.
 */
export async function sendImage(ctx: Sent, read: () => Promise<Buffer>): Promise<StoredImageView> {
  const { db, blobs, now, viewer, requestId } = ctx;
  const { userId } = viewer;
  return await ofOne(userId, () =>
    ofAll(async () => {
      // Counted before the work, and kept where it fails: it is the work that costs.
      await inTransaction(
        db,
        async (trx) => await takeQuota(trx, { name: 'image', maker: makerOf(ctx), now }),
      );
      const image = await fitImage(await read());
      const stored = await storeImage({ db, blobs }, { image, now });
      const { hash, byteCount, isKnown } = stored;
      await recordAudit(db, {
        ...{ actor: userId, action: 'images.store', target: { kind: 'image', id: hash } },
        ...{ detail: { byteCount, isKnown }, requestId, now },
      });
      return stored;
    }),
  );
}

interface FitImage {
  readonly image: ImageFile;
  readonly now: Date;
}

/** Keeps an image that was fitted. */
export async function storeImage(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  { image, now }: FitImage,
): Promise<StoredImageView> {
  const { kind, width, height } = image;
  return await inTransaction(db, async (trx) => {
    const content = Buffer.from(image.content);
    const { hash, byteCount } = await blobs.put(trx, { content, keeper: IMAGE_KEEPER, now });
    const row = { hash, kind, width, height, byteCount, storedAt: now, usedAt: now };
    const known = await Image.query(trx).findById(hash).select('hash');
    await Image.query(trx).insert(row).onConflict('hash').merge(['usedAt']);
    return { hash, kind, width, height, byteCount, isKnown: known !== undefined };
  });
}
