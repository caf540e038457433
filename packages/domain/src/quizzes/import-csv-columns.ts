import { normalForm } from '../normal-form.ts';
import { similarName } from '../similar-name.ts';
import type { ImportProblem } from './import-draft.ts';
import { MAX_OPTIONS } from './question-types/choice/body.ts';
import { type CsvColumn, everyColumn, partLetters } from './question-types/csv-words.ts';

export const optionLetters = partLetters.slice(0, MAX_OPTIONS);

/** Without these no row can be a question. */
const required: readonly CsvColumn[] = ['domain', 'question-text'];
/** Nor without these, in a file whose rows are choices because it has no column that says otherwise. */
const requiredOfChoice: readonly CsvColumn[] = ['option-a', 'option-b', 'correct answer'];
const sayingOtherwise: readonly CsvColumn[] = [
  'type',
  'accepted',
  'match-a',
  'gap-a',
  'model-answer',
  'grading',
];

/** What people write above these columns beside their name in other spelling. */
const aliases: Readonly<Record<string, CsvColumn>> = {
  id: 'question-id',
  domaincode: 'domain',
  objective: 'domain',
  question: 'question-text',
  text: 'question-text',
  stem: 'question-text',
  answer: 'correct answer',
  correct: 'correct answer',
  correctanswers: 'correct answer',
  correctoption: 'correct answer',
  rightanswer: 'correct answer',
  key: 'correct answer',
  solution: 'correct answer',
  questiontype: 'type',
  tag: 'tags',
  topic: 'tags',
  topics: 'tags',
  format: 'text-format',
  fixed: 'fixed-options',
  acceptedanswers: 'accepted',
  points: 'weight',
  marks: 'weight',
  paper: 'source',
  year: 'source-year',
  unit: 'units',
};

/** What options and their explanations are called, before their letter or number. */
const OPTION_WORDS = ['option', 'answer', 'choice', ''];
const EXPLANATION_WORDS = ['explanation', 'feedback'];

const known = new Map<string, CsvColumn>(Object.entries(aliases));
for (const [index, letter] of partLetters.entries()) {
  for (const name of [letter, String(index + 1)]) {
    for (const word of OPTION_WORDS) known.set(`${word}${name}`, `option-${letter}`);
    for (const word of EXPLANATION_WORDS) known.set(`${word}${name}`, `explanation-${letter}`);
    known.set(`match${name}`, `match-${letter}`);
    known.set(`gap${name}`, `gap-${letter}`);
  }
}
for (const column of everyColumn) known.set(foldHeader(column), column);

/** Short names are near to anything. */
const nearNames = new Map(
  [...known].filter(([name]) => name.length > 3).map(([name, column]) => [name.toUpperCase(), column]),
);

/** "Question ID", "question_id" and "questionId" name the same column. */
function foldHeader(header: string): string {
  return normalForm(header, 'NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.\-\u200b\ufeff]+/g, '');
}

/** Which cell of a row holds which column; -1 for a column that the file has not. */
export interface CsvLayout {
  readonly id: number;
  readonly domain: number;
  readonly text: number;
  readonly key: number;
  readonly type: number;
  readonly difficulty: number;
  readonly category: number;
  readonly tags: number;
  readonly explanation: number;
  readonly textFormat: number;
  readonly fixed: number;
  readonly weights: number;
  readonly options: readonly CsvOptionPlace[];
  /** The columns of the cells that stand under one. */
  readonly columns: ReadonlyMap<number, CsvColumn>;
  readonly places: ReadonlyMap<CsvColumn, number>;
  /** Those that some types have and a choice has not. */
  readonly others: readonly CsvColumn[];
  /** Whether any column tells of hints, weights or sources. */
  readonly hasExtras: boolean;
}

export interface CsvOptionPlace {
  readonly letter: string;
  readonly text: number;
  readonly explanation: number;
}

/** Columns that questions of every type have. */
export const commonColumns: ReadonlySet<CsvColumn> = new Set([
  'question-id',
  'domain',
  'question-text',
  'type',
  'difficulty',
  'category',
  'tags',
  'explanation',
  'text-format',
  'hint',
  'hint-cost',
  'weight',
  'source',
  'source-year',
  'source-number',
]);
export const choiceColumns: ReadonlySet<CsvColumn> = new Set([
  ...optionLetters.flatMap((letter): CsvColumn[] => [`option-${letter}`, `explanation-${letter}`]),
  'correct answer',
  'fixed-options',
  'option-weights',
]);
const extraColumns: readonly CsvColumn[] = [
  'hint',
  'hint-cost',
  'weight',
  'source',
  'source-year',
  'source-number',
];

export type CsvHeader =
  | { readonly layout: CsvLayout; readonly problems?: undefined }
  | { readonly layout?: undefined; readonly problems: readonly ImportProblem[] };

/**
 * Reads the first row: letter case, spaces, hyphens and underscores do not matter. Everything that is wrong with it is said
 * at once; a column that nobody knows is refused by name.
 */
export function readCsvHeader(cells: readonly string[]): CsvHeader {
  const places = new Map<CsvColumn, number>();
  const problems: ImportProblem[] = [];
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (header === '') continue;
    const column = known.get(foldHeader(header));
    if (column === undefined) problems.push({ column: header, message: unknownColumn(header) });
    else if (places.has(column)) problems.push({ column: header, message: twice(header, column) });
    else places.set(column, index);
  }
  const isOfChoices = !sayingOtherwise.some((column) => places.has(column));
  for (const column of isOfChoices ? [...required, ...requiredOfChoice] : required) {
    if (!places.has(column)) problems.push({ column, message: 'is missing' });
  }
  return problems.length > 0 ? { problems } : { layout: layoutOf(places) };
}

/** Longer than any name of a column and two letters more. */
const MAX_HEADER_CHARACTERS = 40;

function unknownColumn(header: string): string {
  const folded = foldHeader(header);
  const near = folded.length > MAX_HEADER_CHARACTERS ? undefined : similarName(folded, [...nearNames.keys()]);
  const column = near === undefined ? undefined : nearNames.get(near);
  return column === undefined ? 'is not a known column' : `is not a known column: is it ${column}?`;
}

function twice(header: string, column: CsvColumn): string {
  return foldHeader(header) === foldHeader(column)
    ? 'stands there twice'
    : `stands there twice: it is another name of ${column}`;
}

function layoutOf(places: ReadonlyMap<CsvColumn, number>): CsvLayout {
  const place = (column: CsvColumn) => places.get(column) ?? -1;
  return {
    id: place('question-id'),
    domain: place('domain'),
    text: place('question-text'),
    key: place('correct answer'),
    type: place('type'),
    difficulty: place('difficulty'),
    category: place('category'),
    tags: place('tags'),
    explanation: place('explanation'),
    textFormat: place('text-format'),
    fixed: place('fixed-options'),
    weights: place('option-weights'),
    options: optionLetters
      .map((letter) => ({
        letter,
        text: place(`option-${letter}`),
        explanation: place(`explanation-${letter}`),
      }))
      .filter((option) => option.text !== -1 || option.explanation !== -1),
    columns: new Map([...places].map(([column, place]) => [place, column])),
    places,
    others: [...places.keys()].filter((column) => !commonColumns.has(column) && !choiceColumns.has(column)),
    hasExtras: extraColumns.some((column) => places.has(column)),
  };
}

/** The separator of a header row: the one that makes a known header of it, a comma if none does. */
export function guessDelimiter(headerLine: string): string {
  const found = [',', ';', '\t'].map((delimiter) => {
    const cells = headerLine.split(delimiter).map((cell) => foldHeader(cell.replaceAll('"', '')));
    return { delimiter, columns: cells.filter((cell) => known.has(cell)).length };
  });
  return found.reduce((best, other) => (other.columns > best.columns ? other : best)).delimiter;
}
