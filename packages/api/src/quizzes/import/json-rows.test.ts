import { DomainError } from '@studyhall/domain/errors';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type JsonRow, readJsonRows } from './json-rows.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function read(text: string, size = 1_000): Promise<JsonRow[]> {
  const rows: JsonRow[] = [];
  for await (const batch of readJsonRows(inPieces(text, size))) for (const row of batch) rows.push(row);
  return rows;
}

async function refusal(text: string): Promise<unknown> {
  const error: unknown = await read(text).catch((reason: unknown) => reason);
  return error instanceof DomainError ? [error.reason, error.details] : error;
}

it('elements are found in a bare list and in the results of an object, in pieces of any size', async () => {
  const element = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(element, { maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (elements, isWrapped, isIndented, size) => {
        const document = isWrapped
          ? { response_code: 0, note: '[{"', results: elements, more: [1] }
          : elements;
        const text = JSON.stringify(document, null, isIndented ? 2 : 0);
        const rows = await read(text, size);
        expect(rows.map((row) => row.value)).toEqual(JSON.parse(JSON.stringify(elements)));
      },
    ),
  );
});

it('a row knows the line it begins in and its text', async () => {
  const rows = await read('[\n  {"a": "x\\"]"},\n\n  [1,\n  2],\n  3 ]\n');
  expect(rows.map(({ lineNumber, raw }) => [lineNumber, raw])).toEqual([
    [2, '{"a": "x\\"]"}'],
    [4, '[1,\n  2]'],
    [6, '3 '],
  ]);
});

it('an element that is not JSON is a row with a problem', async () => {
  const rows = await read('[{"a":1},{a:1},{"a":2}]');
  expect(rows.map((row) => row.problem ?? row.value)).toEqual([{ a: 1 }, 'is not valid JSON', { a: 2 }]);
});

it.each([
  ['', 1, 'ends too early'],
  ['[{"a":1}', 1, 'ends too early'],
  ['{"results":[{"a":1}]', 1, 'ends too early'],
  ['[\n{"a":1}\n{"a":2}]', 3, 'lacks a comma between two questions'],
  ['{"items":[]}', 1, 'has no list of results'],
  ['{"results":{}}', 1, 'has no list of results'],
  ['{results:[]}', 1, 'has no list of results'],
  ['"text"', 1, 'begins neither with [ nor with {'],
  ['[1]\n[2]', 2, 'goes on after its end'],
  ['{"results":[]}{"results":[]}', 1, 'goes on after its end'],
])('%j is refused: line %d %s', async (text, line, problem) => {
  expect(await refusal(text)).toEqual(['file-malformed', { line, problem }]);
});

it('a value without end is refused before it fills the memory', async () => {
  expect(await refusal(`["${'x'.repeat(1_200_000)}`)).toEqual([
    'file-malformed',
    { line: 1, problem: 'holds a value without end' },
  ]);
});
