import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, csvTableOf } from '@studyhall/domain/quizzes/export-csv';
import { type ChoiceDraft, isChoiceDraft } from '@studyhall/domain/quizzes/schemas';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { NOW, optionsOf } from '../../testing/builders.ts';
import { countsOf, type EndedImport, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { begin } from '../../testing/quiz-database.ts';
import { exportQuestions } from '../bank-queries.ts';
import { getAttempt } from '../get-attempt.ts';
import { getReview } from '../result-queries.ts';
import { submitAttempt } from '../submit-attempt.ts';

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

type Settings = Parameters<ImportDesk['importFile']>[1];

async function importText(content: string, settings: Settings = {}): Promise<EndedImport> {
  return await desk.importFile(content, { examCode, ...settings });
}

async function importOdd(name: string, settings: Settings = {}): Promise<EndedImport> {
  return await importText(await readFile(join(import.meta.dirname, 'odd-inputs', name), 'utf8'), settings);
}

async function bank(): Promise<ChoiceDraft[]> {
  const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 });
  return items.flatMap((item) => (isChoiceDraft(item) ? [item] : []));
}

function keysOf({ options }: ChoiceDraft): string[] {
  return options.flatMap(({ text, isCorrect }) => (isCorrect ? [text] : []));
}

async function exportedCsv(): Promise<string> {
  const { columns, rowOf } = csvTableOf();
  return [columns, ...(await bank()).map(rowOf)].map(csvLine).join('\n');
}

/** CSV with the columns that tests of this file speak of. */
function csv(header: string, ...rows: readonly (readonly string[])[]): string {
  return [
    `domain,question-text,option-a,option-b,option-c,correct answer${header}`,
    ...rows.map(csvLine),
  ].join('\n');
}

test("Excel's line that names the separator is understood", async () => {
  const ended = await importOdd('01-sep-line.csv');
  expect(countsOf(ended)).toEqual({ new: 1 });
  expect((await bank())[0]?.options.map(({ text }) => text)).toEqual(['Penguin', 'Swift']);
});

describe('a text of which nothing is said', () => {
  it('is plain: what looks like a tag or like code is what the learner is shown', async () => {
    expect(countsOf(await importOdd('08-html.csv'))).toEqual({ new: 3 });
    expect(countsOf(await importOdd('09-code.csv'))).toEqual({ new: 3 });
    const questions = await bank();
    expect(new Set(questions.map(({ textFormat }) => textFormat))).toEqual(new Set(['plain']));
    const attemptId = await begin(desk.db, { userId: desk.userId, code: examCode });
    const attempt = await getAttempt(desk.db, { userId: desk.userId, attemptId, now: NOW });
    const shown = attempt.questions.map(({ textFormat, text }) => `${textFormat}: ${text}`);
    expect(shown).toContain('plain: <script>alert(1)</script> is what?');
    expect(shown).toContain('plain: What is __init__ in snake_case_words and 2*3*4?');
    expect(shown).toContain('plain: C:\\new\\table $5 and $6?');
    expect(shown.some((text) => text.includes('```python\nfor i in range(2):\n    print(i)\n```'))).toBe(
      true,
    );
  });

  it('of a question that the bank has keeps its format, and an old file changes nothing', async () => {
    const old = csv('', ['1.1', 'What is **bold**?', '`a`', 'b', '', 'A']);
    await importText(old, { textFormat: 'markdown' });
    expect(countsOf(await importText(old))).toEqual({ unchanged: 1 });
    expect(countsOf(await importText(old.replace(',A', ',B')))).toEqual({ updated: 1 });
    expect((await bank()).map(({ textFormat }) => textFormat)).toEqual(['markdown']);
  });

  it('of Open Trivia DB that was taken as Markdown once is unchanged', async () => {
    const trivia = (correct_answer: string) =>
      JSON.stringify([
        {
          type: 'multiple',
          difficulty: 'easy',
          category: 'Computers',
          question: 'Which tag &lt;moves&gt; its text?',
          correct_answer,
          incorrect_answers: ['&lt;b&gt;', '&lt;i&gt;'],
        },
      ]);
    const { draftFromOpenTrivia } = await import('@studyhall/domain/quizzes/import-opentdb');
    const { decode } = await import('html-entities');
    const { hash } = await import('node:crypto');
    const tools = {
      decode: (text: string) => decode(text),
      seedOf: (text: string) => hash('sha256', text).slice(0, 32),
    };
    const { earlier } = draftFromOpenTrivia(JSON.parse(trivia('&lt;marquee&gt;'))[0], tools);
    await importText(JSON.stringify([earlier]), { format: 'json', textFormat: 'markdown' });
    expect((await bank())[0]?.text).toBe('Which tag \\<moves> its text?');

    expect(countsOf(await importText(trivia('&lt;marquee&gt;')))).toEqual({ unchanged: 1 });
    const dearer = trivia('&lt;marquee&gt;').replace('easy', 'hard');
    expect(countsOf(await importText(dearer))).toEqual({ updated: 1 });
    expect((await bank()).map(({ textFormat, text }) => [textFormat, text])).toEqual([
      ['plain', 'Which tag <moves> its text?'],
    ]);
  });
});

describe('the format of texts', () => {
  it('is said by a column before the settings of the import, and another one is a change', async () => {
    const rows = [
      ['1.1', 'Plain *one*?', 'a', 'b', '', 'A', 'plain'],
      ['1.1', 'Markdown *two*?', 'a', 'b', '', 'A', 'Markdown'],
      ['1.1', 'Unsaid *three*?', 'a', 'b', '', 'A', ''],
    ] as const;
    const file = csv(',text-format', ...rows);
    expect(countsOf(await importText(file, { textFormat: 'markdown' }))).toEqual({ new: 3 });
    expect((await bank()).map(({ textFormat }) => textFormat)).toEqual(['plain', 'markdown', 'markdown']);
    expect(countsOf(await importText(file, { textFormat: 'plain' }))).toEqual({ unchanged: 2, updated: 1 });
    expect(countsOf(await importText(file))).toEqual({ unchanged: 3 });
    const { rows: rejected } = await importText(
      csv(',text-format', ['1.1', 'One?', 'a', 'b', '', 'A', 'html']),
    );
    expect(rejected).toMatchObject([{ columnName: 'text-format', message: 'must be plain or markdown' }]);
  });

  it('comes back from an export in both formats', async () => {
    await importOdd('09-code.csv', { textFormat: 'markdown' });
    await importOdd('08-html.csv');
    const file = await exportedCsv();
    expect(countsOf(await importText(file))).toEqual({ unchanged: 6 });
    expect(countsOf(await importText(JSON.stringify(await bank()), { format: 'json' }))).toEqual({
      unchanged: 6,
    });
    const formats = (await bank()).map(({ textFormat }) => textFormat);
    examCode = `${examCode}-elsewhere`;
    await importText(file);
    expect((await bank()).map(({ textFormat }) => textFormat)).toEqual(formats);
  });

  it('stays with the version that an attempt was given', async () => {
    const file = csv('', ['1.1', '2*3*4?', 'a', 'b', '', 'A']);
    await importText(file);
    const { db, userId } = desk;
    const attemptId = await begin(db, { userId, code: examCode });
    await importText(file, { textFormat: 'markdown' });
    await submitAttempt(db, { userId, attemptId, now: NOW });
    expect((await getReview(db, { userId, attemptId, now: NOW })).questions[0]).toMatchObject({
      textFormat: 'plain',
    });
    expect((await bank())[0]?.textFormat).toBe('markdown');
  });

  it.each([false, true])(
    'in which a text shows nothing, or two options look alike, is reported (dry run: %s)',
    async (isDryRun) => {
      const file = csv(
        '',
        ['1.1', 'Which tag?', '<p>', '<b>x</b>', 'x', 'A'],
        ['1.1', '[a]: https://example.org', 'y', 'n', '', 'A'],
        ['1.1', 'Alike?', '*x*', '_x_', '', 'A'],
        ['1.1', 'Fine?', '*x*', '**x**', '`<p>`', 'A'],
        ['1.1', `${'> '.repeat(100)}deep?`, 'y', 'n', '', 'A'],
        ['1.1', 'Tags beside words?', '<b>x</b>', 'x', '', 'A'],
      );
      const ended = await importText(file, { textFormat: 'markdown', isDryRun });
      expect(countsOf(ended)).toEqual({ new: 1, rejected: 5 });
      expect(
        ended.rows.map(({ lineNumber, columnName, message }) => [lineNumber, columnName, message]),
      ).toEqual([
        [2, 'option-a', 'shows nothing as Markdown'],
        [3, 'question-text', 'shows nothing as Markdown'],
        [4, 'option-b', 'looks the same as option 1 as Markdown'],
        [6, 'question-text', 'is nested too deeply for Markdown'],
        [7, 'option-b', 'looks the same as option 1 as Markdown'],
      ]);
    },
  );
});

describe('a picture in Markdown', () => {
  it('is seen where the client may show it, and else by its words', async () => {
    const elsewhere = 'https://example.org/a.png';
    const file = csv(
      '',
      ['1.1', `![](${elsewhere})`, 'y', 'n', '', 'A'],
      ['1.1', 'Which?', `![](${elsewhere})`, 'n', '', 'A'],
      ['1.1', 'A link?', 'y', '[![](//example.org/b.png)](/c)', '', 'A'],
      ['1.1', 'Data?', '![](data:image/png;base64,AAAA)', 'n', '', 'A'],
      ['1.1', 'Alike?', `![a](${elsewhere})`, '![a](https://example.org/b.png)', '', 'A'],
      ['1.1', '![](/figures/a.png)', '![](/figures/a.png)', '![](/figures/b.png)', '', 'A'],
      ['1.1', `![Two hosts](${elsewhere})`, `![a](${elsewhere})`, `![b](${elsewhere})`, '', 'A'],
      ['1.1', 'An entity?', '&#x200b;', 'n', '', 'A'],
      ['1.1', 'A reference?', `![][a]\n\n[a]: ${elsewhere}\n[a]: /a.png`, 'n', '', 'A'],
      ['1.1', 'A reference to ours?', '![][a]\n\n[a]: /a.png', '![][b]\n\n[b]: /b.png', '', 'A'],
      ['1.1', 'Two names of one?', '![][a]\n\n[a]: /a.png', '![](/a.png)', '', 'A'],
    );
    const ended = await importText(file, { textFormat: 'markdown' });
    const isForeign = ({ message }: { readonly message: string }) => /^(shows|names) an image/.test(message);
    expect(new Set(ended.rows.filter(isForeign).map(({ lineNumber }) => lineNumber))).toEqual(
      new Set([2, 3, 4, 5, 6, 7, 8]),
    );
    expect(
      ended.rows
        .filter((row) => !isForeign(row))
        .map(({ lineNumber, columnName, message }) => [lineNumber, columnName, message]),
    ).toEqual([
      [2, 'question-text', 'shows nothing as Markdown'],
      [3, 'option-a', 'shows nothing as Markdown'],
      [4, 'option-b', 'shows nothing as Markdown'],
      [5, 'option-a', 'shows nothing as Markdown'],
      [6, 'option-b', 'looks the same as option 1 as Markdown'],
      [9, 'option-a', 'shows nothing as Markdown'],
      [10, 'option-a', 'shows nothing as Markdown'],
      [19, 'option-b', 'looks the same as option 1 as Markdown'],
    ]);
    expect(countsOf(ended)).toEqual({ new: 2, rejected: 9, noted: 1 });
  });
});

describe('keys', () => {
  it('that are numbers are refused with the reason, and taken as it is said', async () => {
    const refused = await importOdd('10-number-key.csv');
    expect(countsOf(refused)).toEqual({ rejected: 4 });
    expect(refused.rows.map(({ columnName, message }) => [columnName, message])).toEqual(
      Array.from({ length: 4 }, () => [
        'correct answer',
        expect.stringContaining('say how keys are read with --answers'),
      ]),
    );
    const taken = await importOdd('10-number-key.csv', { answers: '1-based' });
    expect(countsOf(taken)).toEqual({ new: 4, noted: 1 });
    expect(taken.rows).toMatchObject([
      { outcome: 'note', lineNumber: 5, message: 'option B reads like the key' },
    ]);
    expect((await bank()).map(keysOf)).toEqual([['three'], ['7'], ['6'], ['4']]);
  });

  it('are letters in every form that people write', async () => {
    const ended = await importOdd('23-key-forms.csv');
    expect(countsOf(ended)).toEqual({ new: 6, rejected: 1 });
    expect(ended.rows).toMatchObject([
      { lineNumber: 8, message: 'names option Y, which there is not; option B reads like it' },
    ]);
    expect((await bank()).map(keysOf)).toEqual([['x'], ['y'], ['z'], ['x'], ['x'], ['x', 'y', 'z']]);
  });

  it('of a file are read in one way: blood groups among letters are letters, alone they are refused', async () => {
    const group = ['1.1', 'Who may take only B and O?', 'AB', 'A', 'B', 'B'];
    const alone = await importText(csv('', group));
    expect(countsOf(alone)).toEqual({ rejected: 1 });
    expect(alone.rows[0]?.message).toMatch(/option B \(by its letter\) or option C \(by its words\)/);
    const letters = csv('', ['1.1', 'One?', 'x', 'y', 'z', 'C'], group);
    expect(countsOf(await importText(letters))).toEqual({ new: 2, noted: 1 });
    expect((await bank()).map(keysOf)).toEqual([['z'], ['A']]);
    const words = csv('', ['1.1', 'One?', 'x', 'y', 'z', 'z'], group);
    expect(countsOf(await importText(words))).toEqual({ unchanged: 1, updated: 1 });
    expect((await bank()).map(keysOf)).toEqual([['z'], ['B']]);
  });
});

describe('options that speak of others', () => {
  it('keep their place in every attempt, and the report says so', async () => {
    const ended = await importOdd('17-all-of-the-above.csv');
    expect(countsOf(ended)).toEqual({ new: 12, noted: 12 });
    expect(ended.rows[0]).toMatchObject({
      outcome: 'note',
      columnName: 'option-d',
      message: 'speaks of the other options: it keeps its place',
    });
    const orders = new Set<string>();
    for (let index = 0; index < 5; index += 1) {
      const attemptId = await begin(desk.db, { userId: desk.userId, code: examCode });
      const { questions } = await getAttempt(desk.db, { userId: desk.userId, attemptId, now: NOW });
      for (const question of questions) {
        const options = optionsOf(question);
        expect(options[3]?.text).toBe('All of the above');
        orders.add(options.map(({ text }) => text.split(' ')[0]).join());
      }
    }
    expect(orders.size).toBeGreaterThan(3);
  });

  it('stay where the column says, and come back from an export', async () => {
    const file = csv(
      ',fixed-options',
      ['1.1', 'One?', 'x', 'y', 'z', 'A', 'B, C'],
      ['1.1', 'Two?', 'x', 'y', 'None of these', 'A', 'none'],
      ['1.1', 'Three?', 'x', 'y', 'None of these', 'A', ''],
    );
    expect(countsOf(await importText(file))).toEqual({ new: 3, noted: 1 });
    expect((await bank()).map(({ options }) => options.map(({ isFixed }) => isFixed))).toEqual([
      [false, true, true],
      [false, false, false],
      [undefined, undefined, undefined],
    ]);
    for (let index = 0; index < 5; index += 1) {
      const attemptId = await begin(desk.db, { userId: desk.userId, code: examCode });
      const { questions } = await getAttempt(desk.db, { userId: desk.userId, attemptId, now: NOW });
      const first = questions.find(({ text }) => text === 'One?');
      expect(optionsOf(first).map(({ text }) => text)).toEqual(['x', 'y', 'z']);
    }
    expect(countsOf(await importText(await exportedCsv()))).toEqual({ unchanged: 3, noted: 1 });
    const wrong = await importText(csv(',fixed-options', ['1.1', 'Four?', 'x', 'y', '', 'A', 'C']));
    expect(wrong.rows).toMatchObject([
      { columnName: 'fixed-options', message: 'names option C, which is empty' },
    ]);
  });
});
