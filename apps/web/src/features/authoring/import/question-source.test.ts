import { expect, test } from 'vitest';
import { tableIn } from './question-source.ts';

test('a table is read with its header and first rows, quotes and line breaks in them included', () => {
  const text = '\uFEFFFrage;A;B;Lösung\r\n"Was ist\n""das""?";x;y;A\r\n\r\nUnd nun?;x;y;B\r\n';
  expect(tableIn(text)).toEqual({
    delimiter: ';',
    header: ['Frage', 'A', 'B', 'Lösung'],
    rows: [
      ['Was ist\n"das"?', 'x', 'y', 'A'],
      ['Und nun?', 'x', 'y', 'B'],
    ],
  });
});

test('titles above the header are no part of it', () => {
  const sample = tableIn('sep=;\nEin Quiz;;;\n7b;;;\nFrage;Antwort A;Antwort B;Lösung\nWas?;x;y;A\n');
  expect(sample?.header).toEqual(['Frage', 'Antwort A', 'Antwort B', 'Lösung']);
  expect(sample?.rows).toEqual([['Was?', 'x', 'y', 'A']]);
});

test.each(['{"a": 1, "b": 2, "c": 3}', '[1, 2, 3]', '<quiz a=",,,">', '::Q1:: a, b, c {=x}', 'one, two', ''])(
  'what is no table has no first rows: %s',
  (text) => {
    expect(tableIn(text)).toBeNull();
  },
);
