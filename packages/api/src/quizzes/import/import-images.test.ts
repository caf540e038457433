import { Readable } from 'node:stream';
import { strToU8, type Zippable, zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { hashOf } from '../../platform/blob-content.ts';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { fitImage } from '../images/fit-image.ts';
import { readArchive } from './archive.ts';

let desk: ImportDesk;
let examCode = '';
let exams = 0;

beforeAll(async () => {
  desk = await openImportDesk();
});
beforeEach(async () => {
  await desk.db('quizzes.images').delete();
  exams += 1;
  examCode = `pictures-${exams}`;
});
afterAll(() => desk.close());

const cell = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#393' } })
  .jpeg()
  .withExif({ IFD0: { Copyright: 'Ada at home' } })
  .toBuffer();
const CELL = hashOf(Buffer.from((await fitImage(cell)).content));

const HEADER = 'question-text,option-a,option-b,correct-answer,domain\n';
const table = (...texts: string[]) =>
  strToU8(`${HEADER}${texts.map((text, index) => `"${text} ${index}",Yes,No,A,1.1`).join('\n')}\n`);

const send = async (files: Zippable, isDryRun = false) =>
  await desk.importFile(zipSync(files), { examCode, isDryRun });

async function textsOf(): Promise<{ text: string; textFormat: string }[]> {
  return await desk
    .db('quizzes.question_versions as v')
    .join('quizzes.questions as q', 'q.id', 'v.questionId')
    .join('quizzes.exams as e', 'e.id', 'q.examId')
    .where('e.code', examCode)
    .orderBy('v.text')
    .select('v.text', 'v.textFormat');
}
const images = async () => await desk.db('quizzes.images').select('hash', 'kind', 'width', 'height');

describe('a table and pictures in one archive', () => {
  test('become questions whose texts name the pictures by their hash', async () => {
    const ended = await send({
      'bank/pictures/cell.png': cell,
      'bank/bank.csv': table('See ![a cell](pictures/cell.png)', 'Plain *text*'),
      '__MACOSX/bank/._bank.csv': strToU8('x'),
    });
    expect([ended.failure, countsOf(ended)]).toEqual([null, { new: 2 }]);
    expect(await textsOf()).toEqual([
      { text: 'Plain *text* 1', textFormat: 'plain' },
      { text: `See ![a cell](image:${CELL}) 0`, textFormat: 'markdown' },
    ]);
    expect(await images()).toEqual([{ hash: CELL, kind: 'jpeg', width: 40, height: 30 }]);
    const blob = await desk.db('platform.blobs').where({ hash: CELL }).first('content');
    expect(blob.content.includes('Ada at home')).toBe(false);
  });

  test('name them in other languages as well, and there no others', async () => {
    const head = `question-text@de,option-a@de,option-b@de,${HEADER}`;
    const row = (said: string) =>
      `"Sieh ![Zelle](${said})",Ja,Nein,"See ![cell](cell.png) ${said.length}",Yes,No,A,1.1\n`;
    const file = strToU8(head + row('cell.png') + row(`image:${'ab'.repeat(32)}`));
    const ended = await send({ 'cell.png': cell, 'bank.csv': file });
    expect(countsOf(ended)).toEqual({ new: 1, rejected: 1 });
    expect(ended.rows).toMatchObject([
      { columnName: 'question-text@de', message: 'names an image that the original does not show' },
    ]);
    const version = await desk.db('quizzes.question_versions').whereRaw("translations <> '{}'").first();
    expect(version.translations).toMatchObject({ de: { text: `Sieh ![Zelle](image:${CELL})` } });
  });

  test('are only looked at in a dry run', async () => {
    const files = { 'cell.png': cell, 'bank.csv': table('See ![a cell](cell.png)') };
    expect(countsOf(await send(files, true))).toEqual({ new: 1 });
    expect(await images()).toEqual([]);
  });

  test('whatever comes first, however it is packed, and whatever letters its names have', async () => {
    const files: Zippable = {
      'bank.json': strToU8(
        JSON.stringify([{ text: 'See ![a](Pictures/My%20Cell.PNG)', domainCode: '1.1', type: 'open' }]),
      ),
      'pictures/my cell.png': [cell, { level: 9 }],
    };
    expect(countsOf(await send(files))).toEqual({ new: 1 });
    expect((await textsOf())[0]?.text).toBe(`See ![a](image:${CELL})`);
  });

  it.each([
    ['a picture that did not come', 'See ![a](gone.png)', /shows "gone.png", which did not come with it/],
    ['a picture that is none', 'See ![a](a.svg)', /shows "a.svg", which is an SVG, which can run code/],
    ['a picture that is cut', 'See ![a](cut.jpg)', /shows "cut.jpg", which is damaged/],
    ['a picture of another site', 'See ![a](https://example.org/a.png) ![b](cell.png)', /another site/],
    ['an unknown hash', `See ![a](image:${'ab'.repeat(32)})`, /not stored here: image:abab/],
  ])('%s rejects its row by its name', async (_, text, reason) => {
    const ended = await send({
      'bank.csv': table(text, 'See ![a cell](cell.png)'),
      'cell.png': cell,
      'cut.jpg': cell.subarray(0, cell.length / 2),
      'a.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    expect(countsOf(ended)).toEqual({ new: 1, rejected: 1 });
    expect(ended.rows).toMatchObject([
      { outcome: 'rejected', columnName: 'question-text', message: expect.stringMatching(reason) },
    ]);
  });

  it.each([
    ['without questions', { 'cell.png': cell }, /holds no file of questions/],
    [
      'with two of them',
      { 'a.csv': table('a'), 'b.csv': table('b') },
      /holds two files of questions, "a.csv" and "b.csv"/,
    ],
  ])('%s is refused', async (_, files, problem) => {
    expect(await send(files)).toMatchObject({
      failure: { reason: 'file-malformed', details: { problem: expect.stringMatching(problem) } },
    });
  });

  test('that unpacks to too much is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'a.csv': strToU8(' '.repeat(20_000_000)) });
    expect(bomb.length).toBeLessThan(30_000);
    const unpack = async () => {
      let bytes = 0;
      for await (const { piece } of readArchive(Readable.from([bomb]), 1_000_000)) bytes += piece.length;
      return bytes;
    };
    await expect(unpack()).rejects.toMatchObject({ details: { problem: 'unpacks to more than 300 MB' } });
  });

  test('that is broken is refused, wherever', async () => {
    const whole = zipSync({ 'bank.csv': table('See ![a cell](cell.png)'), 'cell.png': cell });
    for (let cut = 60; cut < whole.length - 100; cut += 97) {
      const { failure, counts } = await desk.importFile(whole.subarray(0, cut), { examCode: `cut-${cut}` });
      expect(failure !== null || counts.rejected > 0, `${cut}`).toBe(true);
    }
  });
});

test('a table alone may name images that are stored, and is Markdown then', async () => {
  const text = `See ![a cell](image:${CELL})`;
  const lone = async () => await desk.importFile(table(text), { examCode });
  expect(countsOf(await lone())).toEqual({ rejected: 1 });
  await send({ 'bank.csv': table('x ![a cell](cell.png)'), 'cell.png': cell });
  await desk.db('quizzes.images').update({ usedAt: new Date(0) });
  expect(countsOf(await lone())).toEqual({ new: 1 });
  expect((await textsOf()).map(({ textFormat }) => textFormat)).toEqual(['markdown', 'markdown']);
  expect((await desk.db('quizzes.images').first('usedAt')).usedAt.getTime()).toBeGreaterThan(0);
});

test('files within Moodle’s XML are fitted, and named by what they are then', async () => {
  const file = `<file name="cell.jpg" path="/" encoding="base64">${cell.toString('base64')}</file>`;
  const quiz = `<?xml version="1.0"?><quiz><question type="essay"><questiontext format="html">
    <text><![CDATA[<p>See <img src="@@PLUGINFILE@@/cell.jpg" alt="a cell"></p>]]></text>${file}</questiontext>
    </question></quiz>`;
  expect(countsOf(await desk.importFile(quiz, { examCode, isDryRun: true }))).toEqual({ new: 1 });
  expect(await images()).toEqual([]);
  expect(countsOf(await desk.importFile(quiz, { examCode }))).toEqual({ new: 1 });
  expect(await textsOf()).toEqual([{ text: `See ![a cell](image:${CELL})`, textFormat: 'markdown' }]);
  expect(countsOf(await desk.importFile(quiz, { examCode }))).toEqual({ unchanged: 1 });
  expect(await images()).toMatchObject([{ hash: CELL }]);
});
