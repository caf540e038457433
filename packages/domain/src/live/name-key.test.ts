import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from './name-key.ts';

describe('two names', () => {
  it.each([
    ['Ada', 'ADA'],
    ['Ada', ' a d a '],
    ['Ada', 'А\u200bdа'],
    ['Paul', 'PauI'],
    ['Bill', 'Bi11'],
    ['Otto', '0tto'],
    ['Anna-Lena', 'Anna Lena'],
    ['Zoë', 'Zoe'],
    ['Weiß', 'WEISS'],
    ['ﬁnn', 'finn'],
    ['Ｅｄ', 'Ed'],
  ])('look the same: %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['Ada', 'Adam'],
    ['Ada 2', 'Ada 3'],
    ['🦊', '🐻'],
    ['李', '王'],
  ])('are told apart: %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it('look the same however they are typed', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'd', 'l', 'm', 'o', 'é', '2', '李'),
      minLength: 1,
    });
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
        expect(nameKey([...name].join(' '))).toBe(nameKey(name));
        expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name));
        expect(nameKey(name.replaceAll('o', '0').replaceAll('l', 'I'))).toBe(nameKey(name));
      }),
    );
  });
});

it.each(['', '...', ' - ', '\u200b', '!?'])('a name that nobody can read has no key: "%s"', (name) => {
  expect(nameKey(name)).toBe('');
});
