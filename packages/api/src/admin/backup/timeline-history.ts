import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliCompressSync, constants } from 'node:zlib';
import type pg from 'pg';
import * as z from 'zod';
import { storedWalName } from './backup-layout.ts';
import type { BackupStore } from './backup-store.ts';

/** A file of PostgreSQL's that says where a timeline began, and which it came from. */
export interface TimelineHistory {
  /** Such as `00000002.history`. */
  readonly name: string;
  readonly content: Buffer;
}

const Row = z.object({ filename: z.string(), content: z.union([z.string(), z.instanceof(Buffer)]) });

/** That of the timeline that a server is on; undefined for the first, which came from none. */
export async function findHistory(
  replication: pg.Client,
  timeline: number,
): Promise<TimelineHistory | undefined> {
  if (timeline === 1) return undefined;
  const { rows } = await replication.query(`TIMELINE_HISTORY ${timeline}`);
  const { filename, content } = Row.parse(rows[0]);
  return { name: filename, content: Buffer.from(content) };
}

/** The timelines that it came from. */
export function ancestorsIn(history: TimelineHistory | undefined): number[] {
  const lines = (history?.content.toString() ?? '').matchAll(/^(\d+)\t/gm);
  return [...lines].map(([, timeline]) => Number(timeline));
}

/** Keeps it unless one of that name is kept: without it nobody can follow the log from an older full backup. */
export async function writeHistory(store: BackupStore, { name, content }: TimelineHistory): Promise<void> {
  if ((await store.list(`wal/${name}-`)).length > 0) return;
  const kept = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const sha256 = createHash('sha256').update(kept).digest('hex');
  await store.write(storedWalName(name, sha256), Readable.from([kept]));
}

/** Both: of a server that nobody hands it out for. */
export async function keepHistory(
  store: BackupStore,
  replication: pg.Client,
  timeline: number,
): Promise<void> {
  const history = await findHistory(replication, timeline);
  if (history !== undefined) await writeHistory(store, history);
}
