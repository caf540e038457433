import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { openDatabase } from '../platform/database.ts';
import { NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { closeIncident, listOpenIncidents, openIncident } from './incidents.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('an incident', () => {
  test('is open once, from when it was first said, with what was said last', async ({ db }) => {
    await openIncident(db, { kind: 'backup-failed', detail: 'the disk is full', now: NOW });
    await openIncident(db, { kind: 'backup-failed', detail: 'the disk is slow', now: later(5) });
    expect(await listOpenIncidents(db)).toMatchObject([
      { kind: 'backup-failed', since: NOW, until: null, detail: 'the disk is slow' },
    ]);
  });

  test('that ended is another one when it comes back', async ({ db }) => {
    const kind = 'archive-late';
    await openIncident(db, { kind, detail: 'one', now: NOW });
    await closeIncident(db, { kind, now: later(1) });
    await closeIncident(db, { kind, now: later(2) });
    expect(await listOpenIncidents(db)).toEqual([]);
    await openIncident(db, { kind, detail: 'two', now: later(3) });
    expect(await db('admin.incidents').orderBy('since')).toMatchObject([
      { detail: 'one', until: later(1) },
      { detail: 'two', until: null },
    ]);
  });

  test('ends although the clock was set back', async ({ db }) => {
    await openIncident(db, { kind: 'wal-growing', detail: 'x', now: NOW });
    await closeIncident(db, { kind: 'wal-growing', now: later(-60) });
    expect(await db('admin.incidents')).toMatchObject([{ since: NOW, until: NOW }]);
  });

  test('is listed for administrators: what is open first, then the last ones that are over', async ({
    db,
    callerFor,
  }) => {
    for (const [minutes, kind] of [
      [1, 'archive-late'],
      [2, 'wal-growing'],
      [3, 'spool-full'],
    ] as const) {
      await openIncident(db, { kind, detail: kind, now: NOW });
      await closeIncident(db, { kind, now: later(minutes) });
    }
    await openIncident(db, { kind: 'drill-failed', detail: 'open', now: later(-1) });
    const { items } = await callerFor(admin).admin.listIncidents({ limit: 2 });
    expect(items.map(({ kind }) => kind)).toEqual(['drill-failed', 'spool-full', 'wal-growing']);
    expect(await callerFor(admin).admin.status()).toMatchObject({
      incidents: [{ kind: 'drill-failed', since: later(-1), until: null, detail: 'open' }],
    });
    const member = callerFor({ ...admin, role: 'member' });
    await expect(member.admin.listIncidents({})).rejects.toThrow('forbidden');
  });
});

describe('from several processes at once', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  test('one is opened', async () => {
    const db = openDatabase({ url: database.appUrl, poolSize: 8, patience: PATIENCE });
    const details = Array.from({ length: 8 }, (_, i) => `said by ${i}`);
    await Promise.all(details.map((detail) => openIncident(db, { kind: 'spool-full', detail, now: NOW })));
    expect(await listOpenIncidents(db)).toHaveLength(1);
    await db.destroy();
  });
});
