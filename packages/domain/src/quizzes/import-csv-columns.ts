import { normalForm } from '../normal-form.ts';
import type { ImportProblem } from './import-draft.ts';
import { MAX_OPTIONS } from './question-types/choice/body.ts';

export const optionLetters = 'abcdefghij'.slice(0, MAX_OPTIONS).split('');

const plainColumns = [
  'question-id',
  'domain',
  'question-text',
  'correct answer',
  'type',
  'difficulty',
  'category',
  'tags',
  'explanation',
  'text-format',
  'fixed-options',
] as const;
export type CsvColumn = (typeof plainColumns)[number] | `option-${string}` | `explanation-${string}`;

/** Without these no row can be a question. */
const required: readonly CsvColumn[] = ['domain', 'question-text', 'option-a', 'option-b', 'correct answer'];

/** What people write above these columns beside their name in other spelling. */
const aliases: Readonly<Record<string, CsvColumn>> = {
  id: 'question-id',
  domaincode: 'domain',
  objective: 'domain',
  question: 'question-text',
  text: 'question-text',
  answer: 'correct answer',
  correct: 'correct answer',
  correctanswers: 'correct answer',
  questiontype: 'type',
  tag: 'tags',
  topic: 'tags',
  topics: 'tags',
  format: 'text-format',
  fixed: 'fixed-options',
};

const known = new Map<string, CsvColumn>(Object.entries(aliases));
for (const column of plainColumns) known.set(foldHeader(column), column);
for (const letter of optionLetters) {
  known.set(`option${letter}`, `option-${letter}`);
  known.set(`explanation${letter}`, `explanation-${letter}`);
}

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
  readonly options: readonly CsvOptionPlace[];
  /** The columns of the cells that stand under one. */
  readonly columns: ReadonlyMap<number, CsvColumn>;
}

export interface CsvOptionPlace {
  readonly letter: string;
  readonly text: number;
  readonly explanation: number;
}

export type CsvHeader =
  | { readonly layout: CsvLayout; readonly problem?: undefined }
  | { readonly layout?: undefined; readonly problem: ImportProblem };

/** Reads the first row: letter case, spaces, hyphens and underscores do not matter; a column nobody knows is refused by name. */
export function readCsvHeader(cells: readonly string[]): CsvHeader {
  const places = new Map<CsvColumn, number>();
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (header === '') continue;
    const column = known.get(foldHeader(header));
    if (column === undefined) return { problem: { column: header, message: 'is not a known column' } };
    if (places.has(column)) return { problem: { column: header, message: 'stands there twice' } };
    places.set(column, index);
  }
  const missing = required.find((column) => !places.has(column));
  if (missing !== undefined) return { problem: { column: missing, message: 'is missing' } };
  return { layout: layoutOf(places) };
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
    options: optionLetters
      .map((letter) => ({
        letter,
        text: place(`option-${letter}`),
        explanation: place(`explanation-${letter}`),
      }))
      .filter((option) => option.text !== -1 || option.explanation !== -1),
    columns: new Map([...places].map(([column, place]) => [place, column])),
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
