import { expect, test } from 'vitest';
import { placeOf } from './place-of.ts';

test('nobody is first as long as nobody has a point', () => {
  expect(placeOf({ rank: 1, score: 0 })).toBeNull();
  expect(placeOf({ rank: 1, score: 500 })).toBe(1);
  expect(placeOf({ rank: 4, score: 0 })).toBe(4);
});
