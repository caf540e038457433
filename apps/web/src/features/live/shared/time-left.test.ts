import { expect, test } from 'vitest';
import { secondsUntil, spokenAt } from './time-left.ts';

test('seconds are those of the server, whatever the clock of the device says', () => {
  expect(secondsUntil(100_000, 89_500, 0)).toBe(11);
  expect(secondsUntil(100_000, 29_500, 60_000)).toBe(11);
  expect(secondsUntil(100_000, 100_001, 0)).toBe(0);
});

test('a countdown speaks at 10 s, at 5 s and at its end, and at no other second', () => {
  const spoken = Array.from({ length: 20 }, (_, index) => 20 - index).flatMap(
    (second) => spokenAt(second, second - 1) ?? [],
  );
  expect(spoken).toEqual([10, 5, 0]);
});

test('what a page in the background missed is spoken once, by its last word', () => {
  expect(spokenAt(18, 3)).toBe(5);
  expect(spokenAt(18, 0)).toBe(0);
  expect(spokenAt(3, 3)).toBeUndefined();
});
