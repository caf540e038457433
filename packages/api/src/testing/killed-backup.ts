import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FolderStore, folderStore } from '../admin/backup/folder-store.ts';
import { handOverWal } from '../admin/backup/hand-over-wal.ts';
import { receiveWal } from '../admin/backup/receive-wal.ts';
import { takeFullBackup } from '../admin/backup/take-full-backup.ts';
import { type WalSpool, walSpool } from '../admin/backup/wal-spool.ts';

/**
 * A process that works on backups and stops at a step, where its parent kills it:
 * `node killed-backup.ts full|wal|receive URL STORE SPOOL STEP`. Steps: `FILE:half` with half a draft written, `FILE:kept`
 * with the file in its place and nothing done after it; FILE is a part of the name. Whoever receives stops at its second
 * segment: `begun`, `half`, `kept`.
 */
const [what, url = '', storeFolder = '', spoolFolder = '', step = ''] = process.argv.slice(2);
const [file = '', moment] = step.split(':');

function stopping(store: FolderStore): FolderStore {
  return {
    ...store,
    write: async (name, content) => {
      if (!name.includes(file)) return await store.write(name, content);
      if (moment === 'half') return await store.write(name, Readable.from(halfOf(content)));
      await store.write(name, content);
      return await reached();
    },
  };
}

async function* halfOf(content: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    yield Buffer.from(chunk).subarray(0, Math.ceil(chunk.length / 2));
    // What was given is on its way to the disk.
    await sleep(50);
    await reached();
  }
}

async function reached(): Promise<never> {
  process.stdout.write('reached\n');
  for (;;) await sleep(1_000_000);
}

/** The first segment passes. */
function stoppingSpool(spool: WalSpool): WalSpool {
  let begun = 0;
  return {
    ...spool,
    begin: async (name, bytes) => {
      const segment = await spool.begin(name, bytes);
      begun += 1;
      if (begun < 2) return segment;
      if (step === 'begun') return await reached();
      return {
        ...segment,
        write: async (offset, piece) => {
          await segment.write(offset, piece);
          if (step === 'half') await reached();
        },
        finish: async () => {
          await segment.finish();
          await reached();
        },
      };
    },
  };
}

const store = stopping(folderStore(storeFolder));
if (what === 'full') await takeFullBackup({ url, store });
else if (what === 'receive')
  await receiveWal({
    url,
    store,
    spool: stoppingSpool(walSpool(spoolFolder)),
    signal: new AbortController().signal,
  });
else await handOverWal({ url, spoolFolder, store, now: new Date(), isFirst: true });
