import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { storedWalName } from '../backup/backup-layout.ts';
import { folderStore } from '../backup/folder-store.ts';
import { listKeptWal, plainOf } from './kept-wal.ts';

const NAME = '000000010000000000000014';

async function waitingSegment() {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-wal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const spool = join(folder, NAME);
  await writeFile(spool, 'what was written');
  const store = folderStore(join(folder, 'store'));
  const kept = await listKeptWal({ store, alsoFrom: [folder] });
  const read = async () => {
    const file = kept.get(NAME);
    if (file === undefined) throw new Error('It is not listed');
    return (await buffer(plainOf(file, await file.read()))).toString();
  };
  const handOver = async (flip = false) => {
    const bytes = brotliCompressSync('what was written');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (flip) bytes[0] = (bytes[0] ?? 0) ^ 1;
    await store.write(storedWalName(NAME, sha256), Readable.from([bytes]));
    await rm(spool);
  };
  return { read, handOver, spool };
}

test('a segment that a running server hands over meanwhile is read from the store', async () => {
  const { read, handOver } = await waitingSegment();
  expect(await read()).toBe('what was written');
  await handOver();
  expect(await read()).toBe('what was written');
});

test('one that was damaged on the way is named, and so is one that is nowhere', async () => {
  const damaged = await waitingSegment();
  await damaged.handOver(true);
  await expect(damaged.read()).rejects.toMatchObject({ reason: 'damaged-file' });
  const gone = await waitingSegment();
  await rm(gone.spool);
  await expect(gone.read()).rejects.toMatchObject({ reason: 'missing-file' });
});
