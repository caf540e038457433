import type { BackupStore } from '../backup/backup-store.ts';
import { folderStore } from '../backup/folder-store.ts';

const BLOB = /^[\da-f]{2}\/[\da-f]{62}$/;
const PREFIX = 'blobs/';

/** The local store, and below `blobs/` also those files that are not in it yet; to be read alone. */
export function withBlobs(store: BackupStore, folder: string): Pick<BackupStore, 'list' | 'read'> {
  const blobs = folderStore(folder);
  const isBlob = (name: string) => name.startsWith(PREFIX);
  return {
    list: async (prefix) => {
      if (!isBlob(prefix)) return await store.list(prefix);
      const kept = await store.list(prefix);
      const names = new Set(kept.map(({ name }) => name));
      const files = (await blobs.list(prefix.slice(PREFIX.length)))
        .filter(({ name }) => BLOB.test(name))
        .map((file) => ({ ...file, name: `${PREFIX}${file.name}` }));
      return [...kept, ...files.filter(({ name }) => !names.has(name))];
    },
    read: async (name) =>
      isBlob(name) && (await store.list(name)).length === 0
        ? await blobs.read(name.slice(PREFIX.length))
        : await store.read(name),
  };
}
