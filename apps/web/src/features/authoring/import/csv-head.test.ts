import { expect, test } from 'vitest';
import { csvHeadOf, headerLine } from './csv-head.ts';

test('a table is read with its header and first rows, quotes and line breaks in them included', () => {
  const text = '\uFEFFFrage;A;B;Lösung\r\n"Was ist\n""das""?";x;y;A\r\n\r\nUnd nun?;x;y;B\r\n';
  const head = csvHeadOf(text);
  expect(head).toMatchObject({
    delimiter: ';',
    header: ['Frage', 'A', 'B', 'Lösung'],
    rows: [
      ['Was ist\n"das"?', 'x', 'y', 'A'],
      ['Und nun?', 'x', 'y', 'B'],
    ],
  });
  expect(text.slice(head?.bodyStart)).toMatch(/^"Was ist/);
});

test.each(['{"a": 1, "b": 2, "c": 3}', '[1, 2, 3]', '<quiz a=",,,">', '::Q1:: a, b, c {=x}', 'one, two', ''])(
  'what is no table has no head: %s',
  (text) => {
    expect(csvHeadOf(text)).toBeNull();
  },
);

test('columns get other names, and the others keep theirs', () => {
  const head = csvHeadOf('Frage,"A, B",C\nx,y,z\n');
  if (head === null) throw new Error('it is a table');
  expect(headerLine(head, new Map([[0, 'question-text']]))).toBe('question-text,"A, B",C\r\n');
});
