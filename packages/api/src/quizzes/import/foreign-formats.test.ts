import { csvLine } from '@studyhall/domain/quizzes/export-csv';
import { AikenWriter } from '@studyhall/domain/quizzes/formats/aiken/write-aiken';
import { GiftWriter } from '@studyhall/domain/quizzes/formats/gift/write-gift';
import { kahootHeader } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-table';
import { workbookFiles } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-workbook';
import { kahootRowOf } from '@studyhall/domain/quizzes/formats/kahoot/write-kahoot';
import { MoodleXmlWriter } from '@studyhall/domain/quizzes/formats/moodle-xml/write-moodle-xml';
import type { QuestionWriter } from '@studyhall/domain/quizzes/formats/question-file';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, type ImportDesk, openImportDesk } from '../../testing/import-desk.ts';
import { exportQuestions } from '../bank-queries.ts';
import type { ImportFormat } from './file-format.ts';

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

async function importText(content: string) {
  return await desk.importFile(content, { examCode });
}

async function bank() {
  return (await exportQuestions(desk.db, { listOf: null, examCode, limit: 100 })).items;
}

interface Example {
  readonly format: ImportFormat;
  readonly makeWriter: () => QuestionWriter;
  /** Three questions, of which the first says its id where the format has one. */
  readonly file: string;
}

const examples: readonly Example[] = [
  {
    format: 'gift',
    makeWriter: () => new GiftWriter(),
    file: `// [id:H-1]
[html]<p>Where is the <b>bow</b>?</p>{=<p>in front</p> ~<p>behind</p>}

[plain]What is behind?{=stern =aft#Right}

[markdown]Name **three** ropes.{}
`,
  },
  {
    format: 'aiken',
    makeWriter: () => new AikenWriter(),
    file: 'Where is the bow?\nA. In front\nB. Behind\nANSWER: A\n\nWhat is red?\nA. Port\nB. Starboard\nANSWER: A\n\nIs it deep?\nA. Yes\nB. No\nANSWER: B\n',
  },
  {
    format: 'moodle-xml',
    makeWriter: () => new MoodleXmlWriter(),
    file: `<?xml version="1.0"?>
<quiz>
  <question type="category"><category><text>top/Ships</text></category></question>
  <question type="multichoice">
    <questiontext format="html"><text><![CDATA[<p>Where is the <b>bow</b>?</p>]]></text></questiontext>
    <idnumber>H-1</idnumber><single>1</single>
    <answer fraction="100"><text>In front</text></answer><answer fraction="0"><text>Behind</text></answer>
  </question>
  <question type="ordering">
    <questiontext format="plain_text"><text>From the front</text></questiontext>
    <answer fraction="1"><text>Bow</text></answer><answer fraction="2"><text>Stern</text></answer>
  </question>
  <question type="cloze">
    <questiontext format="html"><text>The {1:SA:=bow} is in front.</text></questiontext>
  </question>
</quiz>
`,
  },
];

describe.each(examples)('$format', ({ format, file, makeWriter }) => {
  it('is known by what it begins with, and imported', async () => {
    const ended = await importText(file);
    expect([ended.format, ended.rows, countsOf(ended)]).toEqual([format, [], { new: 3 }]);
    expect((await importText(file)).counts.unchanged).toBe(3);
    expect((await desk.importFile(file, { examCode, format })).counts.unchanged).toBe(3);
  });

  it('exported and imported again is the same bank', async () => {
    await importText(file);
    const writer = makeWriter();
    const texts = (await bank()).map((draft) => {
      const written = writer.write(draft);
      return written.refused ?? written.text;
    });
    const exported = [writer.head, ...texts, writer.tail].join('');
    const again = await importText(exported);
    expect([again.rows, countsOf(again)]).toEqual([[], { unchanged: 3 }]);
  });
});

it('a question that is changed in another program takes the place of the one with its id', async () => {
  await importText('// [id:H-1]\nWhere is the bow?{=in front ~behind}');
  const ended = await importText('// [id:H-1]\nWhere is the stern?{~in front =behind}');
  expect(countsOf(ended)).toEqual({ updated: 1 });
  expect((await bank()).map(({ text }) => text)).toEqual(['Where is the stern?']);
});

it('a rejected question is reported with its line, place and text', async () => {
  const ended = await importText('Deep?{T}\n\n\nWhere?{=here\n=there\n~nowhere}\n');
  expect(countsOf(ended)).toEqual({ new: 1, rejected: 1 });
  expect(ended.rows).toMatchObject([
    {
      rowNumber: 2,
      lineNumber: 4,
      columnName: 'answers',
      outcome: 'rejected',
      message: 'must have exactly one correct option, has 2',
      raw: 'Where?{=here\n=there\n~nowhere}',
    },
  ]);
});

it('a domain that the file does not name may be said', async () => {
  await desk.importFile('Deep?{T}', { examCode, domainCode: '1.1' });
  expect((await bank()).map(({ domainCode }) => domainCode)).toEqual(['1.1']);
});

it('a document of Moodle that declares entities is refused, and one that is none is said to hold nothing', async () => {
  const bomb = '<!DOCTYPE quiz [<!ENTITY a "aaaa">]><quiz><question type="essay">&a;</question></quiz>';
  expect(await importText(bomb)).toMatchObject({
    state: 'failed',
    failure: { reason: 'file-malformed', details: { line: 1 } },
  });
  expect(await importText('<html><p>no questions</p></html>')).toMatchObject({
    state: 'failed',
    failure: { details: { problem: 'holds no questions' } },
  });
});

describe("Kahoot's spreadsheet", () => {
  const rows = [
    ['', 'Add questions below'],
    kahootHeader,
    ['1', 'Where is the bow?', 'In front', 'Behind', '', '', '20', '1'],
    ['2', 'Which are ropes?', 'Hawser', 'Davit', 'Painter', '', '30', '1,3'],
    ['3', 'Which letter?', 'a', '', '', '', '30', '2'],
  ];
  const workbook = () => {
    const files = Object.entries(workbookFiles(rows)).map(([name, text]) => [name, strToU8(text)]);
    return zipSync(Object.fromEntries(files));
  };

  it('is read from a workbook and from a table of the same columns', async () => {
    const ended = await desk.importFile(workbook(), { examCode });
    expect(countsOf(ended)).toEqual({ new: 2, rejected: 1, noted: 2 });
    expect(ended.rows.find(({ outcome }) => outcome === 'rejected')).toMatchObject({
      ...{
        rowNumber: 3,
        lineNumber: 5,
        columnName: 'correct answer(s)',
        message: 'names answer 2, which is empty',
      },
    });
    const table = rows.map(csvLine).join('\n');
    expect(countsOf(await importText(table))).toEqual({ unchanged: 2, rejected: 1, noted: 2 });
    const german = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(';')).join('\n');
    expect(countsOf(await importText(german))).toEqual({ unchanged: 2, rejected: 1, noted: 2 });
  });

  it('exported and imported again is the same bank', async () => {
    await desk.importFile(workbook(), { examCode });
    const cells = (await bank()).map((draft, index) => {
      const written = kahootRowOf(draft, index + 1);
      return written.refused === undefined ? written.cells : [];
    });
    const ended = await importText([kahootHeader, ...cells].map(csvLine).join('\n'));
    expect(countsOf(ended)).toEqual({ unchanged: 2, noted: 2 });
  });

  it('leaves questions in the domains that they are in, where the file says none', async () => {
    const placed = { examCode: 'placed' };
    await desk.importFile(workbook(), { ...placed, domainCode: '1.1' });
    const again = await desk.importFile(workbook(), { ...placed, createsDomains: false });
    expect(countsOf(again)).toMatchObject({ unchanged: 2, rejected: 1 });
  });

  it('that is none is refused whole', async () => {
    expect((await desk.importFile('a,b\n1,2', { examCode, format: 'kahoot' })).failure).toMatchObject({
      reason: 'file-malformed',
    });
  });
});
