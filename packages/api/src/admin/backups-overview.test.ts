import { expect } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';
import { getBackups } from './backups-overview.ts';

const later = new Date(NOW.getTime() + 3_600_000);
const kept = {
  ...{
    from: NOW,
    to: later,
    newestFullAt: NOW,
    bytes: 5_000,
    maxBytes: 9_000,
    place: '/backups',
    note: null,
  },
  fulls: [{ id: 'one', at: NOW, to: later, bytes: 4_000, isVerified: true, missingSegments: 0 }],
  sites: [{ id: 'rows', at: NOW, bytes: 1_000 }],
};

test('backups that are switched off, and no drill yet', async ({ db }) => {
  expect(await getBackups(db, {})).toEqual({ kept: null, lastDrill: null, lastOffsiteDrill: null });
});

test('every full backup, every one of all rows, and the newest of the drills', async ({ db }) => {
  const drill = { backupId: 'one', isOk: true, seconds: 12.5, findings: '[]' };
  await db('admin.drills').insert([
    { ...drill, id: '00000000-0000-7000-8000-000000000001', at: NOW, isOk: false },
    { ...drill, id: '00000000-0000-7000-8000-000000000002', at: later },
    { ...drill, id: '00000000-0000-7000-8000-000000000003', at: later, isOffsite: true, seconds: 99 },
  ]);
  const { kept: seen, lastDrill, lastOffsiteDrill } = await getBackups(db, { backups: async () => kept });
  expect(seen).toEqual(kept);
  expect(lastDrill).toMatchObject({ at: later, isOk: true, seconds: 12.5, backupId: 'one', findings: [] });
  expect(lastOffsiteDrill).toMatchObject({ at: later, isOk: true, seconds: 99 });
});

test('only administrators see them', async ({ callerFor }) => {
  const viewer = { userId: '00000000-0000-4000-8000-000000000000', sessionId: '0'.repeat(64) };
  const caller = (role: 'admin' | 'member') =>
    callerFor({ ...viewer, role, timeZone: 'UTC', language: 'en' }).admin;
  expect(await caller('admin').getBackups()).toEqual({ kept: null, lastDrill: null, lastOffsiteDrill: null });
  await expect(caller('member').getBackups()).rejects.toThrow('forbidden');
});
