import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArchiveFacts, archiveIncidents } from './archive-incidents.ts';
import { isFullBackupDue } from './full-backup-due.ts';
import { reachOfBackups } from './reach-of-backups.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 29) + minutes * 60_000);

describe('what is wrong with the way of the log', () => {
  const well: ArchiveFacts = {
    isArchiving: true,
    archiveTimeoutSeconds: 60,
    isFailing: false,
    oldestWaitingSeconds: 0,
    walBytes: 80_000_000,
    spoolFiles: 0,
    spoolBytes: 0,
    oldestSpooledSeconds: 0,
    freeBytes: 10 ** 10,
  };
  const kinds = (facts: Partial<ArchiveFacts>) => [...archiveIncidents({ ...well, ...facts }).keys()];

  test('nothing while segments leave, and nothing at night, when none does', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ oldestWaitingSeconds: 180, oldestSpooledSeconds: 180, spoolFiles: 3 })).toEqual([]);
  });
  test('each has its own sign', () => {
    expect(kinds({ isArchiving: false })).toEqual(['archive-failing']);
    expect(kinds({ isFailing: true })).toEqual(['archive-failing']);
    expect(kinds({ oldestWaitingSeconds: 181 })).toEqual(['archive-late']);
    expect(kinds({ oldestSpooledSeconds: 181 })).toEqual(['archive-late']);
    expect(kinds({ archiveTimeoutSeconds: 300, oldestWaitingSeconds: 899 })).toEqual([]);
    expect(kinds({ walBytes: 2 ** 30 + 1 })).toEqual(['wal-growing']);
    expect(kinds({ freeBytes: 200_000_000 })).toEqual(['spool-full']);
    expect(kinds({ spoolBytes: 600_000_000 })).toEqual(['spool-full']);
  });
});

describe('when a full backup is due', () => {
  const asked = { timeline: 1, isNeeded: false, upSince: at(0), failedAt: undefined, now: at(0) };
  const newest = { startedAt: at(0), timeline: 1 };
  test('some minutes after the first start, and daily from then on', () => {
    expect(isFullBackupDue({ ...asked, newest: undefined, now: at(2.9) })).toBe(false);
    expect(isFullBackupDue({ ...asked, newest: undefined, now: at(3) })).toBe(true);
    expect(isFullBackupDue({ ...asked, newest, now: at(24 * 60 - 1) })).toBe(false);
    expect(isFullBackupDue({ ...asked, newest, now: at(24 * 60) })).toBe(true);
  });
  test('at once when the timeline is another', () => {
    expect(isFullBackupDue({ ...asked, newest, timeline: 2, now: at(1) })).toBe(true);
  });
  test('at once when the log behind the newest one is torn', () => {
    expect(isFullBackupDue({ ...asked, newest, isNeeded: true, now: at(1) })).toBe(true);
    const failed = { ...asked, newest, isNeeded: true, failedAt: at(1) };
    expect(isFullBackupDue({ ...failed, now: at(15) })).toBe(false);
  });
  test('a quarter of an hour after one that failed', () => {
    const failed = { ...asked, newest: undefined, failedAt: at(10) };
    expect(isFullBackupDue({ ...failed, now: at(24) })).toBe(false);
    expect(isFullBackupDue({ ...failed, now: at(25) })).toBe(true);
  });
});

describe('how far back backups reach', () => {
  test('as far as windows touch, and not over a hole', () => {
    expect(reachOfBackups([])).toBeUndefined();
    const windows = [
      { from: at(0), to: at(9) },
      { from: at(10), to: at(25) },
      { from: at(20), to: at(40) },
    ];
    expect(reachOfBackups(windows)).toEqual({ from: at(10), to: at(40) });
  });
  test('also where an older backup reaches further than newer ones', () => {
    const windows = [
      { from: at(0), to: at(9) },
      { from: at(1), to: at(1) },
      { from: at(5), to: at(5) },
    ];
    expect(reachOfBackups(windows)).toEqual({ from: at(0), to: at(9) });
  });
  test('every moment in it lies in a window', () => {
    const spans = fc
      .tuple(fc.nat(100), fc.nat(30))
      .map(([from, length]) => ({ from: at(from), to: at(from + length) }));
    fc.assert(
      fc.property(fc.array(spans, { minLength: 1 }), fc.nat(130), (windows, minute) => {
        const reach = reachOfBackups(windows);
        const moment = at(minute);
        if (reach === undefined || moment < reach.from || moment > reach.to) return;
        expect(windows.some(({ from, to }) => from <= moment && moment <= to)).toBe(true);
      }),
    );
  });
});
