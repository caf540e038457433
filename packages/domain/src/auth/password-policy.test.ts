import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { normalisePassword, passwordLength, passwordWeakness } from './password-policy.ts';
import { newPassword } from './schemas.ts';

describe('length', () => {
  test('10 to 256 characters, counted after normalising', () => {
    expect(passwordWeakness('kettle&74')).toBe('too-short');
    expect(passwordWeakness('kettle&747')).toBeUndefined();
    expect(passwordWeakness('kettle&747'.repeat(26).slice(0, 256))).toBeUndefined();
    expect(passwordWeakness('kettle&747'.repeat(26).slice(0, 257))).toBe('too-long');
    expect(passwordLength('ﬃ')).toBe(3);
    expect(passwordLength('😀')).toBe(1);
  });

  test('the schema of a new password has the same bounds', () => {
    for (const text of ['kettle&74', 'kettle&747', '😀'.repeat(9), 'k'.repeat(257)])
      expect(newPassword.safeParse(text).success, text).toBe(
        passwordLength(text) >= 10 && passwordLength(text) <= 256,
      );
  });

  test('however the keyboard composes accents, it is one password', () => {
    expect(normalisePassword('cafe\u0301')).toBe(normalisePassword('caf\u00e9'));
  });
});

describe('common passwords', () => {
  test('the list is in lower case and has no word twice', () => {
    expect(commonPasswords.length).toBeGreaterThan(200);
    expect(new Set(commonPasswords).size).toBe(commonPasswords.length);
    expect(commonPasswords.every((word) => word === word.toLowerCase())).toBe(true);
  });

  test.each([
    'passwordpassword',
    'Password123',
    'P@ssw0rd!2024',
    'P4SSW0RD12',
    'qwertyuiop',
    '1234567890',
    'sonnenschein',
    'Sunshine2026',
    'letmein-2026',
    'iloveyou!!',
  ])('%s is refused', (password) => {
    expect(passwordWeakness(password)).toBe('too-common');
  });

  test.each([
    'sunshine over seven hills',
    'wrong camel charger nail',
    'my summer kettle whistles',
    'xK9#mq2!vTzp',
  ])('%s is not one of them', (password) => {
    expect(passwordWeakness(password)).toBeUndefined();
  });
});

describe('repetition', () => {
  test.each(['aaaaaaaaaaaa', 'abababababab', 'abcdabcdabcd', '1122112211'])('%s is refused', (password) => {
    expect(passwordWeakness(password)).toBe('too-uniform');
  });
});

describe('own words', () => {
  const words = ['countess', 'Ada.Lovelace@example.org', 'Ada', 'Lovelace'];

  test.each(['countess1815', 'Lovelace!!', 'l0velace1815', 'ada.lovelace@example.org', 'COUNTESS__'])(
    '%s is refused',
    (password) => {
      expect(passwordWeakness(password, words)).toBe('own-words');
    },
  );

  test('a short word forbids nothing, and a long password may contain a word', () => {
    expect(passwordWeakness('adamantine-7', words)).toBeUndefined();
    expect(passwordWeakness('the countess of mathematics', words)).toBeUndefined();
  });
});

test('no text makes the rule fail, and its answer does not depend on the form of accents', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(passwordWeakness(text.normalize('NFD'))).toBe(passwordWeakness(text.normalize('NFC')));
    }),
  );
});
