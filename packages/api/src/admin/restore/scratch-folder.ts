import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { shutDownPostmaster } from '../../platform/embedded-postgres-postmaster.ts';
import { findLivePlace } from './live-database.ts';
import { isOwnerAlive, ownerHere } from './process-owner.ts';

const SCRATCH_NAME = /^drill-(?<owner>[\da-z]+-[\da-z]+)-[\da-f]{6}$/;

/**
 * A path for a copy that is thrown away, which says in its name whose it is: it is there and owned in one step. Nothing
 * is made there yet. What processes that have ended left beside it is removed, their servers with it.
 */
export async function openScratch(scratchFolder: string): Promise<string> {
  await sweepScratch(scratchFolder);
  await mkdir(scratchFolder, { recursive: true });
  // Root's copy is another account's.
  await chmod(scratchFolder, 0o711);
  return join(scratchFolder, `drill-${await ownerHere()}-${randomBytes(3).toString('hex')}`);
}

async function sweepScratch(scratchFolder: string): Promise<void> {
  for (const name of (await ifExists(readdir(scratchFolder))) ?? []) {
    if (!name.startsWith('drill-') || (await isInUse(name))) continue;
    const folder = join(scratchFolder, name);
    const place = await findLivePlace(folder);
    if (place !== undefined) await shutDownPostmaster(place.dataFolder);
    await rm(folder, { recursive: true, force: true });
  }
}

async function isInUse(name: string): Promise<boolean> {
  const owner = SCRATCH_NAME.exec(name)?.groups?.owner;
  return owner !== undefined && (await isOwnerAlive(owner));
}
