import { expect, test } from 'vitest';
import { absoluteExpiry, isVisitDue, slidingExpiry } from './session-lifetime.ts';

const now = new Date('2026-03-10T12:00:00Z');
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test('a session lives 30 days from the last visit and 90 days at most, an administrator’s 30 minutes and 12 hours', () => {
  expect(absoluteExpiry('individual', now)).toEqual(after(90 * 24));
  expect(absoluteExpiry('guest', now)).toEqual(after(90 * 24));
  expect(absoluteExpiry('admin', now)).toEqual(after(12));
  expect(slidingExpiry('member', { now, absolute: after(90 * 24) })).toEqual(after(30 * 24));
  expect(slidingExpiry('admin', { now, absolute: after(12) })).toEqual(after(0.5));
});

test('no visit carries a session past its absolute end', () => {
  expect(slidingExpiry('member', { now, absolute: after(5) })).toEqual(after(5));
});

test('a visit is noted once an hour, an administrator’s once a minute', () => {
  expect(isVisitDue('member', { lastSeenAt: after(-0.99), now })).toBe(false);
  expect(isVisitDue('member', { lastSeenAt: after(-1), now })).toBe(true);
  expect(isVisitDue('admin', { lastSeenAt: after(-0.02), now })).toBe(true);
});
