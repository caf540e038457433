import { setTimeout as sleep } from 'node:timers/promises';
import type { FolderStore } from '../admin/backup/folder-store.ts';
import { finishedNames } from '../admin/backup/hand-over-wal.ts';
import { receiveWal } from '../admin/backup/receive-wal.ts';
import { receivingFolder, walSpool } from '../admin/backup/wal-spool.ts';
import { withClient } from './template-database.ts';

/** A receiver that goes on until it is stopped. */
export interface Receiving {
  /** Resolves when the log comes; rejects where it cannot. */
  readonly begun: Promise<void>;
  /** How often it was told so. */
  streams(): number;
  /** Throws what ended it before. */
  stop(): Promise<void>;
}

export interface ReceivedCluster {
  readonly url: string;
  readonly store: FolderStore;
}

/** Waits while another process receives, as a server does. */
export function startReceiving({ url, store }: ReceivedCluster): Receiving {
  const stopping = new AbortController();
  const { signal } = stopping;
  let streams = 0;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const run = async () => {
    const onStreaming = () => {
      streams += 1;
      begin();
    };
    const options = { url, store, spool: walSpool(receivingFolder(store.place)), signal, onStreaming };
    while (!signal.aborted) {
      await receiveWal(options);
      await sleep(20);
    }
  };
  const running = run();
  running.catch(() => undefined);
  const comes = Promise.race([begun, running]);
  comes.catch(() => undefined);
  return {
    begun: comes,
    streams: () => streams,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Ends the running segment and waits until everything before its end lies in the spool, or beyond. */
export async function receiveAll({ url, store }: ReceivedCluster): Promise<void> {
  const spool = walSpool(receivingFolder(store.place));
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select pg_walfile_name(pg_switch_wal() - 1) as name',
    );
    const [last] = rows;
    const isThere = async () => {
      const stored = (await store.list('wal/')).map(({ name }) => name.slice('wal/'.length));
      const names = [...finishedNames(await spool.names()), ...stored];
      return last !== undefined && names.some((name) => name.startsWith(last.name));
    };
    while (!(await isThere())) await sleep(20);
  });
}

/** When the newest transaction committed, in whole milliseconds. */
export async function lastCommitMs(url: string): Promise<number> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ at: string }>(
      `select floor(extract(epoch from (pg_last_committed_xact()).timestamp) * 1000)::text as at`,
    );
    return Number(rows[0]?.at);
  });
}
