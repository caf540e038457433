import type { Knex } from 'knex';
import type { ErasedAccount, ExportedFile, Exporting } from './account-part.ts';
import { releaseKeeper } from './blob-rows.ts';
import { BlobKeeper } from './models.ts';
import type { OfUser } from './of-user.ts';

/** Blobs of an account are kept by a name that ends in its id, such as `picture:` and the id. */
async function listKept(db: Knex, { userId }: OfUser): Promise<BlobKeeper[]> {
  return await BlobKeeper.query(db).where('keeper', 'like', `%:${userId}`).orderBy(['keeper', 'hash']);
}

/** The pictures that somebody has. */
export async function* accountFiles({ db, blobs, userId }: Exporting): AsyncGenerator<ExportedFile> {
  for (const { hash, keeper } of await listKept(db, { userId })) {
    const [what = 'file'] = keeper.split(':');
    yield { name: `files/${fileNameOf(what)}-${hash.slice(0, 12)}`, content: blobs.read(db, hash) };
  }
}

/** Without what leads out of the folder, or means something to a file system. */
function fileNameOf(typed: string): string {
  return typed.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_').replace(/^\.+/, '_');
}

/** Nobody keeps them for this account any more: what nobody else keeps is removed with the next sweeps. */
export async function releaseFiles(trx: Knex.Transaction, { userId, now }: ErasedAccount): Promise<void> {
  for (const { hash, keeper } of await listKept(trx, { userId }))
    await releaseKeeper(trx, { hash, keeper, now });
}
