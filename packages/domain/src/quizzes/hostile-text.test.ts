import { describe, expect, it } from 'vitest';
import { canonicalEmail } from '../auth/email-address.ts';
import { canonicalUserName } from '../auth/user-name.ts';
import { tidyPrintedName } from '../progress/certificate-name.ts';
import { csvColumns, csvLine, csvRowOf } from './export-csv.ts';
import { fixedOptions } from './fixed-options.ts';
import { canonicalQuestion, nearDuplicateKey } from './identity.ts';
import { draftFromCsvRow } from './import-csv.ts';
import { guessDelimiter, readCsvHeader } from './import-csv-columns.ts';
import { draftFromJson } from './import-json.ts';
import { answerReadings, readKey } from './import-keys.ts';
import { plainToMarkdown } from './import-markdown.ts';
import { draftFromOpenTrivia } from './import-opentdb.ts';
import { markdownProblems } from './markdown-shown.ts';
import { trueFirst } from './question-types/choice/true-false.ts';
import { tidyText } from './tidy-text.ts';

const LENGTH = 100_000;

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
const tools = { decode: (text: string) => text, seedOf: () => '0'.repeat(32) };
const read = (text: string) => text;

/** What takes a text from outside. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  tidyText,
  canonicalEmail,
  canonicalUserName,
  tidyPrintedName,
  nearDuplicateKey,
  plainToMarkdown,
  guessDelimiter,
  canonicalQuestion: (text) =>
    canonicalQuestion({ ...question, text, options: optionsOf(text), explanation: null }),
  trueFirst: (text) => trueFirst(optionsOf(text)),
  fixedOptions: (text) => fixedOptions(optionsOf(text)),
  readKey: (text) => readKey(text, [{ letter: 'a', text }], answerReadings),
  readCsvHeader: (text) => readCsvHeader([text]),
  'markdownProblems of a whole question': (text) =>
    markdownProblems({ ...question, text, options: optionsOf(text), explanation: text }, read),
  draftFromJson: (text) =>
    draftFromJson({ ...question, domainCode: text, text, options: optionsOf(text), explanation: text }),
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
  'draftFromCsvRow of every column': (text) => {
    const { layout } = readCsvHeader(csvColumns);
    if (layout === undefined) throw new Error('the header is wrong');
    for (const length of [19_000, LENGTH]) {
      for (let place = 0; place < csvColumns.length; place += 1) {
        draftFromCsvRow(
          layout,
          csvColumns.map((_, index) => (index === place ? `${text.slice(0, length)}x` : 'A')),
        );
      }
    }
  },
  'csvRowOf and csvLine': (text) =>
    csvLine(
      csvRowOf({
        ...question,
        text,
        options: optionsOf(text),
        explanation: text,
      }),
    ),
};

/** The square of 100,000 takes ten seconds and more; what reads a text once needs milliseconds, busy as the machine may be. */
const READ_ONCE = { timeout: 2_000, retry: 1 };

describe.each(Object.entries(readers))('%s', (_, reader) => {
  it.each(Object.entries(hostile))('reads %s once', READ_ONCE, (_, text) => {
    expect(() => reader(text)).not.toThrow();
  });
});
