import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { exportQuestions } from '../bank-queries.ts';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await openImportDesk();
});
afterAll(async () => await desk.close());

const HEAD =
  'question-id,domain,question-text,option-a,option-b,correct answer,question-text@de,option-a@de,Option B @ de';
const csv = (...rows: string[]) => [HEAD, ...rows].join('\n');

async function translationsOf(examCode: string) {
  const rows = await desk
    .db('quizzes.questions as q')
    .join('quizzes.questionVersions as v', { 'v.questionId': 'q.id', 'v.version': 'q.version' })
    .join('quizzes.exams as e', 'e.id', 'q.examId')
    .where('e.code', examCode)
    .orderBy('q.externalId')
    .select('q.externalId', 'v.version', 'v.translations');
  return rows.map(({ externalId, version, translations }) => [externalId, version, translations]);
}

const german = {
  de: { text: 'Farbe?', public: { options: [{ text: 'Rot' }, { text: 'Blau' }] }, hint: null },
};

test('a table brings questions and their translations; the same table again changes nothing', async () => {
  const examCode = 'words-table';
  const file = csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Blau', 'two,1.1,Other?,Yes,No,B,,,');
  expect((await desk.importFile(file, { examCode })).counts).toMatchObject({ new: 2, rejected: 0 });
  const stored = await translationsOf(examCode);
  expect(stored).toMatchObject([
    ['one', 1, german],
    ['two', 1, {}],
  ]);
  expect((await desk.importFile(file, { examCode })).counts).toMatchObject({ unchanged: 2 });
  expect(await translationsOf(examCode)).toEqual(stored);
});

test('what a question says in German is changed by a table without a new version', async () => {
  const examCode = 'words-mended';
  await desk.importFile(csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Blau'), { examCode });
  await desk.importFile(csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Lila'), { examCode });
  expect(await translationsOf(examCode)).toMatchObject([
    ['one', 1, { de: { public: { options: [{ text: 'Rot' }, { text: 'Lila' }] } } }],
  ]);
});

test('a table that says nothing in German keeps what still fits, and nothing else', async () => {
  const examCode = 'words-kept';
  await desk.importFile(
    csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Blau', 'two,1.1,Size?,Big,Small,A,Größe?,Groß,Klein'),
    { examCode },
  );
  const plain = 'question-id,domain,question-text,option-a,option-b,correct answer';
  const rows = ['one,1.1,Which colour?,Red,Blue,A', 'two,1.1,Size?,Big,Tiny,A'];
  await desk.importFile([plain, ...rows].join('\n'), { examCode });
  expect(await translationsOf(examCode)).toMatchObject([
    ['one', 2, german],
    ['two', 2, {}],
  ]);
});

test('a translation that does not fit is named by its column, and its question is not taken', async () => {
  const { rows, counts } = await desk.importFile(csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Rot'), {});
  expect(counts).toMatchObject({ new: 0, rejected: 1 });
  expect(rows).toMatchObject([{ columnName: expect.stringMatching(/@de$/) }]);
});

test('a translation that says a part is taken; the rest stays in the language of the original', async () => {
  const examCode = 'partly';
  const file = csv('one,1.1,Colour?,Red,Blue,A,,Rot,');
  const { counts } = await desk.importFile(file, { examCode });
  expect(counts).toMatchObject({ new: 1, rejected: 0 });
  const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 10 });
  expect(items[0]?.translations).toEqual({ de: { 'options.0.text': 'Rot' } });
  expect((await desk.importFile(file, { examCode })).counts).toMatchObject({ unchanged: 1 });
});

test('a column in no language, or of nothing, is refused by its name', async () => {
  const { failure } = await desk.importFile(`${HEAD},wrong@de,hint@deutsch\n`, {});
  expect(failure).toMatchObject({ reason: 'file-malformed', details: { column: 'wrong@de' } });
  expect(failure?.details).toMatchObject({ column2: 'hint@deutsch' });
  expect(failure?.details['problem2']).toContain('names no language');
});

test('a column that is named for the file is so in other languages, too', async () => {
  const examCode = 'words-named';
  const columns = { Wording: 'question-text' };
  const head = HEAD.replaceAll('question-text', 'Wording');
  const row = 'one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Blau';
  expect((await desk.importFile(`${head}\n${row}`, { examCode, columns })).counts).toMatchObject({ new: 1 });
  expect(await translationsOf(examCode)).toMatchObject([['one', 1, german]]);
});

test('what a table has no place for keeps its words in other languages beside those that the table says', async () => {
  const examCode = 'words-unsaid';
  const hint = { text: 'Look up.', costPercent: 5 };
  const options = [
    { text: 'Red', isCorrect: true },
    { text: 'Blue', isCorrect: false },
  ];
  const question = {
    ...{ externalId: 'one', domainCode: '1.1', type: 'single', text: 'Colour?' },
    options,
    hint,
  };
  const de = { text: 'Farbe?', hint: 'Schau hoch.', options: [{ text: 'Rot' }, { text: 'Blau' }] };
  await desk.importFile(JSON.stringify([{ ...question, translations: { de } }]), { examCode });
  const [[, , before]] = (await translationsOf(examCode)) as [[string, number, { de: { of: string } }]];
  await desk.importFile(csv('one,1.1,Colour?,Red,Blue,A,Farbe?,Rot,Lila'), { examCode });
  expect(await translationsOf(examCode)).toMatchObject([
    [
      'one',
      1,
      {
        de: {
          ...{ of: before.de.of, hint: 'Schau hoch.' },
          public: { options: [{ text: 'Rot' }, { text: 'Lila' }] },
        },
      },
    ],
  ]);
});

test('a JSON file says translations in the shape of its questions', async () => {
  const examCode = 'words-json';
  const question = {
    ...{ externalId: 'one', domainCode: '1.1', type: 'matching', difficulty: null, text: 'Match.', tags: [] },
    pairs: [
      { prompt: 'HTTP', match: 'TCP' },
      { prompt: 'DNS', match: 'UDP' },
    ],
    translations: {
      de: {
        text: 'Ordne zu.',
        pairs: [
          { prompt: 'HTTP', match: 'Zuverlässig' },
          { prompt: 'DNS', match: 'Schnell' },
        ],
      },
    },
  };
  const { counts } = await desk.importFile(JSON.stringify([question]), { examCode });
  expect(counts).toMatchObject({ new: 1, rejected: 0 });
  expect(await translationsOf(examCode)).toMatchObject([
    ['one', 1, { de: { public: { prompts: ['HTTP', 'DNS'], matches: ['Zuverlässig', 'Schnell'] } } }],
  ]);
});
