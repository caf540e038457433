import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { OffsiteTarget } from '../../platform/offsite-target.ts';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';
import type { S3Options } from './s3-client.ts';
import { s3Store } from './s3-store.ts';

/** What a target keeps, encrypted as it is. Rejects with BackupError `not-possible-here` for a folder that is not there. */
export async function openTarget(target: OffsiteTarget, options: S3Options): Promise<BackupStore> {
  if (target.kind === 'bucket') return s3Store(target, options);
  const found = await stat(target.folder).catch(() => undefined);
  // Made here it would lie on the disk of the server whenever the other one is not mounted.
  if (found?.isDirectory() !== true)
    throw new BackupError(
      'not-possible-here',
      `${target.folder} is not there: mount it, or make the folder once`,
    );
  return readBack(folderStore(target.folder));
}

/** A disk across a network says "written" of what it lost: what was written is read again and compared. */
function readBack(store: BackupStore): BackupStore {
  return {
    ...store,
    write: async (name, content) => {
      const written = await store.write(name, content);
      const hash = createHash('sha256');
      const pieces: AsyncIterable<Uint8Array> = await store.read(name);
      for await (const piece of pieces) hash.update(piece);
      if (hash.digest('hex') === written.sha256) return written;
      await store.remove(name);
      throw new BackupError('damaged-file', `${store.place}/${name} is not what was sent there`);
    },
  };
}
