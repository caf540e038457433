import { namesOf } from '@studyhall/domain/quizzes/import-csv-names';
import { problemIn } from '@studyhall/domain/quizzes/import-reasons';
import { type RejectedFile, rejectedFile } from '@studyhall/domain/quizzes/rejected-file';
import { groupRejected } from '@studyhall/domain/quizzes/rejected-rows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, type EndedImport, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
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
  examCode = `mended-${exams}`;
});

type Settings = Parameters<ImportDesk['importFile']>[1];

async function importText(content: string, settings: Settings = {}): Promise<EndedImport> {
  return await desk.importFile(content, { examCode, ...settings });
}

function fileOf(
  { format, rows }: EndedImport,
  text: string,
  columns: Record<string, string> = {},
): RejectedFile {
  const questions = groupRejected(rows, (row) => problemIn('en', row));
  return rejectedFile({ format, text, columns: namesOf(columns), questions });
}

const saidOf = ({ rows }: EndedImport) =>
  rows.flatMap(({ outcome, message }) => (outcome === 'rejected' ? [message] : []));

/** Imports a file, its rejected questions as they are, and once more when they are mended. */
async function mended(text: string, mend: (text: string) => string, settings: Settings = {}) {
  const first = await importText(text, settings);
  const file = fileOf(first, text, settings.columns);
  const again = await importText(file.text);
  expect(saidOf(again)).toEqual(saidOf(first));
  const twice = fileOf(again, file.text);
  expect(saidOf(await importText(twice.text))).toEqual(saidOf(first));
  expect(countsOf(await importText(mend(twice.text)))).toEqual({ new: first.counts.rejected });
  return { first, file };
}

describe('the rejected questions of a file', () => {
  it('of a table have its columns, beside why, and are taken when they are mended', async () => {
    const text = [
      'A quiz;;;;',
      'Area;Frage;Antwort A;Antwort B;Lösung',
      'A;"Which; one?";x;"y\n2";Z',
      'A;Right?;x;y;A',
      ';Where?;x;y;A',
    ].join('\n');
    const { file } = await mended(
      text,
      (mend) => mend.replace(';Z', ';B').replace(/^(".*"|[^;]*);;Where/m, '$1;A;Where'),
      { columns: { Area: 'domain' } },
    );
    expect(file.ending).toBe('csv');
    expect(file.text.split('\r\n')).toEqual([
      'rejected-because;domain;Frage;Antwort A;Antwort B;Lösung',
      'line 3, Lösung: names option Z, which there is not: write the letter of an option, such as A;A;"Which; one?";x;"y\n2";Z',
      'line 6, Area: must not be empty;;Where?;x;y;A',
      '',
    ]);
  });

  it('of a table with another separator say it', async () => {
    const text = 'sep=|\ndomain|question|a|b|answer\nA|Why?|x|y|Z\n';
    const { file } = await mended(text, (mend) => mend.replace('|Z', '|A'));
    expect(file.text).toMatch(/^sep=\|\r\n/);
  });

  it('of JSON are a list again', async () => {
    const question = { domainCode: 'A', type: 'short', text: 'Why?', accepted: [] as object[] };
    const text = JSON.stringify([question, { ...question, text: 'How?', accepted: [{ text: 'x' }] }]);
    const { file } = await mended(text, (mend) => mend.replace('"accepted":[]', '"accepted":[{"text":"y"}]'));
    const reasons = [
      'line 1, accepted: must not be empty',
      'line 1, accepted: one of them must give 100 percent',
    ];
    expect(JSON.parse(file.text)).toEqual([{ 'rejected-because': reasons, ...question }]);
  });

  it('of GIFT stay in their category, with comments', async () => {
    const text = '$CATEGORY: Ships\n\nFine?{=yes}\n\nBow?{T\n\n$CATEGORY: Birds\n\nWho?{=a {}\n\nHow?{x}\n';
    const first = await importText(text);
    const { ending, text: file } = fileOf(first, text);
    expect(ending).toBe('gift');
    expect(file).toContain('$CATEGORY: Birds\n\n// rejected-because: line');
    expect(saidOf(await importText(file))).toHaveLength(saidOf(first).length);
    await importText('$CATEGORY: Birds\n\nHow?{=x}\n');
    const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 });
    expect(items.map(({ domainCode }) => domainCode)).toEqual(['Birds', 'Ships']);
  });

  it('of XML stay in their category, with comments, also where all stands in one line', async () => {
    const essay = (text: string) =>
      `<question type="essay"><questiontext format="plain_text"><text>${text}</text></questiontext></question>`;
    const category = (name: string) =>
      `<question type="category"><category><text>${name}</text></category></question>`;
    const text = `<quiz>${category('Ships')}${essay('Why?')}${category('Birds')}${essay('')}</quiz>`;
    const { file } = await mended(text, (mend) => mend.replace('<text></text>', '<text>How?</text>'));
    expect(file.ending).toBe('xml');
    expect(file.text).toContain('<text>Birds</text>');
    const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 });
    expect(items.map(({ domainCode }) => domainCode)).toEqual(['Birds', 'Ships']);
  });

  it('of Aiken are questions again', async () => {
    const text = 'Why?\nA. x\nB. y\nANSWER: C\n\nHow?\nA. x\nB. y\nANSWER: A\n';
    const { file } = await mended(text, (mend) => mend.replace('ANSWER: C', 'ANSWER: B'));
    expect(file).toEqual({ ending: 'txt', text: 'Why?\nA. x\nB. y\nANSWER: C\n' });
  });
});
