import type { Readable } from 'node:stream';

/** A file of a backup as it is kept. */
export interface StoredFile {
  /** Relative, with `/`, such as `full/20261129T171500Z-1f3a/backup.json`. */
  readonly name: string;
  readonly bytes: number;
}

/** What was written, so that a copy elsewhere can be held to it. */
export interface WrittenFile extends StoredFile {
  /** SHA-256 of the bytes as they are kept, in hex. */
  readonly sha256: string;
}

/**
 * Where backups are kept: a folder, or a bucket. A file is there whole or not at all, is never changed, and survives a
 * power cut once `write` has resolved.
 */
export interface BackupStore {
  /** For people: a folder, or a bucket with its address. */
  readonly place: string;
  /** Every whole file whose name begins so, by name. */
  list(prefix: string): Promise<StoredFile[]>;
  /** Rejects with BackupError `missing-file` when it is not there. */
  read(name: string): Promise<Readable>;
  /** Replaces what a killed try has left; a whole file of that name must not be there, except with the same bytes. */
  write(name: string, content: Readable): Promise<WrittenFile>;
  /** Nothing happens when it is not there. */
  remove(name: string): Promise<void>;
}
