import { exampleQuestions } from '@studyhall/domain/quizzes/formats/example-questions';
import { workbookFiles } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-workbook';
import { foreignFormats, questionWriters } from '@studyhall/domain/quizzes/formats/question-writers';
import { reasonOf } from '@studyhall/domain/quizzes/import-reasons';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { sized } from '../../testing/size.ts';
import { openQuestionFile } from './read-questions.ts';

/** 100,000 in all, over the files below. */
const RUNS = sized({ small: 60, full: 20_000 });

function exampleOf(format: (typeof foreignFormats)[number]): Uint8Array {
  const writer = questionWriters[format]();
  const texts = exampleQuestions.map((draft) => {
    const written = writer.write(draft);
    return written.refused === undefined ? written.text : '';
  });
  return Buffer.from([writer.head, ...texts, writer.tail].join(''));
}

const workbook = zipSync(
  Object.fromEntries(Object.entries(workbookFiles([['a']])).map(([name, text]) => [name, strToU8(text)])),
);
const files: readonly (readonly [string, Uint8Array])[] = [
  ...foreignFormats.map((format) => [format, exampleOf(format)] as const),
  ['workbook', workbook],
];

/** A minute each at full size, longer where the machine has other things to do. */
const LONG = { timeout: 900_000 };

/** What takes a file from outside may only say why it does not take it. */
const KNOWN = new Set(['file-not-utf8', 'file-format-unknown', 'file-malformed']);

async function endOf(bytes: Uint8Array): Promise<string> {
  const chunks = async function* () {
    yield bytes;
  };
  const reading = {
    format: 'auto',
    fileName: 'bank',
    textFormat: null,
    answers: ['letters'],
    domainCode: null,
  } as const;
  try {
    const { batches } = await openQuestionFile(chunks(), reading);
    for await (const rows of batches) {
      if (rows.some(({ draft, problems = [] }) => draft === undefined && problems.length === 0))
        return 'untold';
      const told = rows.flatMap(({ problems = [], notes = [] }) => [...problems, ...notes]);
      const unknown = told.find(({ message }) => reasonOf(message) === undefined);
      if (unknown !== undefined) return `without words: ${unknown.message}`;
    }
    return 'read';
  } catch (error) {
    const reason = error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
    return KNOWN.has(reason) ? 'refused' : reason;
  }
}

const change = fc.record({
  at: fc.nat(1_000_000),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom('{', '}', '~', '=', '#', '<', '>', ']]>', '&', '"', '\n\n', '\\', ',')
      .map((mark) => Buffer.from(mark)),
  ),
  without: fc.nat(20),
});

function changed(
  bytes: Uint8Array,
  changes: readonly { at: number; bytes: Uint8Array; without: number }[],
): Uint8Array {
  let buffer = Buffer.from(bytes);
  for (const { at, bytes: put, without } of changes) {
    const place = at % (buffer.length + 1);
    buffer = Buffer.concat([buffer.subarray(0, place), put, buffer.subarray(place + without)]);
  }
  return buffer;
}

it.each(files)(
  '%s, broken in any place, is read or refused, and every question of it is told',
  LONG,
  async (_, file) => {
    expect(await endOf(file)).not.toBe('untold');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        expect(['read', 'refused']).toContain(await endOf(changed(file, changes)));
      }),
      { numRuns: RUNS },
    );
  },
);
