import { version } from 'uuid';
import { expect, it, vi } from 'vitest';
import { newId, newIdAfter } from './ids.ts';

it('ids made later sort later, within a millisecond too, and no two are equal', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids.map(version))).toEqual(new Set([7]));
});

it('they also sort later when the clock is set back', () => {
  const before = newId();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 60_000);
  const after = newId();
  clock.mockRestore();
  expect(after > before).toBe(true);
});

it('an id says when it was made', () => {
  const earliest = Date.now();
  const made = Number.parseInt(newId().replace('-', '').slice(0, 12), 16);
  expect(made).toBeGreaterThanOrEqual(earliest);
  expect(made).toBeLessThanOrEqual(Date.now());
});

it('what follows the time is not the same twice', () => {
  const tails = Array.from({ length: 1_000 }, () => newId().slice(-11));
  expect(new Set(tails).size).toBe(tails.length);
});

it('one that follows an id of a clock that is ahead sorts behind it, and no two are equal', () => {
  const ahead = 'efffffff-0000-7fff-bfff-ffffffffffff';
  const [one, other] = [newIdAfter(ahead), newIdAfter(ahead)];
  expect([one > ahead, other > ahead, version(one)]).toEqual([true, true, 7]);
  expect(one).not.toBe(other);
  const last = newId();
  expect(newIdAfter(last) > last && newIdAfter(undefined) > last).toBe(true);
  expect(newIdAfter(last) < ahead).toBe(true);
});
