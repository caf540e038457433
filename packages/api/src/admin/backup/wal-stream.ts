import { Readable } from 'node:stream';
import { lsnOfBytes } from '@studyhall/domain/admin/wal-names';
import type { Connection, Submittable } from 'pg';

/** A piece of the log as it comes from the server; it may reach over the end of a segment. */
export interface WalPiece {
  /** Its place in the log, in bytes from the beginning. */
  readonly at: number;
  readonly bytes: Buffer;
}

export interface WalStreamStart {
  readonly slot: string;
  /** In bytes from the beginning of the log. */
  readonly from: number;
  readonly timeline: number;
  /** Told once, when the server sends or has nothing to send. */
  readonly onStreaming: () => void;
}

/** What a message is, by its first byte; those of a copy in both directions carry others. */
const LOG = 'w'.charCodeAt(0);
const KEEPALIVE = 'k'.charCodeAt(0);
const STATUS = 'r'.charCodeAt(0);
const COPY_DATA = 'd'.charCodeAt(0);
/** Kind, place, end of the log on the server, its clock. */
const LOG_HEADER_BYTES = 25;
const STATUS_BYTES = 34;
const STATUS_EVERY_MS = 10_000;
/** Each status asks for an answer: a server that has given none for so long is gone, whatever the network says. */
const SILENT_AFTER_MS = 60_000;

/**
 * START_REPLICATION as a query of node-postgres, which knows no copy in both directions: the log comes out as pieces, a
 * reader that is slow holds the socket up, and the server is told what is safe.
 */
export class WalStream implements Submittable {
  /** Of `WalPiece`; ends where the timeline does. To destroy it ends the connection. */
  readonly pieces: Readable;
  readonly #start: WalStreamStart;
  #connection: Connection | undefined;
  #received: number;
  #flushed: number;
  /** As the server told it last, which it gets back. */
  #clock = 0n;
  #isStreaming = false;
  #answers = 0;
  #heardAt = performance.now();
  #status: NodeJS.Timeout | undefined;

  constructor(start: WalStreamStart) {
    this.#start = start;
    this.#received = start.from;
    this.#flushed = start.from;
    this.pieces = new Readable({
      objectMode: true,
      read: () => void this.#connection?.stream.resume(),
      destroy: (error, done) => {
        clearInterval(this.#status);
        this.#connection?.stream.destroy();
        done(error);
      },
    });
  }

  submit(connection: Connection): void {
    const { slot, from, timeline } = this.#start;
    this.#connection = connection;
    connection.once('replicationStart', () => {
      this.#status = setInterval(() => this.#keepInTouch(), STATUS_EVERY_MS).unref();
      this.#tell({ asks: true });
    });
    connection.once('copyDone', () => void this.pieces.push(null));
    connection.query(`START_REPLICATION SLOT ${slot} PHYSICAL ${lsnOfBytes(from)} TIMELINE ${timeline}`);
  }

  /** Everything before this place is on the disk for good, so that the server may forget it. */
  confirm(flushed: number): void {
    this.#flushed = flushed;
    this.#tell({ asks: false });
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }, connection: Connection): void {
    this.#heardAt = performance.now();
    const [kind] = chunk;
    if (kind === LOG) {
      this.#clock = chunk.readBigInt64BE(17);
      this.#noteStreaming();
      const at = Number(chunk.readBigUInt64BE(1));
      // The buffer is the socket's, which it writes to again.
      const bytes = Buffer.from(chunk.subarray(LOG_HEADER_BYTES));
      this.#received = at + bytes.length;
      if (!this.pieces.push({ at, bytes } satisfies WalPiece)) connection.stream.pause();
    } else if (kind === KEEPALIVE) {
      this.#clock = chunk.readBigInt64BE(9);
      this.#answer({ isAsked: chunk[17] === 1 });
    }
  }

  /** The first answer is on its way before the server finds that it has no more what it shall send; the second is not. */
  #answer({ isAsked }: { readonly isAsked: boolean }): void {
    this.#answers += 1;
    if (this.#answers > 1) this.#noteStreaming();
    const asks = !this.#isStreaming;
    if (isAsked || asks) this.#tell({ asks });
  }

  handleError(error: unknown): void {
    this.pieces.destroy(error instanceof Error ? error : new Error(String(error)));
  }

  handleReadyForQuery(): void {
    this.pieces.push(null);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}

  #noteStreaming(): void {
    if (this.#isStreaming) return;
    this.#isStreaming = true;
    this.#start.onStreaming();
  }

  #keepInTouch(): void {
    const isHeldUp = this.#connection?.stream.isPaused() === true;
    if (!isHeldUp && performance.now() - this.#heardAt > SILENT_AFTER_MS)
      this.pieces.destroy(new Error('PostgreSQL has not answered for a minute while its log was received'));
    else this.#tell({ asks: true });
  }

  #tell({ asks }: { readonly asks: boolean }): void {
    const message = Buffer.alloc(5 + STATUS_BYTES);
    message.writeUInt8(COPY_DATA, 0);
    message.writeUInt32BE(4 + STATUS_BYTES, 1);
    message.writeUInt8(STATUS, 5);
    message.writeBigUInt64BE(BigInt(this.#received), 6);
    message.writeBigUInt64BE(BigInt(this.#flushed), 14);
    message.writeBigInt64BE(this.#clock, 30);
    message.writeUInt8(asks ? 1 : 0, 38);
    if (this.#connection?.stream.writable === true) this.#connection.stream.write(message);
  }
}
