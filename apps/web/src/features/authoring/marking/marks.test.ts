import { expect, test } from 'vitest';
import { markKeyOf } from './marks.ts';

const press = (key: string, percent: number | null = null, held: object = {}) =>
  markKeyOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, percent);

test('digits are tens of percent, whatever was chosen', () => {
  expect(press('0', 70)).toEqual({ kind: 'percent', percent: 0 });
  expect(press('7')).toEqual({ kind: 'percent', percent: 70 });
});

test('up begins with all of it and down with none; both stay within', () => {
  expect(press('ArrowUp')).toEqual({ kind: 'percent', percent: 100 });
  expect(press('ArrowDown')).toEqual({ kind: 'percent', percent: 0 });
  expect(press('ArrowUp', 50)).toEqual({ kind: 'percent', percent: 60 });
  expect(press('ArrowUp', 100)).toEqual({ kind: 'percent', percent: 100 });
  expect(press('ArrowDown', 5)).toEqual({ kind: 'percent', percent: 0 });
});

test('arrows move, Enter gives the mark, and keys of the browser stay its own', () => {
  expect(press('ArrowRight')).toEqual({ kind: 'next' });
  expect(press('ArrowLeft')).toEqual({ kind: 'previous' });
  expect(press('Enter')).toEqual({ kind: 'give' });
  expect(press('a')).toBeUndefined();
  expect(press('5', null, { ctrlKey: true })).toBeUndefined();
});
