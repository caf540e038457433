import { expect } from 'vitest';
import type { Viewer } from '../platform/context.ts';
import { NOW } from '../testing/builders.ts';
import { test } from '../testing/callers.ts';

const admin: Viewer = {
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'admin',
  sessionId: '0'.repeat(64),
  timeZone: 'UTC',
  language: 'en',
};

test('administrators run a job, learn how it ended, and see it in the list', async ({ callerFor }) => {
  const { admin: api } = callerFor(admin);
  expect(await api.runJob({ name: 'nothing' })).toEqual({ outcome: 'done', error: null });
  expect((await api.listJobs()).items).toContainEqual({
    name: 'nothing',
    everySeconds: 60,
    nextAt: new Date(NOW.getTime() + 60_000),
    isRunning: false,
    lastStartedAt: NOW,
    lastFinishedAt: NOW,
    lastSucceededAt: NOW,
    lastOutcome: 'done',
    lastError: null,
    runs: 1,
    failures: 0,
  });
  await expect(api.runJob({ name: 'no such job' })).rejects.toThrow('not-found');
});

test('one that is running elsewhere is not run, and is shown as running', async ({ db, callerFor }) => {
  const { admin: api } = callerFor(admin);
  await api.runJob({ name: 'nothing' });
  const leasedUntil = new Date(NOW.getTime() + 60_000);
  await db('platform.jobs').update({ leaseId: admin.userId, leasedUntil });
  await expect(api.runJob({ name: 'nothing' })).rejects.toMatchObject({
    cause: { reason: 'job-running', details: { since: NOW.toISOString() } },
  });
  expect((await api.listJobs()).items).toContainEqual(
    expect.objectContaining({ name: 'nothing', isRunning: true }),
  );
});

test('a job of another release is shown, without a schedule', async ({ db, callerFor }) => {
  await db('platform.jobs').insert({ name: 'of the future', nextAt: NOW, createdAt: NOW });
  expect((await callerFor(admin).admin.listJobs()).items).toContainEqual(
    expect.objectContaining({ name: 'of the future', everySeconds: null, lastOutcome: null }),
  );
});

test('nobody else lists or runs any', async ({ callerFor }) => {
  const { admin: api } = callerFor({ ...admin, role: 'member' });
  await expect(api.listJobs()).rejects.toThrow('forbidden');
  await expect(api.runJob({ name: 'nothing' })).rejects.toThrow('forbidden');
});
