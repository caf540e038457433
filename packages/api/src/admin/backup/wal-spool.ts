import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RECEIVING } from '@studyhall/domain/admin/receiving-position';
import { ifExists } from '../../platform/embedded-postgres-error.ts';
import { syncFolder } from './sync-folder.ts';

/** A segment that is being received; under its name it is there whole or not at all. */
export interface ReceivedSegment {
  /** `offset`: from the beginning of the segment. */
  write(offset: number, bytes: Buffer): Promise<void>;
  /** Gives it its name; it survives a power cut once this has resolved. */
  finish(): Promise<void>;
  /** Leaves it as it is: it is begun anew. */
  abandon(): Promise<void>;
}

/** Where the received log waits for the store. */
export interface WalSpool {
  readonly folder: string;
  /** Of everything in it, whole or begun. */
  names(): Promise<string[]>;
  /** Makes a file of the full size, in place of all that others had begun. Only for whoever receives. */
  begin(name: string, bytes: number): Promise<ReceivedSegment>;
}

/** Below the backups, so that the hand-over moves within one disk. */
export function receivingFolder(backupsFolder: string): string {
  return join(backupsFolder, 'wal-spool');
}

export function walSpool(folder: string): WalSpool {
  const names = async () => (await ifExists(readdir(folder))) ?? [];
  return {
    folder,
    names,
    begin: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const other of await names())
        if (other.endsWith(RECEIVING)) await rm(join(folder, other), { force: true });
      return await beginSegment(folder, name, bytes);
    },
  };
}

async function beginSegment(folder: string, name: string, bytes: number): Promise<ReceivedSegment> {
  const draft = join(folder, `${name}${RECEIVING}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.truncate(bytes);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    write: async (offset, piece) => {
      for (let done = 0; done < piece.length; ) {
        const { bytesWritten } = await file.write(piece, done, piece.length - done, offset + done);
        done += bytesWritten;
      }
    },
    finish: async () => {
      await file.sync();
      await file.close();
      await rename(draft, join(folder, name));
      await syncFolder(folder);
    },
    abandon: async () => await file.close(),
  };
}
