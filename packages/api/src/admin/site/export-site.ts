import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import type { Knex } from 'knex';
import { type Pack, pack } from 'tar-stream';
import { blobFolder } from '../../platform/blob-folder.ts';
import { readApplied } from '../../platform/migration-record.ts';
import { Blob } from '../../platform/models.ts';
import { listWaiting } from '../../platform/outbox.ts';
import { listKeyRows } from '../../progress/certificates/signing-key-queries.ts';
import { encryptFor } from '../offsite/age-files.ts';
import { addFile, asJson, inPieces } from './archive-files.ts';
import { copyOut, setForm } from './copy-table.ts';
import { dataHashes } from './data-hashes.ts';
import {
  blobPieceName,
  KEYS_FILE,
  MANIFEST_FILE,
  pieceName,
  SITE_FILE,
  type SiteHead,
  type SiteManifest,
} from './site-archive.ts';
import { SiteError } from './site-error.ts';
import { listSequences, listSiteTables, type SiteTable } from './site-tables.ts';

/** Where work on a site has come to. */
export interface SiteProgress {
  readonly table: string;
  readonly bytes: number;
}

export interface SiteExport {
  readonly to: Writable;
  /** Secret keys that go with it, and for whom they are encrypted. */
  readonly keys?:
    | { readonly secretKeys: readonly string[]; readonly recipients: readonly string[] }
    | undefined;
  /** Where blobs lie that are too large for a row. */
  readonly blobsFolder: string;
  readonly now: Date;
  readonly onProgress?: ((progress: SiteProgress) => void) | undefined;
}

/** Compresses as well as gzip does at its best, at several times the speed. */
const QUALITY = 4;

/**
 * Writes the whole site, as it is in one moment, to one stream, and ends it. `db` logs in as a role that owns the tables.
 * Memory does not grow with the site. Rejects with SiteError for a database that was never migrated.
 */
export async function exportSite(db: Knex, options: SiteExport): Promise<SiteManifest> {
  return await db.transaction(
    async (trx) => {
      await setForm(trx);
      const archive = pack();
      const compress = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
      const written = pipeline(archive, compress, options.to);
      written.catch(() => undefined);
      try {
        const manifest = await fill(trx, archive, options);
        await written;
        return manifest;
      } catch (error) {
        // The reason is then a disk that is full, and not that the archive was closed because of it.
        if (archive.destroyed) await written;
        archive.destroy();
        await written.catch(() => undefined);
        throw error;
      }
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function fill(
  trx: Knex.Transaction,
  archive: Pack,
  { keys, blobsFolder, now, onProgress }: SiteExport,
): Promise<SiteManifest> {
  await addFile(archive, SITE_FILE, asJson(await headOf(trx, now)));
  if (keys !== undefined) {
    const { secretKeys, recipients } = keys;
    const text = asJson({ version: 1, keptAt: now, secretKeys });
    await addFile(archive, KEYS_FILE, await buffer(await encryptFor(recipients, Readable.from([text]))));
  }
  const tables: SiteManifest['tables'] = [];
  for (const table of await listSiteTables(trx))
    tables.push(await addTable(trx, archive, { table, onProgress }));
  const manifest = {
    tables,
    blobs: await addBlobs(trx, archive, blobsFolder),
    sequences: await listSequences(trx),
    hashes: [...(await dataHashes(trx)).domains],
    sealed: (await listWaiting(trx)).length + (await listKeyRows(trx)).length,
  };
  await addFile(archive, MANIFEST_FILE, asJson(manifest));
  archive.finalize();
  return manifest;
}

async function headOf(trx: Knex.Transaction, now: Date): Promise<SiteHead> {
  const migrations = (await readApplied(trx)).map(({ name }) => name);
  if (migrations.length === 0)
    throw new SiteError('the database holds no Studyhall: there is nothing to export');
  const { rows } = await trx.raw<{ rows: { version: string }[] }>(
    `select current_setting('server_version') as version`,
  );
  return {
    format: 'studyhall-site',
    version: 1,
    exportedAt: now,
    serverVersion: rows[0]?.version ?? '',
    migrations,
  };
}

/** A file that is missing or damaged ends the export: what it leaves out nobody would miss until it is needed. */
async function addBlobs(
  trx: Knex.Transaction,
  archive: Pack,
  folder: string,
): Promise<SiteManifest['blobs']> {
  const files = blobFolder(folder);
  const blobs = await Blob.query(trx).select('hash', 'byteCount').whereNull('content').orderBy('hash');
  for (const { hash } of blobs) {
    let pieces = 0;
    for await (const piece of inPieces(files.read(hash))) {
      await addFile(archive, blobPieceName(hash, pieces), piece);
      pieces += 1;
    }
  }
  return blobs.map(({ hash, byteCount }) => ({ hash, bytes: byteCount }));
}

interface TableToAdd {
  readonly table: SiteTable;
  readonly onProgress: SiteExport['onProgress'];
}

async function addTable(trx: Knex.Transaction, archive: Pack, { table, onProgress }: TableToAdd) {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  let pieces = 0;
  const content = copyOut(trx, `select ${table.columns.join(', ')} from ${table.name}`);
  for await (const piece of inPieces(content)) {
    hash.update(piece);
    bytes += piece.length;
    rows += countNewlines(piece);
    await addFile(archive, pieceName(table.name, pieces), piece);
    pieces += 1;
    onProgress?.({ table: table.name, bytes });
  }
  return { ...table, rows, bytes, sha256: hash.digest('hex') };
}

/** One ends a row, and stands in no value: COPY writes those with a backslash. */
function countNewlines(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) count += 1;
  return count;
}
