import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTextLanguage, langFor, translationFor } from './text-language.ts';

test.each(['de', 'en', 'pt-BR', 'sr-Latn-RS', 'gsw', 'de-CH-1901'])('%s is a language of texts', (tag) => {
  expect(isTextLanguage(tag)).toBe(true);
});

test.each([
  '',
  'DE',
  'de_AT',
  'pt-br',
  'x-own',
  'i-klingon',
  'deutsch',
  '*',
  'de-',
  'constructor',
  '__proto__',
])('"%s" is none, or not in its one form', (tag) => {
  expect(isTextLanguage(tag)).toBe(false);
});

test('whatever a tag is, it is judged without throwing', () => {
  fc.assert(fc.property(fc.string(), (tag) => typeof isTextLanguage(tag) === 'boolean'));
});

test('a reader gets exactly their tag, else their language, else the original', () => {
  const translations = { de: 'Deutsch', 'de-AT': 'Österreichisch' };
  expect(translationFor(translations, 'de-AT')).toBe('Österreichisch');
  expect(translationFor(translations, 'de-CH')).toBe('Deutsch');
  expect(translationFor(translations, 'fr')).toBeUndefined();
  expect(translationFor(translations, 'toString')).toBeUndefined();
});

test('the language of a text is named only where it is not the reader’s', () => {
  expect(langFor('en', 'de')).toBe('en');
  expect(langFor('de-AT', 'de')).toBeNull();
});
