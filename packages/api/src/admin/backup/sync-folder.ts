import { open } from 'node:fs/promises';

/** Without it a power cut may take new names in the folder back. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
