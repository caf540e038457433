import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { newId } from '../../platform/ids.ts';
import { syncFolder } from './sync-folder.ts';

/** That a full backup has to be taken at once, because the log behind the newest one does not hang together. */
export interface FullBackupNeed {
  /** Another one each time, so that a backup that began before does not answer it. */
  readonly id: string;
  /** For the operator; null where nothing that was promised is missing. */
  readonly detail: string | null;
}

const Need = z.object({ id: z.string(), detail: z.string().nullable() });
const FILE = 'full-backup-needed';

/** Undefined where none is needed. */
export async function findNeed(spoolFolder: string): Promise<FullBackupNeed | undefined> {
  const kept = await ifExists(readFile(join(spoolFolder, FILE), 'utf8'));
  if (kept === undefined) return undefined;
  const result = Need.safeParse(parsed(kept));
  return result.success ? result.data : { id: kept, detail: null };
}

/** Survives the process: whoever takes full backups sees it, now or after a start. */
export async function noteNeed(spoolFolder: string, detail: string | null): Promise<void> {
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 });
  const path = join(spoolFolder, FILE);
  await writeFile(`${path}.draft`, JSON.stringify({ id: newId(), detail } satisfies FullBackupNeed), {
    mode: 0o600,
    flush: true,
  });
  await rename(`${path}.draft`, path);
  await syncFolder(spoolFolder);
}

/** After a full backup that began when the need was known. One that came up meanwhile stays. */
export async function answerNeed(spoolFolder: string, need: FullBackupNeed | undefined): Promise<void> {
  if (need !== undefined && (await findNeed(spoolFolder))?.id === need.id)
    await rm(join(spoolFolder, FILE), { force: true });
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}
