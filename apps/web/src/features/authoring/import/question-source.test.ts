import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sourceOfFile, tableIn } from './question-source.ts';
import { tableOfFile } from './table-of-file.ts';

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

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('a file shows its columns whatever it is written in, and of an archive those of its table', async () => {
  const text = 'Frage;A;B;Lösung\nWas?;x;ü;A\n';
  const zip = zipSync({
    '__MACOSX/bank.csv': strToU8('nothing'),
    'eule.png': latin('no picture'),
    'fragen/bank.csv': latin(text),
  });
  for (const file of [
    new File([latin(text)], 'bank.csv'),
    new File([text], 'bank.csv'),
    new File([Uint8Array.from(zip)], 'bank.zip'),
  ])
    expect((await sourceOfFile(file)).sample?.header).toEqual(['Frage', 'A', 'B', 'Lösung']);
  expect((await tableOfFile(new File([Uint8Array.from(zip)], 'bank.zip'))).name).toBe('fragen/bank.csv');
  const broken = new File([Uint8Array.from(zip.subarray(0, 60))], 'bank.zip');
  expect((await sourceOfFile(broken)).sample).toBeNull();
});
