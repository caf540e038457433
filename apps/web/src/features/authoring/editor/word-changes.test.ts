import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type WordRun, wordChanges } from './word-changes.ts';

const textOf = (runs: readonly WordRun[], ...kinds: WordRun['kind'][]): string =>
  runs.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('');

test('words that changed are told from those around them', () => {
  expect(wordChanges('Which port does HTTPS use?', 'Which port does SSH use?')).toEqual([
    { kind: 'kept', text: 'Which port does ' },
    { kind: 'gone', text: 'HTTPS' },
    { kind: 'new', text: 'SSH' },
    { kind: 'kept', text: ' use?' },
  ]);
  expect(wordChanges('Größe: 3 m', 'Größe: 4 m')).toContainEqual({ kind: 'gone', text: '3' });
  expect(wordChanges('the same', 'the same')).toEqual([{ kind: 'kept', text: 'the same' }]);
  expect(wordChanges('', 'all of it')).toEqual([{ kind: 'new', text: 'all of it' }]);
});

test('what is kept and gone is the text before, what is kept and new the text after, and no more than the least is marked', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', ' ', '.', 'é', '\n'), { maxLength: 30 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [before, after] = [one.join(''), other.join('')];
      const runs = wordChanges(before, after);
      expect(textOf(runs, 'kept', 'gone')).toBe(before);
      expect(textOf(runs, 'kept', 'new')).toBe(after);
      for (const [index, { kind }] of runs.entries()) expect(runs[index + 1]?.kind).not.toBe(kind);
    }),
  );
});

test('texts that are long and have nothing in common are said to be others, at once', () => {
  const long = (word: string) => `${word} `.repeat(6_000);
  expect(wordChanges(`${long('a')}b`, `${long('c')}d`).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
