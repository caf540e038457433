import { expect, test } from 'vitest';
import { RETURN_PATH_MAX, returnPathOf } from './return-path.ts';

test.each(['/', '/home', '/authors', '/courses/', '/courses/turtle/2?from=//home#..', '/%2F%2Fevil.example'])(
  '%s is a place of ours',
  (path) => {
    expect(returnPathOf(path, '/home')).toBe(path);
  },
);

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e//evil.example',
  '/a/.%2E/..//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  'evil.example',
  '/auth/sandbox/start?next=/home',
  '/API/me',
  `/${'a'.repeat(RETURN_PATH_MAX)}`,
  '',
  undefined,
])('%j leads nowhere but home', (path) => {
  expect(returnPathOf(path, '/home')).toBe('/home');
});
