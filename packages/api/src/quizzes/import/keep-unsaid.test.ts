import { csvLine, csvTableOf } from '@studyhall/domain/quizzes/export-csv';
import {
  type ForeignFormat,
  foreignFormats,
  questionWriters,
} from '@studyhall/domain/quizzes/formats/question-writers';
import { storedTag } from '@studyhall/domain/quizzes/import-draft';
import { QuestionDraft } from '@studyhall/domain/quizzes/question-draft';
import { questionTypes } from '@studyhall/domain/quizzes/question-types/question-types';
import { bankDrafts } from '@studyhall/domain/testing/question-files';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { Question, QuestionVersion } from '../bank-models.ts';
import { exportQuestions } from '../bank-queries.ts';

let desk: ImportDesk;
let examCode: string;
let exams = 0;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(async () => {
  await desk.close();
});

beforeEach(() => {
  exams += 1;
  examCode = `exam-${exams}`;
});

async function importText(content: string, settings: { isDryRun?: boolean } = {}) {
  return await desk.importFile(content, { examCode, ...settings });
}

async function importDrafts(drafts: readonly unknown[]) {
  return await importText(JSON.stringify(drafts));
}

/** All that the bank holds, as it is stored. */
async function bank() {
  const exam = await desk.db('quizzes.exams').where({ code: examCode }).first('id');
  const questions = await Question.query(desk.db).where({ examId: exam?.id }).orderBy('id');
  const ids = questions.map(({ id }) => id);
  const versions = await QuestionVersion.query(desk.db)
    .whereIn('questionId', ids)
    .orderBy(['questionId', 'version']);
  return { questions, versions };
}

async function exported(): Promise<QuestionDraft[]> {
  const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 1_000 });
  return items.map((item) => QuestionDraft.parse(item));
}

/** A file of all questions that a format takes. */
function fileOf(format: ForeignFormat, drafts: readonly QuestionDraft[]): { file: string; count: number } {
  const writer = questionWriters[format]();
  const texts = drafts.flatMap((draft) => {
    const written = writer.write(draft);
    return written.refused === undefined ? written.text : [];
  });
  return { file: [writer.head, ...texts, writer.tail].join(''), count: texts.length };
}

/** A bank with questions of every type, all of which say all that they can. */
async function fillBank(seed: number): Promise<QuestionDraft[]> {
  const drafts = questionTypes.flatMap((type) => fc.sample(bankDrafts([type]), { seed, numRuns: 12 }));
  const named = drafts.map((draft, index) => {
    const isNamed = index % 3 === 0;
    const text = draft.type === 'gaps' ? draft.text : `Question ${index}?`;
    const whole = { ...draft, text, externalId: isNamed ? `Q-${index}` : null };
    if (!('options' in whole) || index % 2 === 1) return whole;
    return QuestionDraft.safeParse({ ...whole, options: usual(whole.options) }).data ?? whole;
  });
  const ended = await importDrafts(named);
  expect(ended.rows.filter(({ outcome }) => outcome === 'rejected')).toEqual([]);
  return await exported();
}

/** Options short enough for Kahoot, the first two in the words for true and false that every format has. */
function usual<Option extends { text: string }>(options: readonly Option[]): Option[] {
  return options
    .slice(0, 4)
    .map((option, index) => ({ ...option, text: ['True', 'False', 'Maybe', 'Never'][index] ?? '' }));
}

it.each(foreignFormats)('exported as %s and imported again the bank is exactly the same', async (format) => {
  for (const seed of [1, 2, 3]) {
    examCode = `exam-${exams}-${seed}`;
    const drafts = await fillBank(seed);
    const before = await bank();
    const { file, count } = fileOf(format, drafts);
    expect(count).toBeGreaterThan(5);
    const ended = await importText(file);
    const { unchanged, duplicate, rejected, new: added, updated } = ended.counts;
    expect({ rejected, added, updated, same: unchanged + duplicate }).toEqual({
      ...{ rejected: 0, added: 0, updated: 0, same: count },
    });
    expect(await bank()).toEqual(before);
  }
});

const SAID = {
  ...{ externalId: 'S-1', domainCode: 'sea', type: 'single', difficulty: 'easy', text: 'Where is the bow?' },
  ...{
    textFormat: 'plain',
    explanation: 'It cuts the water',
    weight: 3,
    hint: { text: 'Look', costPercent: 10 },
  },
  source: { paper: 'Pilots', year: 2020, number: '4 b' },
  tags: [
    { kind: 'category', value: 'Ships' },
    { kind: 'topic', value: 'parts' },
  ],
  options: [
    { text: 'In front', isCorrect: true, explanation: 'Ahead', isFixed: true },
    {
      text: 'Behind',
      isCorrect: false,
      explanation: 'That is the stern',
      weightPercent: -50,
      isFixed: false,
    },
  ],
};

it('a key that is changed in a bare format is a new version that keeps all else, and the dry run says what', async () => {
  await importDrafts([SAID]);
  const file = 'Where is the bow?\nA. In front\nB. Behind\nANSWER: B\n';
  const rehearsed = await importText(file, { isDryRun: true });
  const ended = await importText(file);
  expect(countsOf(ended)).toEqual({ updated: 1, kept: 1 });
  expect(ended.kept).toMatchObject({
    externalId: 1,
    domainCode: 1,
    weight: 1,
    hint: 1,
    optionExplanations: 1,
  });
  expect([countsOf(rehearsed), rehearsed.kept]).toEqual([countsOf(ended), ended.kept]);
  const [question] = await exported();
  const [first, second] = SAID.options;
  expect(question).toMatchObject({
    ...SAID,
    tags: expect.arrayContaining(SAID.tags),
    options: expect.anything(),
  });
  const { weightPercent: _weight, ...behind } = second ?? {};
  expect(question).toMatchObject({
    options: [
      { ...first, isCorrect: false },
      { ...behind, isCorrect: true },
    ],
  });
});

it('a table without columns leaves what they would say, and empties what it says is empty', async () => {
  await importDrafts([SAID]);
  const header = 'question-id,domain,question-text,option-a,option-b,correct answer,hint,tags';
  const row = 'S-1,sea,Where is the bow?,In front,Behind,A,,';
  expect(countsOf(await importText(`${header}\n${row}\n`))).toEqual({ updated: 1, kept: 1 });
  const [question] = await exported();
  expect(question).toMatchObject({ ...SAID, hint: null, tags: expect.anything() });
  expect(question?.tags.map(storedTag)).toEqual(['category:Ships', 'difficulty:easy']);
  expect(countsOf(await importText(`${header}\n${row}\n`))).toEqual({ unchanged: 1, kept: 1 });
  const whole = csvTableOf(['single']);
  const same = [whole.columns, ...(await exported()).map((draft) => whole.rowOf(draft))]
    .map(csvLine)
    .join('\n');
  expect(countsOf(await importText(same))).toEqual({ unchanged: 1 });
});

it('a new question gets what is usual, and two rows of one question are one', async () => {
  const file = 'Deep?\nA. Yes\nB. No\nANSWER: A\n\nDeep?\nA. Yes\nB. No\nANSWER: B\n';
  expect(countsOf(await importText(file))).toEqual({ new: 1, duplicate: 1 });
  await importDrafts([{ ...(await exported())[0], externalId: 'D-1', text: 'Wide?' }]);
  const again = file.replaceAll('Deep?', 'Wide?');
  expect(countsOf(await importText(again))).toEqual({ unchanged: 1, duplicate: 1, kept: 1 });
  expect((await exported()).map(({ weight, domainCode }) => [weight, domainCode])).toEqual([
    [1, 'general'],
    [1, 'general'],
  ]);
});
