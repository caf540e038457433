import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '@studyhall/api/server';
import { expect } from 'vitest';

const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

/** What a full backup says of itself, as it lies in the folder; there is no log behind it. */
export async function layFullBackup(folder: string, { hours }: { readonly hours: number }): Promise<void> {
  const at = hoursAgo(hours);
  const id = `${at.toISOString().replace(/[-:]|\.\d+/g, '')}-00aa`;
  const place = join(folder, 'full', id);
  const backup = {
    ...{ version: 1, kind: 'physical', id, startedAt: at, finishedAt: at, timeline: 1, files: [] },
    ...{ startLsn: '0/2000028', stopLsn: '0/2000100', systemIdentifier: '1', serverVersion: '18.4' },
    ...{ walSegmentBytes: 1_048_576, migration: null },
  };
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'base.tar.br'), Buffer.alloc(1_500_000));
  await writeFile(join(place, 'verified.json'), '{}');
  await writeFile(join(place, 'backup.json'), JSON.stringify(backup));
}

/** The list of one of all rows is enough for the page. */
export async function layRowsBackup(folder: string, { hours }: { readonly hours: number }): Promise<void> {
  const at = hoursAgo(hours);
  const id = `${at.toISOString().replace(/[-:]|\.\d+/g, '')}-00bb`;
  const files = [{ name: 'site.tar.br', bytes: 2_500_000, sha256: '0'.repeat(64) }];
  const backup = { version: 1, kind: 'site', id, startedAt: at, finishedAt: at, files };
  await mkdir(join(folder, 'site', id), { recursive: true });
  await writeFile(join(folder, 'site', id, 'backup.json'), JSON.stringify(backup));
}

/** Work that is not to begin by itself: what lies in the folder is no backup that could be restored. */
export async function putOffJobs(databaseUrl: string, names: readonly string[]): Promise<void> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  const nextAt = new Date(Date.now() + HOUR_MS);
  await db('platform.jobs').insert(names.map((name) => ({ name, nextAt, createdAt: new Date() })));
  await db.destroy();
}

/** An installation that was restored an hour ago, with something wrong, something that was, and a drill. */
export async function setTroubledScene(databaseUrl: string): Promise<void> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  await db('admin.incidents').insert([
    {
      ...{ id: randomUUID(), kind: 'offsite-failing', since: hoursAgo(3), until: null },
      detail: 'copies do not leave this machine: the folder is not there: mount it',
    },
    {
      ...{ id: randomUUID(), kind: 'archive-late', since: hoursAgo(30), until: hoursAgo(29) },
      detail: 'the last segment came 400 seconds ago',
    },
  ]);
  const findings = [
    { check: 'manifest', isOk: true, detail: '1,204 files' },
    { check: 'doctor', isOk: true, detail: '' },
  ];
  await db('admin.drills').insert({
    ...{ id: randomUUID(), at: hoursAgo(20), backupId: 'newest', isOk: true, seconds: 41.5 },
    findings: JSON.stringify(findings),
  });
  // Mails from before it are held: also those of the next hour, so that one can be given up.
  await db('platform.restores').insert({
    ...{ id: randomUUID(), restoredTo: hoursAgo(2), at: hoursAgo(-1), fromBackup: 'newest' },
  });
  await db.destroy();
}

/** As if the mail server had refused it for days. What leads to a mail becomes one a moment later. */
export async function giveUpMails(databaseUrl: string): Promise<void> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  const refused = { failedAt: hoursAgo(1), tries: 12, lastError: '550 no such mailbox' };
  const held = () => db('platform.outbox_messages').where({ kind: 'mail', deliveredAt: null });
  await expect.poll(async () => await held().update(refused)).toBeGreaterThan(0);
  await db.destroy();
}

export async function speakGerman(databaseUrl: string): Promise<void> {
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  await db('auth.profiles').update({ language: 'de' });
  await db.destroy();
}
