import { buffer } from 'node:stream/consumers';
import { DomainError } from '@studyhall/domain/errors';
import { LOGO_MAX_BYTES, logoKindOf, SiteLogo } from '@studyhall/domain/platform/site-logo';
import type { Knex } from 'knex';
import type { Blobs } from './blobs.ts';
import { inTransaction } from './database.ts';
import { InstanceSetting } from './models.ts';
import type { OfUserNow } from './of-user.ts';
import { takeTurn } from './take-turn.ts';
import { deleteUpload, getUpload, readUpload } from './uploads.ts';

/** The row among the settings: none of those that somebody can write, because its picture has to be there. */
const NAME = 'logo';
const KEEPER = 'site-logo';

/** Null where the installation shows the product's own. */
export async function readSiteLogo(db: Knex): Promise<SiteLogo | null> {
  const row = await InstanceSetting.query(db).findById(NAME);
  return SiteLogo.safeParse(row?.value).data ?? null;
}

export interface SetSiteLogo extends OfUserNow {
  readonly uploadId: string;
}

/**
 * Makes an upload the picture of the installation, and the upload is gone. Errors: `upload-missing`, `upload-too-large`
 * above 200 KB, `file-format-unknown` for what is no PNG, JPEG or WebP, whatever it is called.
 */
export async function setSiteLogo(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  { userId, uploadId, now }: SetSiteLogo,
): Promise<SiteLogo> {
  const { byteCount } = await getUpload(db, { userId, uploadId });
  if (byteCount > LOGO_MAX_BYTES) throw new DomainError('upload-too-large', { maxBytes: LOGO_MAX_BYTES });
  const content = await buffer(readUpload(db, { userId, uploadId }));
  const kind = logoKindOf(content);
  if (kind === undefined) throw new DomainError('file-format-unknown');
  return await inTransaction(db, async (trx) => {
    const before = await lockLogo(trx);
    const { hash } = await blobs.put(trx, { content, keeper: KEEPER, now });
    const logo = { hash, kind };
    await InstanceSetting.query(trx)
      .insert({ name: NAME, value: logo, updatedAt: now })
      .onConflict('name')
      .merge();
    if (before !== null && before.hash !== hash)
      await blobs.release(trx, { hash: before.hash, keeper: KEEPER, now });
    await deleteUpload(trx, { userId, uploadId });
    return logo;
  });
}

/** Back to the product's own picture; whether there was another. */
export async function removeSiteLogo(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  { now }: { readonly now: Date },
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const before = await lockLogo(trx);
    if (before === null) return false;
    await InstanceSetting.query(trx).deleteById(NAME);
    await blobs.release(trx, { hash: before.hash, keeper: KEEPER, now });
    return true;
  });
}

/** Its bytes; undefined unless the picture of today has exactly this hash. Errors: BlobError. */
export async function readLogoContent(
  { db, blobs }: { readonly db: Knex; readonly blobs: Blobs },
  wanted: SiteLogo,
): Promise<Buffer | undefined> {
  const logo = await readSiteLogo(db);
  if (logo?.hash !== wanted.hash || logo.kind !== wanted.kind) return undefined;
  return await buffer(blobs.read(db, logo.hash));
}

/** Two changes at once would both let go of the same one, and nobody of the other. */
async function lockLogo(trx: Knex.Transaction): Promise<SiteLogo | null> {
  // The first time there is no row to lock: both would see none before them, and the loser's picture stayed for ever.
  await takeTurn(trx, 'site logo');
  return await readSiteLogo(trx);
}
