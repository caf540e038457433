import { problemsOfFile } from '@studyhall/domain/quizzes/import-reasons';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
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
  examCode = `own-${exams}`;
});

async function importText(content: string, settings: Parameters<ImportDesk['importFile']>[1] = {}) {
  return await desk.importFile(content, { examCode, ...settings });
}

async function domains(): Promise<string[]> {
  const { items } = await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 });
  return items.map(({ domainCode }) => domainCode);
}

describe("a teacher's own table", () => {
  it('may have titles above its header, and another name for each column', async () => {
    const file = [
      'sep=;',
      'Birds, for 7b;;;;;',
      'November;;;;;',
      'Area;Wording;answer_1;answer_2;Right one;Teacher',
      'A;Which bird swims, but never flies?;Penguin;Swift;(a);easy one',
    ].join('\r\n');
    const columns = {
      Area: 'domain',
      wording: 'question-text',
      'Right one': 'correct answer',
      teacher: 'ignore',
    };
    expect(countsOf(await importText(file, { columns }))).toEqual({ new: 1 });
    const { failure } = await importText(file);
    expect(failure).toMatchObject({ reason: 'file-malformed', details: { line: 4 } });
    expect(problemsOfFile(failure?.details ?? {})).toEqual([
      { column: 'Area', message: 'is not a known column' },
      { column: 'Wording', message: 'is not a known column' },
      { column: 'Right one', message: 'is not a known column' },
      { column: 'Teacher', message: 'is not a known column' },
      { column: 'domain', message: 'is missing' },
      { column: 'question-text', message: 'is missing' },
      { column: 'correct answer', message: 'is missing' },
    ]);
  });

  it('is told what is wrong by the names of its own columns, and in the line of the file', async () => {
    const file = 'A quiz\n\nBereich,Frage,Antwort A,Antwort B,Lösung\nA,Which?,x,y,Z\n,Which?,x,y,A\n';
    const { rows } = await importText(file);
    expect(rows.map(({ lineNumber, columnName, message }) => [lineNumber, columnName, message])).toEqual([
      [4, 'Lösung', 'names option Z, which there is not'],
      [5, 'Bereich', 'must not be empty'],
    ]);
  });
});

describe('a domain that the exam has not', () => {
  const first = 'domain,question,a,b,answer\nNets,Which?,x,y,A\n';
  const second = 'domain,question,a,b,answer\nnet,Why?,x,y,A\nNets,When?,x,y,A\n';

  it('is made by the first file of an exam, and refused in a later one with the nearest', async () => {
    expect(countsOf(await importText(first, { createsDomains: false }))).toEqual({ new: 1 });
    const ended = await importText(second, { createsDomains: false });
    expect(countsOf(ended)).toEqual({ new: 1, rejected: 1 });
    expect(ended.rows).toMatchObject([
      { columnName: 'domain', message: '"net" is not a domain of this exam: is it Nets?' },
    ]);
    expect(await domains()).toEqual(['Nets', 'Nets']);
  });

  it('is made where that is said', async () => {
    await importText(first);
    expect(countsOf(await importText(second, { createsDomains: true }))).toEqual({ new: 2 });
    expect(new Set(await domains())).toEqual(new Set(['Nets', 'net']));
  });
});
