import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalTexts, nearDuplicateKey } from './identity.ts';

function canonicalQuestion(text: string, list: readonly { readonly text: string }[]): string {
  return canonicalTexts(
    text,
    list.map((option) => option.text),
  );
}

const options = fc
  .array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
  .map((texts) => texts.map((text) => ({ text })));

describe('the same question', () => {
  test('is the same in any order of its options', () => {
    fc.assert(
      fc.property(fc.string(), options, (text, list) => {
        expect(canonicalQuestion(text, list.toReversed())).toBe(canonicalQuestion(text, list));
      }),
    );
  });

  test('is the same in any Unicode form and with space around it', () => {
    const text = 'Wie heißt das Protokoll für Café-Hotspots?';
    const list = [{ text: 'Größe' }, { text: 'é' }];
    const decomposed = list.map((option) => ({ text: ` ${option.text.normalize('NFD')}\n` }));
    expect(canonicalQuestion(`\t${text.normalize('NFD')} `, decomposed)).toBe(canonicalQuestion(text, list));
  });

  test('stays the same when its key or an explanation is corrected', () => {
    const wrong = [{ text: 'a', isCorrect: true, explanation: 'x' }];
    const right = [{ text: 'a', isCorrect: false, explanation: 'y' }];
    expect(canonicalQuestion('q', right)).toBe(canonicalQuestion('q', wrong));
  });

  test('is another one when a text, an option or the case of a letter differs', () => {
    const base = canonicalQuestion('q', [{ text: 'ls -a' }, { text: 'ls' }]);
    expect(canonicalQuestion('q', [{ text: 'ls -A' }, { text: 'ls' }])).not.toBe(base);
    expect(canonicalQuestion('q', [{ text: 'ls -a' }])).not.toBe(base);
    expect(canonicalQuestion('Q', [{ text: 'ls -a' }, { text: 'ls' }])).not.toBe(base);
  });

  test('no text passes for a boundary: one option is never two, whatever stands in it', () => {
    const separators = fc.constantFrom('\n', '\0', '\u001f', '|', ',', '","', '\\', '\\n', '"]["', ' ');
    fc.assert(
      fc.property(separators, fc.string(), fc.string(), (separator, a, b) => {
        const joined = [{ text: `${a}${separator}${b}` }];
        expect(canonicalQuestion('q', joined)).not.toBe(canonicalQuestion('q', [{ text: a }, { text: b }]));
        expect(canonicalQuestion(`q${separator}${a}`, [])).not.toBe(canonicalQuestion('q', [{ text: a }]));
      }),
    );
  });
});

describe('a possible duplicate', () => {
  test('differs in case, punctuation, quotes or spacing only', () => {
    const key = nearDuplicateKey('Which port does "HTTPS" use?');
    for (const text of [
      'which port does HTTPS use',
      'Which  port does `https` use ?',
      ' Which port does ‘HTTPS’\u00a0use…',
      'WHICH PORT DOES HTTPS USE?!',
    ]) {
      expect(nearDuplicateKey(text), text).toBe(key);
    }
  });

  test('is found in German, where ß has a capital of two letters', () => {
    const key = nearDuplicateKey('große Straße');
    for (const text of ['GROSSE STRASSE', 'GROẞE STRAẞE']) expect(nearDuplicateKey(text), text).toBe(key);
  });

  test('does not join what signs of arithmetic keep apart', () => {
    expect(nearDuplicateKey('2 + 2')).not.toBe(nearDuplicateKey('2 = 2'));
    expect(nearDuplicateKey('What is C?')).not.toBe(nearDuplicateKey('What is C++?'));
  });

  test('needs a word: texts of nothing but punctuation stay apart', () => {
    expect(nearDuplicateKey('???')).not.toBe(nearDuplicateKey('!!!'));
  });

  test('has a key that is its own key, and that the same question always shares', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const key = nearDuplicateKey(text);
        expect(nearDuplicateKey(key)).toBe(key);
        expect(nearDuplicateKey(` ${text.normalize('NFD')}\n`)).toBe(key);
      }),
    );
  });

  test('is the same of a text of ASCII as of one that Unicode has to be asked about', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const asked = nearDuplicateKey(`${text} é`).replace(/ ?é$/, '');
        fc.pre(asked !== '');
        expect(nearDuplicateKey(text)).toBe(asked);
      }),
    );
  });
});
