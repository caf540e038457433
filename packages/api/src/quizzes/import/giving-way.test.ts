import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readArchive } from './archive.ts';
import { openQuestionFile } from './read-questions.ts';

const ROWS = 3_000;
const numbers = Array.from({ length: ROWS }, (_, n) => n);
const TABLE = [
  'question-id,domain,question-text,option-a,option-b,correct answer',
  ...numbers.map((n) => `q-${n},sea,How **wide** is ${n}?,yes,no,A`),
].join('\n');
const GIFT = numbers.map((n) => `How wide is ${n}? {=yes ~no}`).join('\n\n');
const JSON_FILE = JSON.stringify(
  numbers.map((n) => ({
    ...{ externalId: `q-${n}`, domainCode: 'sea', text: `How wide is ${n}?` },
    options: [
      { text: 'yes', isCorrect: true },
      { text: 'no', isCorrect: false },
    ],
  })),
);

/** Everything is there at once: nothing is waited for but what gives way. */
async function* atOnce(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** How often others had their turn meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return turns;
}

const reading = {
  fileName: 'bank',
  textFormat: 'markdown',
  answers: ['letters'],
  domainCode: 'sea',
} as const;

it.each([
  ['csv', TABLE],
  ['gift', GIFT],
  ['json', JSON_FILE],
] as const)('whoever asks meanwhile is answered while a file of %s is read', async (format, text) => {
  let rows = 0;
  const read = async () => {
    const { batches } = await openQuestionFile(atOnce(Buffer.from(text)), { format, ...reading });
    for await (const batch of batches) rows += batch.length;
  };
  expect(await turnsDuring(read)).toBeGreaterThan(3);
  expect(rows).toBe(ROWS);
});

it('whoever asks meanwhile is answered while an archive is unpacked', async () => {
  const archive = zipSync({ 'bank.csv': new Uint8Array(60_000_000) }, { level: 1 });
  const unpack = async () => {
    let bytes = 0;
    for await (const { piece } of readArchive(atOnce(archive))) bytes += piece.length;
    return bytes;
  };
  expect(await turnsDuring(unpack)).toBeGreaterThan(3);
});
