import { addAbortSignal } from 'node:stream';
import {
  type ReceivingPosition,
  receivingPosition,
  tornLog,
} from '@studyhall/domain/admin/receiving-position';
import { segmentOfName } from '@studyhall/domain/admin/wal-names';
import type pg from 'pg';
import { errorCode } from '../../platform/embedded-postgres-error.ts';
import { BackupError } from './backup-error.ts';
import { findBranch } from './branch.ts';
import { claimStore } from './claim-store.ts';
import { alone } from './direct-connection.ts';
import { endSegments } from './end-segments.ts';
import { explainedWriting } from './explained-writing.ts';
import type { FolderStore } from './folder-store.ts';
import { noteNeed } from './full-backup-needed.ts';
import { finishedNames } from './hand-over-wal.ts';
import { keepPieces } from './keep-pieces.ts';
import { keptFulls } from './kept-fulls.ts';
import { keptWal } from './kept-wal.ts';
import { holdSlot, RECEIVING_SLOT } from './receiving-slot.ts';
import { identify, withReplication } from './replication-connection.ts';
import { keepHistory } from './timeline-history.ts';
import type { WalSpool } from './wal-spool.ts';
import { WalStream } from './wal-stream.ts';

export interface ReceiveOptions {
  /** A role that may replicate, past any pooler. */
  readonly url: string;
  readonly store: FolderStore;
  readonly spool: WalSpool;
  /** Ends it: what was received so far is received again by the next. */
  readonly signal: AbortSignal;
  /** Told whenever the log comes. */
  readonly onStreaming?: () => void;
  /** A minute unless another is given: how often a segment ends in which something was written. */
  readonly segmentEndsMs?: number;
}

const SEGMENT_ENDS_MS = 60_000;
/** The server has removed what was asked for. */
const GONE = '58P01';

/**
 * Receives the log of the database into the spool, segment by segment, until it is told to stop or the connection ends;
 * false while another process receives. Whoever goes on afterwards does so behind the last whole segment: the server
 * keeps everything that was not confirmed. Where it has not, a full backup is noted to be due.
 * Errors: BackupError `not-possible-here`, `no-room`; else what ended the connection.
 */
export async function receiveWal(options: ReceiveOptions): Promise<boolean> {
  const { url, store, signal } = options;
  try {
    const done = await alone(url, 'receiving', async (client) => {
      await explainedWriting(store, async () => await receive(options, client));
      return true;
    });
    return done ?? false;
  } catch (error) {
    if (signal.aborted) return true;
    throw error;
  }
}

async function receive(options: ReceiveOptions, client: pg.Client): Promise<void> {
  const run = await withReplication(
    options.url,
    async (replication) => await prepare(options, { client, replication }),
  );
  const { from, current } = run.position;
  try {
    await receiveFrom(options, run, from);
  } catch (error) {
    if (errorCode(error) !== GONE || from === current) throw error;
    await receiveFrom(options, run, current);
  }
}

interface Connections {
  /** Holds the lock. */
  readonly client: pg.Client;
  readonly replication: pg.Client;
}

/** What is the same however often it begins. */
interface Run {
  readonly client: pg.Client;
  readonly timeline: number;
  readonly segmentBytes: number;
  readonly position: ReceivingPosition;
  /** Whole segments that are kept or wait. */
  readonly kept: readonly string[];
}

async function prepare({ store, spool }: ReceiveOptions, { client, replication }: Connections): Promise<Run> {
  await claimStore(store, await findBranch(client));
  // Before it is asked how far the log is, so that from there on nothing is removed.
  await holdSlot(client);
  const { timeline, currentLsn } = await identify(replication);
  await keepHistory(store, replication, timeline);
  const segmentBytes = await segmentBytesOf(client);
  const waiting = await spool.names();
  const stored = (await keptWal(store)).map(({ name }) => name);
  const names = [...stored, ...waiting];
  const position = receivingPosition({ names, timeline, segmentBytes, currentLsn });
  if (position.from > position.current)
    throw new BackupError(
      'not-possible-here',
      `the log of the database ends at ${currentLsn}, before what ${store.place} keeps of it: the database was set back. Move the folder away, so that new backups begin`,
    );
  return { client, timeline, segmentBytes, position, kept: [...stored, ...finishedNames(waiting)] };
}

async function segmentBytesOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>(
    `select setting as bytes from pg_settings where name = 'wal_segment_size'`,
  );
  return Number(rows[0]?.bytes);
}

async function receiveFrom(options: ReceiveOptions, run: Run, from: number): Promise<void> {
  const { url, spool, signal, onStreaming = () => undefined } = options;
  const { client, timeline, segmentBytes } = run;
  await noteIfTorn(options, run, from);
  await withReplication(url, async (replication) => {
    const start = { slot: RECEIVING_SLOT, from: from * segmentBytes, timeline, onStreaming };
    const stream = new WalStream(start);
    addAbortSignal(signal, stream.pieces);
    // With the connection that holds the lock another process may begin.
    client.once('end', () => stream.pieces.destroy(new Error('PostgreSQL has ended the connection')));
    replication.query(stream);
    const ending = endSegments(client, options.segmentEndsMs ?? SEGMENT_ENDS_MS);
    ending.failed.catch((error: Error) => stream.pieces.destroy(error));
    try {
      await keepPieces(stream, { spool, timeline, segmentBytes });
    } finally {
      await ending.stop();
    }
  });
}

async function noteIfTorn({ store, spool }: ReceiveOptions, run: Run, from: number): Promise<void> {
  const { kept: names, timeline, segmentBytes } = run;
  const newest = (await keptFulls(store)).at(-1);
  const torn = tornLog({ names, newest, timeline, segmentBytes, from });
  if (torn === undefined) return;
  // Where nothing was ever received, nothing was promised either.
  const wasReceived = names.some((name) => segmentOfName(name, segmentBytes)?.timeline === timeline);
  const detail = `the log from ${torn.first} to ${torn.last} was removed by PostgreSQL before it was received: its moments cannot be restored. A full backup is taken at once`;
  await noteNeed(spool.folder, wasReceived ? detail : null);
}
