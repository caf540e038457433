import type { Readable } from 'node:stream';
import type { BackupStore } from '../backup/backup-store.ts';
import { decryptWith, encryptFor } from './age-files.ts';

const ENDING = '.age';

export interface StoreKeys {
  /** Public keys, for whom files are written. */
  readonly recipients?: readonly string[];
  /** Secret keys, which open them. */
  readonly identities?: readonly string[];
}

/**
 * Another store, of whose files every one is encrypted and has `.age` behind its name there; here it is called as in the
 * local store. Reading rejects with BackupError `wrong-key` before the first byte. Sizes and hashes are those of the
 * encrypted bytes.
 */
export function encryptedStore(
  store: BackupStore,
  { recipients = [], identities = [] }: StoreKeys,
): BackupStore {
  const asHere = <File extends { readonly name: string }>(file: File) => ({
    ...file,
    name: file.name.slice(0, -ENDING.length),
  });
  return {
    place: store.place,
    list: async (prefix) =>
      (await store.list(prefix)).filter(({ name }) => name.endsWith(ENDING)).map(asHere),
    read: async (name) =>
      await decryptWith(identities, {
        name: `${name}${ENDING}`,
        content: await store.read(`${name}${ENDING}`),
      }),
    write: async (name, content: Readable) => {
      // Without a recipient nobody could ever open it.
      if (recipients.length === 0) throw new Error('A file off-site needs a recipient');
      return asHere(await store.write(`${name}${ENDING}`, await encryptFor(recipients, content)));
    },
    remove: async (name) => await store.remove(`${name}${ENDING}`),
  };
}
