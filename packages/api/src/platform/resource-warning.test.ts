import { expect, test } from 'vitest';
import { isStorageFull, resourceWarningOf } from './resource-warning.ts';

const now = new Date('2026-11-28T12:00:00Z');
const seen = (state: string, secondsAgo: number) => ({
  line: resourceWarningOf(Object.assign(new Error(), { code: state })) ?? '',
  lastSeenAt: new Date(now.getTime() - secondsAgo * 1000),
});

test('the disk counts as full for five minutes after saving failed last', () => {
  expect(isStorageFull([seen('53100', 300)], now)).toBe(true);
  expect(isStorageFull([seen('53100', 301)], now)).toBe(false);
});

test('other warnings say nothing of the disk', () => {
  expect(isStorageFull([seen('53200', 0), seen('53300', 0)], now)).toBe(false);
  expect(isStorageFull([], now)).toBe(false);
});
