import { expect, test } from 'vitest';
import { movedTo, orderOf } from './own-order.ts';

test('what an answer does not name stands behind what it does', () => {
  expect(orderOf([2, 0], 4)).toEqual([2, 0, 1, 3]);
  expect(orderOf([], 3)).toEqual([0, 1, 2]);
  expect(orderOf([9, 'x', null], 2)).toEqual([0, 1]);
});

test('an item goes to its new place and the others keep their order', () => {
  expect(movedTo([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
  expect(movedTo([0, 1, 2, 3], 3, 0)).toEqual([3, 0, 1, 2]);
});

test('beyond the ends nothing moves', () => {
  expect(movedTo([0, 1], 0, -1)).toEqual([0, 1]);
  expect(movedTo([0, 1], 1, 2)).toEqual([0, 1]);
});
