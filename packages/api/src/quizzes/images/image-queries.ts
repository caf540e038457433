import { buffer } from 'node:stream/consumers';
import { imagesNamedIn } from '@studyhall/domain/quizzes/images/image-address';
import { type ImageKind, imageKinds } from '@studyhall/domain/quizzes/images/image-file';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Blobs } from '../../platform/blobs.ts';
import { statement } from '../../platform/statement.ts';
import type { ImageView } from './image-views.ts';
import { Image } from './models.ts';

/** By this name its blobs are kept. */
export const IMAGE_KEEPER = 'question-image';

/**
 * The images that texts name, for whoever is given these texts, and no others: what a learner may not see yet has no hash
 * there. Costs nothing where none is named.
 */
export async function listImagesIn(db: Knex, shown: unknown): Promise<ImageView[]> {
  const hashes = imagesNamedIn(shown);
  if (hashes.length === 0) return [];
  return await Image.query(db).whereIn('hash', hashes).select('hash', 'width', 'height').orderBy('hash');
}

/** Those of some hashes that there are. */
export async function findImages(db: Knex, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await Image.query(db)
    .whereIn('hash', [...hashes])
    .select('hash');
  return new Set(rows.map(({ hash }) => hash));
}

interface Naming {
  readonly hashes: readonly string[];
  readonly now: Date;
}

/** Says that images are named anew, so that they stay; answers with those that there are. */
export async function useImages(db: Knex, { hashes, now }: Naming): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await Image.query(db)
    .whereIn('hash', [...hashes])
    .patch({ usedAt: now })
    .returning('hash');
  return new Set(rows.map(({ hash }) => hash));
}

/** An image with its bytes; undefined where there is none of that hash. Errors: BlobError. */
export async function readImageContent(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  hash: string,
): Promise<{ type: string; kind: ImageKind; content: Buffer } | undefined> {
  const image = await Image.query(db).findById(hash).select('kind');
  if (image === undefined) return undefined;
  const { kind } = image;
  return { type: imageKinds[kind].type, kind, content: await buffer(blobs.read(db, hash)) };
}

const unnamed = statement(
  'quizzes_unnamed_images',
  `delete from quizzes.images i where i.used_at < :before and i.hash not in (
     select m.found[1] from quizzes.question_versions v, regexp_matches(v::text, 'image:([0-9a-f]{64})', 'g') as m (found)
     where v::text like '%image:%'
   ) returning i.hash`,
  z.object({ hash: z.string() }),
);

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Forgets images that no version of a question names and nobody has used for 30 days; how many. */
export async function sweepImages(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  { now }: { readonly now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  // All versions are read through for it: not where nothing is old.
  const old = await Image.query(db).where('usedAt', '<', before).select('hash').first();
  if (old === undefined) return 0;
  return await db.transaction(async (trx) => {
    const forgotten = await unnamed.all(trx, { before });
    for (const { hash } of forgotten) await blobs.release(trx, { hash, keeper: IMAGE_KEEPER, now });
    return forgotten.length;
  });
}
