import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { listSiteBackups } from '../site/list-site-backups.ts';
import type { SiteBackup } from '../site/site-backup.ts';
import { BackupError } from './backup-error.ts';
import { folderOfFull, type PhysicalBackup, VERIFIED_FILE } from './backup-layout.ts';
import type { BackupStore } from './backup-store.ts';
import { readFulls } from './kept-fulls.ts';
import { type KeptWal, keptWal, readSegment } from './kept-wal.ts';
import { type PossibleMoments, possibleMoments } from './possible-moments.ts';
import { differencesFrom, readPostgresManifest } from './postgres-manifest.ts';

export interface BackupFinding {
  /** As the store calls it. */
  readonly file: string;
  readonly problem: string;
}

export interface VerifiedBackups {
  readonly findings: readonly BackupFinding[];
  readonly checkedFiles: number;
  /** A full backup to begin a restore with, where the newest that was looked at is damaged. */
  readonly soundId: string | undefined;
  /** Without what was found to be damaged. */
  readonly moments: readonly PossibleMoments[];
}

export interface VerifyOptions {
  /** One full backup and the log; all without it. */
  readonly id?: string | undefined;
  readonly now: Date;
  /** A copy that nothing is written into, not even that it was read. */
  readonly isReadOnly?: boolean;
}

const decompress = promisify(brotliDecompress);

/**
 * Reads every kept byte: the hash of each file of either kind and of the blobs, PostgreSQL's own list against the files of the data folder, and whether
 * the log hangs together. A full backup without a finding is marked as verified.
 * Errors: BackupError `no-backup` for an id that is not there.
 */
export async function verifyBackups(
  store: BackupStore,
  { id, now, isReadOnly = false }: VerifyOptions,
): Promise<VerifiedBackups> {
  const { fulls, damaged, verified } = await readFulls(store);
  const chosen = fulls.filter((full) => id === undefined || full.id === id);
  const listFound = damaged.filter((name) => id === undefined || name.startsWith(folderOfFull(id)));
  const sites = (await listSiteBackups(store)).filter((site) => id === undefined || site.id === id);
  if (id !== undefined && chosen.length + listFound.length + sites.length === 0)
    throw new BackupError('no-backup', `${store.place} has no backup ${id}`);

  const findings: BackupFinding[] = listFound.map((file) => ({
    file,
    problem: 'is damaged: it does not say what the backup is',
  }));
  let checkedFiles = damaged.length;
  const unsoundFulls = new Set<string>();
  for (const full of chosen) {
    const found = await findingsInFull(store, full);
    findings.push(...found);
    if (found.length > 0) unsoundFulls.add(full.id);
    checkedFiles += full.files.length + 1;
    if (found.length === 0 && !isReadOnly && !verified.has(full.id)) await markVerified(store, full, now);
  }
  const others = [...sites.flatMap(filesOfSite), ...(await keptBlobs(store))];
  for (const { file, sha256 } of others) {
    const problem = await problemOfHash(store, file, sha256);
    if (problem !== undefined) findings.push({ file, problem });
  }
  const small = await smallFiles(store);
  for (const file of small) {
    const problem = await problemOfReading(store, file);
    if (problem !== undefined) findings.push({ file, problem });
  }
  checkedFiles += others.length + small.length;
  const unsound = new Set<string>();
  const sound = new Map<string, KeptWal>();
  for (const segment of await keptWal(store)) {
    const twin = sound.get(segment.name);
    const problem = await problemOfSegment(store, segment, twin);
    checkedFiles += 1;
    if (problem === undefined) {
      sound.set(segment.name, segment);
      continue;
    }
    unsound.add(segment.name);
    findings.push({ file: segment.file.name, problem });
  }
  const windows = await possibleMoments(store, { without: unsound });
  const usable = chosen.filter((full) => !unsoundFulls.has(full.id));
  const moments = windows.filter(({ fullId }) => usable.some((full) => full.id === fullId));
  const isNewestUnsound = unsoundFulls.has(chosen.at(-1)?.id ?? '');
  return { findings, checkedFiles, moments, soundId: isNewestUnsound ? usable.at(-1)?.id : undefined };
}

interface HashedFile {
  readonly file: string;
  readonly sha256: string;
}

function filesOfSite({ id, files }: SiteBackup): HashedFile[] {
  return files.map(({ name, sha256 }) => ({ file: `site/${id}/${name}`, sha256 }));
}

/** Each is called as its content hashes to. */
async function keptBlobs(store: BackupStore): Promise<HashedFile[]> {
  const names = (await store.list('blobs/')).map(({ name }) => name);
  return names.map((file) => ({ file, sha256: file.slice('blobs/'.length).replace('/', '') }));
}

/** Reads one full backup back, without the log, and marks it as verified where nothing is found. */
export async function verifyFull(
  store: BackupStore,
  full: PhysicalBackup,
  now: Date,
): Promise<readonly BackupFinding[]> {
  const findings = await findingsInFull(store, full);
  if (findings.length === 0) await markVerified(store, full, now);
  return findings;
}

async function findingsInFull(store: BackupStore, full: PhysicalBackup): Promise<BackupFinding[]> {
  const findings: BackupFinding[] = [];
  for (const { name, sha256 } of full.files) {
    const file = `${folderOfFull(full.id)}${name}`;
    const problem = await problemOfHash(store, file, sha256);
    if (problem !== undefined) findings.push({ file, problem });
  }
  // What is inside would be found damaged as well.
  return findings.length > 0 ? findings : await findingsInside(store, full);
}

async function findingsInside(store: BackupStore, { id }: PhysicalBackup): Promise<BackupFinding[]> {
  const folder = folderOfFull(id);
  const listName = `${folder}backup_manifest.br`;
  const manifest = readPostgresManifest(await decompress(await buffer(await store.read(listName))));
  if (manifest === undefined)
    return [{ file: listName, problem: 'is damaged: it is not what PostgreSQL wrote' }];
  const file = `${folder}base.tar.br`;
  const differences = await differencesFrom(manifest, await store.read(file));
  return differences.map((problem) => ({ file, problem }));
}

/** A segment may be kept twice where a hand-over was repeated: packed differently perhaps, and the same inside. */
async function problemOfSegment(
  store: BackupStore,
  segment: KeptWal,
  twin: KeptWal | undefined,
): Promise<string | undefined> {
  const problem = await problemOfHash(store, segment.file.name, segment.sha256);
  if (problem !== undefined || twin === undefined) return problem;
  const [one, other] = [await readSegment(store, segment), await readSegment(store, twin)];
  return one.equals(other) ? undefined : `holds something else than ${twin.file.name}`;
}

/** Those of which nothing but encryption says what they were. */
async function smallFiles(store: BackupStore): Promise<string[]> {
  const files = await Promise.all(['keys/', 'erased/', 'branches/'].map((prefix) => store.list(prefix)));
  return files.flat().map(({ name }) => name);
}

async function problemOfReading(store: BackupStore, name: string): Promise<string | undefined> {
  return await explained(async () => {
    await buffer(await store.read(name));
    return undefined;
  });
}

/** In words; undefined if every byte is what was written. */
async function problemOfHash(store: BackupStore, name: string, sha256: string): Promise<string | undefined> {
  return await explained(async () => {
    const hash = createHash('sha256');
    for await (const chunk of await store.read(name)) hash.update(chunk);
    return hash.digest('hex') === sha256 ? undefined : 'is damaged: its hash is another';
  });
}

async function explained(read: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BackupError && error.reason === 'missing-file') return 'is missing';
    if (error instanceof BackupError && error.reason === 'damaged-file')
      return 'is damaged: it cannot be decrypted';
    throw error;
  }
}

async function markVerified(store: BackupStore, { id }: PhysicalBackup, now: Date): Promise<void> {
  const mark = JSON.stringify({ verifiedAt: now });
  await store.write(`${folderOfFull(id)}${VERIFIED_FILE}`, Readable.from([`${mark}\n`]));
}
