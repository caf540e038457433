import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRow, readCsvRows } from './csv-rows.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function read(text: string, { size = 1_000, delimiter = ',' } = {}): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const batch of readCsvRows(inPieces(text, size), delimiter))
    for (const row of batch) rows.push(row);
  return rows;
}

const values = (rows: readonly CsvRow[]) => rows.map((row) => row.value);

it('cells are what was between the separators and inside the quotes', async () => {
  expect(values(await read('a, b ,"c,d","e ""f"" g","h\r\ni",\r\nj'))).toEqual([
    ['a', ' b ', 'c,d', 'e "f" g', 'h\r\ni', ''],
    ['j'],
  ]);
});

it('a quote inside a plain cell is a mark like others', async () => {
  expect(values(await read('a 5" disk,b'))).toEqual([['a 5" disk', 'b']]);
});

it.each(['\n', '\r\n', '\r'])('%j ends a line; blank lines are no rows but count as lines', async (end) => {
  const rows = await read(['a', '', ' ,', 'b', ''].join(end));
  expect(rows.map(({ lineNumber, raw }) => [lineNumber, raw])).toEqual([
    [1, 'a'],
    [4, 'b'],
  ]);
});

it('a row that spans lines begins at its first', async () => {
  expect((await read('"a\nb\nc",1\nd,2')).map((row) => row.lineNumber)).toEqual([1, 4]);
});

it('other separators are possible', async () => {
  expect(values(await read('a;"b;c";d', { delimiter: ';' }))).toEqual([['a', 'b;c', 'd']]);
});

describe('a broken quote costs one row', () => {
  it.each([
    ['a\n"b"x,c\nd', 2, 'text after the closing quote of cell 1'],
    ['a\nb, "c\nd', 2, 'a quote after a space in cell 2'],
    ['a\n"b,c\nd', 2, 'a quote is opened and never closed'],
    ['a\nb,"c\n"d",e\nf', 2, 'text after the closing quote of cell 2'],
  ])('%j', async (text, line, problem) => {
    const rows = await read(text);
    const broken = rows.filter((row) => row.problem !== undefined);
    expect(broken.map((row) => [row.lineNumber, row.problem])).toContainEqual([line, problem]);
    expect(values(rows)[0]).toEqual(['a']);
    expect(values(rows).at(-1)).toEqual([text.at(-1)]);
  });

  it('also when it swallows more than a row may hold', async () => {
    const rows = await read(`"a\n${'b,c\n'.repeat(300_000)}`, { size: 65_536 });
    expect(rows[0]).toMatchObject({
      lineNumber: 1,
      raw: '"a',
      problem: 'a quote is opened and never closed',
    });
    expect(rows).toHaveLength(300_001);
  });
});

describe('a line that is too long costs one row, and the reading goes on after it', () => {
  const long = 'x'.repeat(2_500_000);
  it.each([
    ['in one cell', long],
    ['in many cells', `${long},${long}`],
    ['behind a quote that is never closed', `"${long}`],
    ['in quotes', `"${long}",b`],
  ])('%s', async (_where, line) => {
    for (const [size, end] of [
      [65_536, '\r\n'],
      [line.length + 3, '\r\n'],
      [10_000_000, '\n'],
    ] as const) {
      const rows = await read(['a', line, 'b', ''].join(end), { size });
      expect(rows.map((row) => [row.lineNumber, row.problem, row.raw.length])).toEqual([
        [1, undefined, 1],
        [2, 'the line is longer than 250,000 characters', 250_000],
        [3, undefined, 1],
      ]);
    }
  });

  it('also as the last one', async () => {
    expect((await read(`a\n${long}`, { size: 65_536 })).map((row) => row.lineNumber)).toEqual([1, 2]);
  });
});

it('what a writer quotes is read as it was, in pieces of any size, as another reader reads it', async () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\r\n é'), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const text = rows
        .map((cells) => cells.map((part) => `"${part.replaceAll('"', '""')}"`).join(','))
        .join('\r\n');
      const filled = rows.filter((cells) => cells.some((part) => part.trim() !== ''));
      expect(values(await read(text, { size }))).toEqual(filled);
      const other: string[][] = parse(text, { relaxColumnCount: true, recordDelimiter: '\r\n' });
      expect(other.filter((cells) => cells.some((part) => part.trim() !== ''))).toEqual(filled);
    }),
  );
});

it('any text is read to its end, the same in pieces of any size', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'a,"\r\n '), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (input, size) => {
      expect(await read(input, { size })).toEqual(await read(input));
    }),
    { numRuns: 1_000 },
  );
});
