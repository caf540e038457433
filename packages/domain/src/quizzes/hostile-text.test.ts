import { describe, expect, it } from 'vitest';
import { canonicalEmail } from '../auth/email-address.ts';
import { canonicalUserName } from '../auth/user-name.ts';
import { tidyPrintedName } from '../progress/certificate-name.ts';
import { csvLine, csvTableOf } from './export-csv.ts';
import { fixedOptions } from './fixed-options.ts';
import { canonicalQuestion, nearDuplicateKey } from './identity.ts';
import { imagesInWords } from './images/markdown-images.ts';
import { draftFromCsvRow } from './import-csv.ts';
import { readCsvHeader } from './import-csv-columns.ts';
import { separatorOf } from './import-csv-head.ts';
import { revisionOf, tidyDraft } from './import-draft.ts';
import { draftFromJson } from './import-json.ts';
import { answerReadings, readKey } from './import-keys.ts';
import { plainToMarkdown } from './import-markdown.ts';
import { draftFromOpenTrivia } from './import-opentdb.ts';
import { markdownProblems } from './markdown-shown.ts';
import { plainWords } from './plain-words.ts';
import type { QuestionDraft } from './question-draft.ts';
import { trueFirst } from './question-types/choice/true-false.ts';
import { readEntries } from './question-types/csv-entries.ts';
import { gapTextParts } from './question-types/gaps/gap-text.ts';
import { quantitiesIn } from './question-types/numeric/quantity.ts';
import { type QuestionType, questionTypes, rulesOf } from './question-types/question-types.ts';
import { fitsPattern, patternOf } from './question-types/typed-text.ts';
import { tidyText } from './tidy-text.ts';

const LENGTH = 100_000;
const LOOSE = { matchCase: false, matchAccents: false };

/** Texts that a careless reader walks again from each of their characters. */
const hostile: Readonly<Record<string, string>> = {
  'spaces between words': `a${' '.repeat(LENGTH)}b`,
  'spaces and quotes': `  a${' "'.repeat(LENGTH / 2)}`,
  'lines of opening brackets': '[\n'.repeat(LENGTH / 2),
  underscores: `a${'_'.repeat(LENGTH)}a`,
  'equals signs and spaces': `${'= '.repeat(LENGTH / 2)}x`,
  'piles of marks out of order': `a${'\u0301\u0327'.repeat(LENGTH / 2)}`,
  'marks of direction': `a${'\u200e'.repeat(LENGTH)}b`,
  backslashes: '\\'.repeat(LENGTH),
  'letters of options': 'a, '.repeat(LENGTH / 3),
  'letters and hyphens': 'a-'.repeat(LENGTH / 2),
  ampersands: '&'.repeat(LENGTH),
  'emphasis and tags': '*a_<b '.repeat(LENGTH / 6),
  'quotes in quotes': '> '.repeat(LENGTH / 2),
  'digits with separators': '1,'.repeat(LENGTH / 2),
  'spaces between digits': `1${' '.repeat(LENGTH)}1`,
  'points between digits': `1${'.'.repeat(LENGTH)}1`,
  'marks of entries': '[x] # ; '.repeat(LENGTH / 8),
  gaps: '[[1]] '.repeat(LENGTH / 6),
  stars: '*a'.repeat(LENGTH / 2),
  'an image before fences of code': `![a](b)\n${'```x\n'.repeat(LENGTH / 5)}`,
  'fences of many lengths': `![a](b)\n${Array.from({ length: LENGTH / 20 }, (_, at) => `${'`'.repeat(3 + (at % 30))}x\n`).join('')}`,
  'images without an end': '![a]('.repeat(LENGTH / 5),
  'words of images without an end': '!['.repeat(LENGTH / 2),
};

const question = {
  externalId: null,
  domainCode: '1.1',
  type: 'single' as const,
  difficulty: null,
  textFormat: null,
  tags: [],
  hint: null,
  weight: 1,
  source: null,
};
const optionsOf = (text: string) => [
  { text, explanation: text, isCorrect: true },
  { text: `${text}.`, explanation: '', isCorrect: false },
];
const table = csvTableOf();
/** Bodies of all types with the text wherever one stands, however long. */
const bodiesOf = (text: string): Readonly<Record<QuestionType, object>> => ({
  single: { options: optionsOf(text) },
  multiple: { options: optionsOf(text) },
  'true-false': { options: optionsOf(text) },
  short: { accepted: [{ text, creditPercent: 100, feedback: text }], matchCase: false, matchAccents: false },
  numeric: {
    answers: [{ value: text, tolerance: text, creditPercent: 100, feedback: text }],
    units: [{ unit: text, factor: text }],
    isUnitNeeded: false,
  },
  matching: {
    pairs: [
      { prompt: text, match: text },
      { prompt: `${text}.`, match: `${text}.` },
    ],
    extraMatches: [text],
  },
  ordering: { items: [text, `${text}.`], grading: 'all' },
  gaps: {
    gaps: [
      {
        kind: 'typed',
        accepted: [{ text, creditPercent: 100, feedback: text }],
        matchCase: false,
        matchAccents: false,
      },
      { kind: 'chosen', choices: [{ text, isCorrect: true, feedback: text }] },
    ],
  },
  open: { modelAnswer: text, points: text },
});
const draftOf = (type: QuestionType, text: string) =>
  ({ ...question, type, text, explanation: text, ...bodiesOf(text)[type] }) as unknown as QuestionDraft;
/** As long as what is typed may be: all that grading looks at. */
const typed = (text: string) => `${text.slice(0, 499)}x`;
/** Shorter, because each type has it in half a dozen places: the square is still seconds. */
const everyType = (read: (draft: QuestionDraft) => unknown) => (text: string) =>
  questionTypes.map((type) => read(draftOf(type, `${text.slice(0, LENGTH / 4)}x`)));

const tools = { decode: (text: string) => text, seedOf: () => '0'.repeat(32) };
const read = (text: string) => text;

/** What takes a text from outside. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  tidyText,
  imagesInWords,
  'plainWords of Markdown': (text) => plainWords(text, 'markdown'),
  canonicalEmail,
  canonicalUserName,
  tidyPrintedName,
  nearDuplicateKey,
  plainToMarkdown,
  separatorOf,
  canonicalQuestion: (text) =>
    canonicalQuestion({ ...question, text, options: optionsOf(text), explanation: null }),
  trueFirst: (text) => trueFirst(optionsOf(text)),
  fixedOptions: (text) => fixedOptions(optionsOf(text)),
  readKey: (text) => readKey(text, [{ letter: 'a', text }], answerReadings),
  readCsvHeader: (text) => readCsvHeader([text]),
  'markdownProblems of a whole question': everyType((draft) => markdownProblems(draft, read)),
  'draftFromJson of every type': everyType((draft) => draftFromJson({ ...draft, domainCode: draft.text })),
  'canonicalQuestion of every type': everyType(canonicalQuestion),
  'tidyDraft and revisionOf every type': everyType((draft) => revisionOf(tidyDraft(draft))),
  'problems of every type': everyType((draft) => rulesOf(draft.type).problemsOf(draft, draft.text)),
  'grading of every type': (text) =>
    questionTypes.map((type) => {
      const rules = rulesOf(type);
      const { key } = rules.partsOf(draftOf(type, typed(text)));
      return [text, typed(text)].map((answer) => rules.grade(key, [answer, answer], null));
    }),
  'accepted text of nothing but stars': (text) =>
    fitsPattern(patternOf('*a'.repeat(250), LOOSE), text, LOOSE),
  quantitiesIn: (text) => [quantitiesIn(typed(text).slice(0, 100)), quantitiesIn(text)],
  gapTextParts,
  readEntries,
  draftFromOpenTrivia: (text) =>
    draftFromOpenTrivia(
      {
        type: 'multiple',
        difficulty: 'easy',
        category: `${text.slice(0, 79_000)}x`,
        question: `${text.slice(0, 79_000)}x`,
        correct_answer: `${text.slice(0, 79_000)}x`,
        incorrect_answers: ['x'],
      },
      tools,
    ),
  ...Object.fromEntries(
    questionTypes.map((type) => [
      `draftFromCsvRow of every column of ${type}`,
      (text: string) => {
        const { columns } = csvTableOf([type]);
        const { layout } = readCsvHeader(columns);
        if (layout === undefined) throw new Error('the header is wrong');
        for (const length of [19_000, LENGTH]) {
          for (const column of columns.filter((name) => !/-[c-t]$/.test(name))) {
            const row = columns.map((other) =>
              other === column ? `${text.slice(0, length)}x` : other === 'type' ? type : 'A',
            );
            draftFromCsvRow(layout, row);
          }
        }
      },
    ]),
  ),
  'rowOf and csvLine of every type': everyType((draft) => csvLine(table.rowOf(draft))),
};

/** The square of 100,000 takes ten seconds and more; what reads a text once needs milliseconds, busy as the machine may be. */
const READ_ONCE = { timeout: 2_000, retry: 1 };

describe.each(Object.entries(readers))('%s', (_, reader) => {
  it.each(Object.entries(hostile))('reads %s once', READ_ONCE, (_, text) => {
    expect(() => reader(text)).not.toThrow();
  });
});
