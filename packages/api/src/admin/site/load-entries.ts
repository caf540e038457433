import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { blobFolder } from '../../platform/blob-folder.ts';
import { copyIn } from './copy-table.ts';
import type { SiteProgress } from './export-site.ts';
import { readEntries, type SiteEntry } from './read-site.ts';
import { blobOfPiece, type SiteManifest, tableOfPiece } from './site-archive.ts';
import { SiteError } from './site-error.ts';

export interface SiteLoad {
  readonly file: string;
  readonly manifest: SiteManifest;
  readonly blobsFolder: string;
  readonly onProgress: ((progress: SiteProgress) => void) | undefined;
}

/** Pieces that belong together, one after the other. */
interface Part {
  readonly name: string;
  readonly pieces: AsyncGenerator<Buffer, undefined>;
}

/**
 * Puts the rows of an archive into their tables and its blobs into their folder. Blobs of a transaction that fails belong
 * to nobody, and are swept. Rejects with SiteError where the file is another one than the manifest was read from.
 */
export async function loadEntries(
  trx: Knex.Transaction,
  { file, manifest, blobsFolder, onProgress }: SiteLoad,
): Promise<void> {
  const files = blobFolder(blobsFolder);
  for await (const { name, pieces } of partsOf(readEntries(file))) {
    const table = manifest.tables.find((one) => one.name === name);
    const blob = manifest.blobs.find(({ hash }) => hash === name);
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = async function* () {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        onProgress?.({ table: name, bytes });
        yield piece;
      }
    };
    const changed = () =>
      new SiteError(`${file} is no longer what it was: ${name} has changed. Nothing was kept`);
    if (table !== undefined) {
      const rows = await copyIn(trx, table, measured());
      if (rows !== table.rows || hash.digest('hex') !== table.sha256) throw changed();
    } else if (blob !== undefined) {
      const draft = await files.write(measured());
      if (hash.digest('hex') !== blob.hash) throw changed();
      await files.adopt(draft, blob.hash);
    } else for await (const _ of measured());
  }
}

async function* partsOf(entries: AsyncGenerator<SiteEntry, undefined>): AsyncGenerator<Part> {
  let entry = await entries.next();
  const partOf = ({ name }: SiteEntry) => tableOfPiece(name) ?? blobOfPiece(name) ?? name;
  while (entry.done !== true) {
    const name = partOf(entry.value);
    const pieces = async function* (): AsyncGenerator<Buffer, undefined> {
      while (entry.done !== true && partOf(entry.value) === name) {
        for await (const piece of entry.value.content) yield Buffer.from(piece);
        entry = await entries.next();
      }
    };
    yield { name, pieces: pieces() };
  }
}
