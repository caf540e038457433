import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { storedWalName, walFileOf } from './backup-layout.ts';
import { findBranch } from './branch.ts';
import { claimStore } from './claim-store.ts';
import { alone } from './direct-connection.ts';
import { explainedWriting } from './explained-writing.ts';
import type { FolderStore } from './folder-store.ts';

export interface HandOverOptions {
  /** Past any pooler: whoever hands over holds a lock there. */
  readonly url: string;
  readonly spoolFolder: string;
  readonly store: FolderStore;
  readonly now: Date;
  /** Also clears away what killed processes left in the store. */
  readonly isFirst?: boolean;
}

const compress = promisify(brotliCompress);
/** What a killed archiver leaves; the running one has its own for moments only. */
const ABANDONED = /^archtemp\./;
const ABANDONED_AFTER_MS = 3_600_000;
const NO_HASH = '0'.repeat(64);

/**
 * Takes what PostgreSQL has finished out of the spool into the store, oldest first, and returns how many files that were;
 * undefined while another process does it. A file leaves the spool only when the store has it for good, so whoever is
 * killed between the two leaves it in both places: the next pass writes the same bytes under the same name, or where another
 * release packs them differently a second file beside it, which holds the same.
 * Errors: BackupError `no-room`, `not-possible-here`; what is not taken stays in the spool.
 */
export async function handOverWal({
  url,
  spoolFolder,
  store,
  now,
  isFirst = false,
}: HandOverOptions): Promise<number | undefined> {
  const names = await finishedIn(spoolFolder);
  if (names.length === 0) return 0;
  return await alone(url, 'wal', async (client) => {
    await claimStore(store, await findBranch(client));
    if (isFirst) await store.removeDrafts('wal/');
    let taken = 0;
    for (const name of names) taken += await takeOver(join(spoolFolder, name), name, store);
    await removeAbandoned(spoolFolder, now);
    return taken;
  });
}

/** Whole files only: whoever puts them there gives them their name when they are. */
export async function finishedIn(spoolFolder: string): Promise<string[]> {
  return finishedNames((await ifExists(readdir(spoolFolder))) ?? []);
}

/** Those of them that are whole, oldest first. */
export function finishedNames(names: readonly string[]): string[] {
  return names.filter((name) => walFileOf(storedWalName(name, NO_HASH)) !== undefined).sort();
}

async function takeOver(path: string, name: string, store: FolderStore): Promise<number> {
  // Another process may have taken it before we had the lock.
  const content = await ifExists(readFile(path));
  if (content === undefined) return 0;
  const kept = await compress(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const sha256 = createHash('sha256').update(kept).digest('hex');
  await explainedWriting(store, async () => store.write(storedWalName(name, sha256), Readable.from([kept])));
  await rm(path, { force: true });
  return 1;
}

async function removeAbandoned(spoolFolder: string, now: Date): Promise<void> {
  for (const name of await readdir(spoolFolder)) {
    if (!ABANDONED.test(name)) continue;
    const found = await ifExists(stat(join(spoolFolder, name)));
    const isOld = found !== undefined && now.getTime() - found.mtimeMs > ABANDONED_AFTER_MS;
    if (isOld) await rm(join(spoolFolder, name), { force: true });
  }
}
