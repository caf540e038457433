import { expect, test } from 'vitest';
import { widthOf } from './terminal.ts';

test('the width is that of the terminal, and 80 where none is known', () => {
  expect(widthOf({ columns: 120 })).toBe(120);
  expect(widthOf({ columns: undefined })).toBe(80);
  expect(widthOf({ columns: 0 })).toBe(80);
});
