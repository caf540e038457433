import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { domainOfPath, pathOfDomain } from './category-domain.ts';

it.each([
  ['$course$/top/Networks/Ports', 'Networks/Ports'],
  ['$system$/top/Networks', 'Networks'],
  ['top/Default for Ships', 'Default for Ships'],
  ['Ships and 1//2 boats/Old', 'Ships and 1/2 boats/Old'],
  [' / Ships / ', 'Ships'],
])('the category %j is the domain %j', (path, code) => {
  expect(domainOfPath(path)).toEqual({ code, category: null });
});

it.each(['', '$course$/top', '$module$', ' / / '])('%j names none', (path) => {
  expect(domainOfPath(path)).toBeNull();
});

test('a domain is the category that it is written as', () => {
  const code = fc
    .string({ unit: fc.constantFrom('/', 'a', ' ', '$', 'top', '.', 'é'), minLength: 1, maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(code, (text) => {
      expect(domainOfPath(pathOfDomain(text))).toEqual({ code: text, category: null });
    }),
  );
});
