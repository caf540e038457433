import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { claimTarget } from '../offsite/claim-target.ts';
import type { Branch } from './branch.ts';
import { abandonedTimelines, listBranches, markBranch, takeOver } from './branch-marks.ts';
import { claimBranch, claimStore } from './claim-store.ts';
import { type FolderStore, folderStore } from './folder-store.ts';

const origin: Branch = { systemIdentifier: '7423', restoreId: null };
const restored: Branch = { systemIdentifier: '7423', restoreId: '019ad000-0000-7000-8000-000000000001' };
const other: Branch = { systemIdentifier: '7423', restoreId: '019ad000-0000-7000-8000-000000000002' };

async function newStore({ isUsed = false } = {}): Promise<FolderStore> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-claims-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = folderStore(folder);
  if (isUsed) await store.write('full/a/backup.json', Readable.from(['{}']));
  return store;
}

const refused = {
  reason: 'not-possible-here',
  message: expect.stringContaining('say: studyhall backup adopt'),
};

test('an empty store is whose claims it first', async () => {
  const store = await newStore();
  await claimBranch(store, restored);
  await claimBranch(store, restored);
  expect(await listBranches(store)).toEqual([restored]);
  await store.write('full/a/backup.json', Readable.from(['{}']));
  for (const branch of [origin, other])
    await expect(claimBranch(store, branch)).rejects.toMatchObject(refused);
});

test('a store without a mark is that of a database that was never restored, and no restored one takes it by itself', async () => {
  const store = await newStore({ isUsed: true });
  await claimBranch(store, origin);
  expect(await listBranches(store)).toEqual([]);
  await expect(claimBranch(store, restored)).rejects.toMatchObject(refused);
  expect(await listBranches(store)).toEqual([]);
});

test('whoever takes over is the only one from then on, and what was given up is known', async () => {
  const store = await newStore({ isUsed: true });
  await takeOver(store, { branch: restored, abandoned: [3] });
  expect(await listBranches(store)).toEqual([origin, restored]);
  expect(await abandonedTimelines(store)).toEqual(new Set([3]));
  await claimBranch(store, restored);
  await expect(claimBranch(store, origin)).rejects.toMatchObject(refused);
  await takeOver(store, { branch: origin, abandoned: [] });
  await claimBranch(store, origin);
  await expect(claimBranch(store, restored)).rejects.toMatchObject(refused);
});

test('copies elsewhere go on for a successor in one store, and for nobody else', async () => {
  const target = await newStore({ isUsed: true });
  const kept = await newStore({ isUsed: true });
  await claimTarget(target, { kept, branch: origin });
  expect(await listBranches(target)).toEqual([origin]);
  const beside = await newStore();
  await claimBranch(beside, other);
  await expect(claimTarget(target, { kept: beside, branch: other })).rejects.toMatchObject(refused);
  await takeOver(kept, { branch: restored, abandoned: [] });
  await claimTarget(target, { kept, branch: restored });
  await claimTarget(target, { kept, branch: restored });
  expect(await listBranches(target)).toEqual([origin, restored]);
});

test('another database is no successor, and is not told to adopt what it would ruin', async () => {
  const moved: Branch = { systemIdentifier: '1', restoreId: null };
  const foreign = {
    reason: 'not-possible-here',
    message: expect.stringMatching(/another database(?!.*adopt).* set BACKUP_/),
  };
  for (const prefix of ['full/a', 'wal/a']) {
    const target = await newStore();
    await target.write(`${prefix}/file`, Readable.from(['{}']));
    await markBranch(target, { branch: origin, abandoned: [] });
    const claim = { kept: await newStore(), branch: moved };
    await expect(claimTarget(target, claim)).rejects.toMatchObject(foreign);
    await expect(claimStore(target, moved)).rejects.toMatchObject(foreign);
    expect(await listBranches(target)).toEqual([origin]);
  }
  // Copies of rows have names of their own.
  const rows = await newStore();
  await rows.write('site/a/file', Readable.from(['{}']));
  await markBranch(rows, { branch: origin, abandoned: [] });
  await expect(claimBranch(rows, moved)).rejects.toMatchObject(refused);
});

test('a mark that cannot be read is named, and says nothing else', async () => {
  const store = await newStore();
  const name = await markBranch(store, { branch: origin, abandoned: [] });
  await store.write(name, Readable.from(['nonsense']));
  await expect(abandonedTimelines(store)).rejects.toMatchObject({
    reason: 'damaged-file',
    message: expect.stringContaining(name),
  });
});
