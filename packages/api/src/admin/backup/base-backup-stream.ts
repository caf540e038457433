import { Readable } from 'node:stream';
import type { Connection, Submittable } from 'pg';
import { BackupError } from './backup-error.ts';

/** A part of what BASE_BACKUP sends: the files of the data folder as one tar, or PostgreSQL's list of them. */
export interface BaseBackupPart {
  readonly kind: 'archive' | 'manifest';
  readonly content: Readable;
}

export interface BaseBackupPlaces {
  readonly startLsn: string;
  readonly stopLsn: string;
  readonly timeline: number;
}

/** What a message of the stream is, by its first byte. */
const NEW_ARCHIVE = 'n'.charCodeAt(0);
const MANIFEST = 'm'.charCodeAt(0);
const DATA = 'd'.charCodeAt(0);

/**
 * BASE_BACKUP as a query of node-postgres, which knows no copy out of the server: parts come one after the other, and a
 * reader that is slow holds the socket up, so that nothing piles up here.
 */
export class BaseBackupStream implements Submittable {
  /** Resolves when the server has said that it is done. */
  readonly done: Promise<BaseBackupPlaces>;
  readonly #command: string;
  readonly #onPart: (part: BaseBackupPart) => void;
  readonly #places: [lsn: string, timeline: string][] = [];
  #settle: { resolve(places: BaseBackupPlaces): void; reject(error: unknown): void } | undefined;
  #part: Readable | undefined;
  #archives = 0;
  #resultSet = 0;

  constructor(command: string, onPart: (part: BaseBackupPart) => void) {
    this.#command = command;
    this.#onPart = onPart;
    this.done = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever began it may fail before it asks.
    this.done.catch(() => undefined);
  }

  submit(connection: Connection): void {
    connection.query(this.#command);
  }

  handleRowDescription(): void {
    this.#resultSet += 1;
  }

  /** The first and the last result say where the backup begins and ends; the one between them names tablespaces. */
  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const [lsn, timeline] = fields;
    const isPlace = this.#resultSet !== 2 && typeof lsn === 'string' && typeof timeline === 'string';
    if (isPlace) this.#places.push([lsn, timeline]);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: Connection): void {
    const [kind] = chunk;
    if (kind === DATA) {
      // The buffer is the socket's, which it writes to again.
      if (this.#part?.push(Buffer.from(chunk.subarray(1))) === false) connection.stream.pause();
    } else if (kind === MANIFEST || kind === NEW_ARCHIVE) {
      this.#begin(kind === MANIFEST ? 'manifest' : 'archive', connection);
    }
  }

  #begin(kind: BaseBackupPart['kind'], connection: Connection): void {
    this.#part?.push(null);
    this.#archives += kind === 'archive' ? 1 : 0;
    if (this.#archives > 1) {
      this.handleError(
        new BackupError(
          'not-possible-here',
          'the database has tablespaces of its own outside its data folder, which a backup cannot hold',
        ),
      );
      connection.stream.destroy();
      return;
    }
    const content = new Readable({
      read: () => void connection.stream.resume(),
      // A reader that gave up wants no more: the server hears of it by the end of the connection.
      destroy: (error, done) => {
        if (error !== null) connection.stream.destroy();
        done(error);
      },
    });
    this.#part = content;
    this.#onPart({ kind, content });
  }

  handleCommandComplete(): void {
    this.#part?.push(null);
    this.#part = undefined;
  }

  handleEmptyQuery(): void {}

  handleError(error: unknown): void {
    this.#part?.destroy(error instanceof Error ? error : new Error(String(error)));
    this.#part = undefined;
    this.#settle?.reject(error);
  }

  handleReadyForQuery(): void {
    const [start, stop] = this.#places;
    if (start === undefined || stop === undefined)
      this.#settle?.reject(new Error('BASE_BACKUP did not say where it begins and ends'));
    else this.#settle?.resolve({ startLsn: start[0], stopLsn: stop[0], timeline: Number(start[1]) });
  }
}
