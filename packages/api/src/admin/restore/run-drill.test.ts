import { spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { migrate } from '../../platform/migrate.ts';
import { type BackedUpCluster, startBackedUpCluster } from '../../testing/backed-up-cluster.ts';
import { addLearner } from '../../testing/builders.ts';
import { withClient } from '../../testing/template-database.ts';
import { folderStore } from '../backup/folder-store.ts';
import { listOpenIncidents } from '../incidents.ts';
import { Drill } from '../models.ts';
import { nextAfterDrill, runDrill } from './run-drill.ts';

let cluster: BackedUpCluster;
let scratchFolder = '';
let url = '';
const now = new Date('2026-11-29T12:00:00Z');

beforeAll(async () => {
  cluster = await startBackedUpCluster();
  scratchFolder = join(cluster.folder, 'scratch');
  await withClient(
    cluster.url('postgres'),
    async (client) => void (await client.query('create database studyhall')),
  );
  url = cluster.url('studyhall');
  await migrate(url);
  const db = openDatabase({ url });
  await addLearner(db);
  await db.destroy();
  await cluster.takeFull();
  // A log of several segments, so that there is something to replay.
  for (const name of ['one', 'two', 'three']) {
    await withClient(cluster.url('postgres'), async (client) => {
      await client.query('select pg_create_restore_point($1)', [name]);
    });
    await cluster.handOver();
  }
}, 300_000);

afterAll(async () => await cluster.stop());

async function drill(store = cluster.store) {
  const db = openDatabase({ url });
  try {
    const report = await runDrill(db, { store, scratchFolder, liveUrl: url, database: 'studyhall', now });
    return {
      report,
      incidents: await listOpenIncidents(db),
      kept: await Drill.query(db).orderBy('id', 'desc').first(),
    };
  } finally {
    await db.destroy();
  }
}

const bad = (report: { findings: readonly { isOk: boolean; check: string; detail: string }[] }) =>
  report.findings.filter(({ isOk }) => !isOk);

test('a good backup passes every check, is kept with its time, and leaves nothing behind', async () => {
  const { report, incidents, kept } = await drill();
  expect(bad(report)).toEqual([]);
  expect(report.findings.map(({ check }) => check)).toEqual([
    ...['restore', 'migrations', 'rows', 'newest row', 'indexes', 'certificate', 'attempts', 'blobs'],
  ]);
  expect(report.findings.find(({ check }) => check === 'indexes')?.detail).toMatch(/^\d{2,} indexes$/);
  expect(kept).toMatchObject({ isOk: true, backupId: report.backupId, findings: report.findings, at: now });
  expect(incidents).toEqual([]);
  expect(await readdir(scratchFolder)).toEqual([]);
});

test('a corrupted copy is found and opens an incident that the next good drill closes', async () => {
  const folder = join(cluster.folder, 'spoilt');
  await cp(cluster.storeFolder, folder, { recursive: true });
  const store = folderStore(folder);
  const [base] = (await store.list('full/')).filter(({ name }) => name.endsWith('base.tar.br'));
  const path = join(folder, base?.name ?? '');
  const bytes = await readFile(path);
  bytes[1000] = (bytes[1000] ?? 0) ^ 4;
  await writeFile(path, bytes);
  const spoilt = await drill(store);
  expect(bad(spoilt.report)).toMatchObject([
    { check: 'restore', detail: expect.stringContaining('base.tar.br') },
  ]);
  expect(spoilt.incidents).toMatchObject([
    { kind: 'drill-failed', detail: expect.stringMatching(/base\.tar\.br.*"backup verify".*"backup drill"/) },
  ]);
  expect(spoilt.kept).toMatchObject({ isOk: false });
  const good = await drill();
  expect(good.incidents).toEqual([]);
});

test('a description that cannot be read is found beside the backup that still can be restored, and where it is the only one', async () => {
  const folder = join(cluster.folder, 'undescribed');
  await cp(cluster.storeFolder, folder, { recursive: true });
  const store = folderStore(folder);
  const name = 'full/20991231T000000Z-0000/backup.json';
  await mkdir(join(folder, 'full/20991231T000000Z-0000'));
  await writeFile(join(folder, name), '{"version":3}');
  const beside = await drill(store);
  expect(bad(beside.report)).toMatchObject([{ check: 'description', detail: expect.stringContaining(name) }]);
  expect(beside.report.findings[0]).toMatchObject({ check: 'restore', isOk: true });
  expect(beside.kept).toMatchObject({ isOk: false });
  expect(beside.incidents).toMatchObject([{ kind: 'drill-failed', detail: expect.stringContaining(name) }]);
  await rm(join(folder, 'full', beside.report.backupId ?? ''), { recursive: true });
  const alone = await drill(store);
  expect(bad(alone.report)).toMatchObject([{ check: 'restore', detail: expect.stringContaining(name) }]);
  expect(alone.kept).toMatchObject({ isOk: false, backupId: null });
  expect((await drill()).incidents).toEqual([]);
});

test('a copy that lacks what is here for long is found', async () => {
  await withClient(url, async (client) => {
    // As if this had been written an hour ago, and its log never arrived.
    await client.query(`update auth.users set created_at = created_at + interval '100 years'`);
  });
  const { report } = await drill();
  await withClient(url, async (client) => {
    await client.query(`update auth.users set created_at = created_at - interval '100 years'`);
  });
  expect(bad(report).map(({ check }) => check)).toEqual(['newest row']);
});

test('what a killed drill left is swept by the next one, and only that', async () => {
  await mkdir(join(scratchFolder, 'drill-0123456789ab', 'postgres'), { recursive: true });
  await mkdir(join(scratchFolder, 'letters'));
  const program = `
    const [, run, store, scratch, url] = process.argv;
    const { runDrill } = await import(run);
    const { folderStore } = await import(store);
    await runDrill(undefined, { store: folderStore(${JSON.stringify(cluster.storeFolder)}), scratchFolder: scratch, liveUrl: url,
      database: 'studyhall', now: new Date(), progress: ({ step }) => step === 'replay' && process.kill(process.pid, 'SIGKILL') });`;
  const here = import.meta.dirname;
  const args = [join(here, 'run-drill.ts'), join(here, '../backup/folder-store.ts'), scratchFolder, url];
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, ...args], {
    stdio: 'inherit',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(child.signalCode).toBe('SIGKILL');
  expect((await readdir(scratchFolder)).length).toBeGreaterThan(1);
  expect(bad((await drill()).report)).toEqual([]);
  expect(await readdir(scratchFolder)).toEqual(['letters']);
});

test('what to do next goes by what is wrong, and ends with the drill that closes the incident', () => {
  const next = (check: string, isOffsite = false) =>
    nextAfterDrill({ isOffsite, findings: [{ check, isOk: false, detail: '' }] });
  expect(next('data')).toMatch(/^Next: "doctor --data".*"backup now" and "backup drill"/);
  expect(next('restore')).toMatch(/^Next: "backup verify".*"backup now" and "backup drill"/);
  expect(next('restore on this machine')).toMatch(/^Next: mend what .*this machine; then "backup drill"/);
  expect(next('blobs', true)).toMatch(/"backup now", "backup copy" and "backup drill --from TARGET/);
});
