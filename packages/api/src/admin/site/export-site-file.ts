import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openDatabase } from '../../platform/database.ts';
import { errorCode } from '../../platform/embedded-postgres-error.ts';
import { syncFolder } from '../backup/sync-folder.ts';
import { exportSite, type SiteExport } from './export-site.ts';
import type { SiteManifest } from './site-archive.ts';
import { SiteError } from './site-error.ts';

export interface SiteFileExport extends Omit<SiteExport, 'to'> {
  readonly file: string;
}

/**
 * Writes the whole site into a file, which is there once it is whole and never written over. `url` logs in as a role that
 * owns the tables. Rejects with SiteError where it is there already, is being written, or cannot be made.
 */
export async function exportSiteFile(
  url: string,
  { file, ...options }: SiteFileExport,
): Promise<SiteManifest & { readonly bytes: number }> {
  if ((await stat(file).catch(() => undefined)) !== undefined)
    throw new SiteError(`${file} is there already: name another file, or remove it`);
  const draft = `${file}.draft`;
  const handle = await begin(draft);
  const db = openDatabase({ url, poolSize: 1 });
  try {
    const manifest = await exportSite(db, { ...options, to: handle.createWriteStream({ flush: true }) });
    const { size } = await stat(draft);
    await rename(draft, file);
    await syncFolder(dirname(file));
    return { ...manifest, bytes: size };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await db.destroy();
  }
}

/** For one export alone: two that wrote into one file would both be told that theirs is whole. */
async function begin(draft: string): Promise<FileHandle> {
  try {
    // Whoever reads it reads the site.
    return await open(draft, 'wx', 0o600);
  } catch (error) {
    const code = errorCode(error);
    const why =
      code === 'EEXIST'
        ? 'is there: another export writes it at this moment, or one was killed, and then remove it'
        : `cannot be written (${code})`;
    throw new SiteError(`${draft} ${why}`, { cause: error });
  }
}
