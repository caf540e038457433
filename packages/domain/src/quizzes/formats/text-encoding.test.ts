import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodingOf } from './text-encoding.ts';

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) =>
  latin(
    encodeURIComponent(text).replaceAll(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
const wide = (text: string, isBig: boolean) =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const pair = [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8];
      return isBig ? pair.toReversed() : pair;
    }),
  );

it.each([
  ['what every encoding writes alike', latin('id,domain'), undefined],
  ['nothing', latin(''), undefined],
  ['a letter that is cut off', utf8('Käse').subarray(0, 2), undefined],
  ['UTF-8', utf8('Käse für 3 €'), 'utf-8'],
  ['UTF-8 with one broken byte', Uint8Array.from([...utf8('Käse für'), 0xe9]), 'utf-8'],
  ['Windows-1252', latin('K\u00e4se f\u00fcr'), 'windows-1252'],
  ['Windows-1252 with German quotes', latin('\u0084Spa\u00df\u0093 f\u00fcr'), 'windows-1252'],
  ['UTF-16 with its mark', wide('\ufeffKäse', false), 'utf-16le'],
  ['UTF-16 the other way round', wide('\ufeffKäse', true), 'utf-16be'],
  ['UTF-16 without its mark', wide('id,domain', false), 'utf-16le'],
] as const)('%s is told by its first bytes', (_, bytes, encoding) => {
  expect(encodingOf(bytes)).toBe(encoding);
});

it('whatever is written in UTF-8 is taken for it, wherever it is cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, cut) => {
      const bytes = utf8(text.replaceAll('\0', ''));
      const encoding = encodingOf(bytes.subarray(0, cut % (bytes.length + 1)));
      expect(['utf-8', undefined]).toContain(encoding);
    }),
  );
});
