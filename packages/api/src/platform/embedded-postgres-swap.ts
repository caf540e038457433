import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { ifExists } from './embedded-postgres-error.ts';

/** A data folder that takes the place of another one on the same disk, and where that one is kept. */
const Swap = z.object({ restored: z.string(), kept: z.string() });
type Swap = z.output<typeof Swap>;

/** Stands beside a data folder from before it moves away until another is in its place. */
export function swapNoteOf(dataFolder: string): string {
  return `${dataFolder}.swap-in`;
}

/**
 * Puts a data folder in the place of another one, in two steps that no file system does as one. A kill between them
 * leaves none in that place, and a note from which the next look does the second.
 */
export async function swapDataFolders(dataFolder: string, { restored, kept }: Swap): Promise<void> {
  const note = swapNoteOf(dataFolder);
  await writeFile(note, JSON.stringify({ restored, kept }), { flush: true });
  try {
    await rename(dataFolder, kept);
    await rename(restored, dataFolder).catch(async (error: unknown) => {
      await rename(kept, dataFolder);
      throw error;
    });
  } finally {
    // Where the old data could not come back either, the next look does what was not done.
    await lstat(dataFolder).then(
      async () => await rm(note, { force: true }),
      () => undefined,
    );
  }
}

/**
 * Ends a swap that was killed: forward, because the backups go on from what was restored; back, where that is gone.
 * Answers where the old data is kept if it came to a swap now.
 */
export async function finishSwap(dataFolder: string): Promise<string | undefined> {
  const note = swapNoteOf(dataFolder);
  const text = await ifExists(readFile(note, 'utf8'));
  if (text === undefined) return undefined;
  const swapped =
    (await ifExists(lstat(dataFolder))) === undefined ? await fill(dataFolder, text) : undefined;
  await rm(note, { force: true });
  return swapped;
}

async function fill(dataFolder: string, note: string): Promise<string | undefined> {
  const { restored, kept } = Swap.parse(JSON.parse(note));
  const isThere = (await ifExists(lstat(restored))) !== undefined;
  await rename(isThere ? restored : kept, dataFolder);
  return isThere ? kept : undefined;
}
