import { expect, test } from 'vitest';
import { pageOf } from './page.ts';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const idOf = ({ id }: { readonly id: string }): string => id;

test('a list that goes on is continued behind the last row shown, never the one more that was read', () => {
  expect(pageOf(rows, 2, idOf)).toEqual({ items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'b' });
});

test('a list that ends with the page, or has nothing, is not continued', () => {
  expect(pageOf(rows, 3, idOf)).toEqual({ items: rows, nextCursor: null });
  expect(pageOf([], 3, idOf)).toEqual({ items: [], nextCursor: null });
});
