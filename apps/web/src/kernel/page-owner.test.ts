import { beforeEach, expect, test } from 'vitest';
import { isLeftOverFor, pageOwner, setPageOwner } from './page-owner.ts';

beforeEach(() => setPageOwner(undefined));

test('a page is the one’s for whom it was loaded first, whoever is signed in later', () => {
  expect(isLeftOverFor('ada')).toBe(false);
  expect(isLeftOverFor('ada')).toBe(false);
  expect(isLeftOverFor('zoe')).toBe(true);
  expect(pageOwner()).toBe('ada');
});

test('whoever signs in on it makes it theirs, and nobody’s it is after signing out', () => {
  isLeftOverFor('ada');
  setPageOwner('zoe');
  expect(isLeftOverFor('zoe')).toBe(false);
  setPageOwner(undefined);
  expect(pageOwner()).toBeUndefined();
});
