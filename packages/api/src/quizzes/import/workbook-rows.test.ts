import { workbookFiles } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-workbook';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { isWorkbook, readWorkbook } from './workbook-rows.ts';

function zipped(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

async function* chunks(bytes: Uint8Array) {
  yield bytes.subarray(0, 100);
  yield bytes.subarray(100);
}

async function cellsOf(bytes: Uint8Array) {
  return (await readWorkbook(chunks(bytes))).map(({ value }) => value);
}

test('a workbook is read as it was written', async () => {
  const rows = [
    ['a', 'b <&> "c"', 'two\nlines', 'é 日本'],
    ['1', '', '1,3', 'x'],
  ];
  const workbook = zipped(workbookFiles(rows));
  expect(isWorkbook(workbook)).toBe(true);
  expect(await cellsOf(workbook)).toEqual(rows);
});

describe('is refused', () => {
  const files = workbookFiles([['a']]);
  const sheet = 'xl/worksheets/sheet1.xml';
  const withSheet = (text: string) =>
    zipped({ ...files, [sheet]: (files[sheet] ?? '').replace('r="A1"', text) });

  it.each([
    ['is no workbook that can be read', zipped(files).subarray(0, 300)],
    ['is no workbook that can be read', zipped({ 'letter.xml': '<p/>' })],
    ['has more than 20,000 rows', withSheet('r="A1048576"')],
    ['has more than 200 columns', withSheet("r='XFD1'")],
    ['unpacks to more than 60 MB', zipped({ ...files, 'xl/bomb.xml': 'a'.repeat(61_000_000) })],
    ['is larger than 10 MB', new Uint8Array(10_000_001)],
  ])('what %s', async (problem, bytes) => {
    await expect(cellsOf(bytes)).rejects.toMatchObject({
      reason: 'file-malformed',
      details: { line: 1, problem },
    });
  });
});

test('a broken workbook is refused or read, and nothing else', async () => {
  const workbook = zipped(workbookFiles([['a', 'b'], ['c']]));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), { maxLength: 5 }),
      async (changes) => {
        const broken = workbook.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        const ended = await cellsOf(broken).catch((error) => error.reason);
        expect(Array.isArray(ended) || ended === 'file-malformed').toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});
