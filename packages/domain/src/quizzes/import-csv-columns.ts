import { type ColumnNames, foldHeader, isSameName, meaningOf, nearColumn } from './import-csv-names.ts';
import type { ImportProblem } from './import-draft.ts';
import { MAX_OPTIONS } from './question-types/choice/body.ts';
import { type CsvColumn, partLetters } from './question-types/csv-words.ts';

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
  /** The cells that say nothing to anybody. */
  readonly ignored: ReadonlySet<number>;
  /** What the file calls its columns. */
  readonly written: ReadonlyMap<string, string>;
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

const NO_NAMES: ColumnNames = new Map();

/**
 * Reads the row of headers: letter case, spaces, hyphens and underscores do not matter, and `names` say what those mean that
 * nobody knows. Everything that is wrong with it is said at once; a column that nobody knows is refused by name.
 */
export function readCsvHeader(cells: readonly string[], names: ColumnNames = NO_NAMES): CsvHeader {
  const places = new Map<CsvColumn, number>();
  const ignored = new Set<number>();
  const problems: ImportProblem[] = [];
  for (const [index, cell] of cells.entries()) {
    const header = cell.trim();
    if (header === '') continue;
    const column = meaningOf(header, names);
    if (column === 'ignore') ignored.add(index);
    else if (column === undefined) problems.push({ column: header, message: unknownColumn(header) });
    else if (places.has(column)) problems.push({ column: header, message: twice(header, column) });
    else places.set(column, index);
  }
  const isOfChoices = !sayingOtherwise.some((column) => places.has(column));
  for (const column of isOfChoices ? [...required, ...requiredOfChoice] : required) {
    if (!places.has(column)) problems.push({ column, message: 'is missing' });
  }
  problems.push(...namesOfNothing(cells, names));
  return problems.length > 0 ? { problems } : { layout: layoutOf(cells, places, ignored) };
}

function namesOfNothing(cells: readonly string[], names: ColumnNames): ImportProblem[] {
  const headers = new Set(cells.map(foldHeader));
  return [...names.keys()]
    .filter((name) => !headers.has(foldHeader(name)))
    .map((column) => ({ column, message: 'is said to be a column, and the file has none of that name' }));
}

function unknownColumn(header: string): string {
  const column = nearColumn(header);
  return column === undefined ? 'is not a known column' : `is not a known column: is it ${column}?`;
}

function twice(header: string, column: CsvColumn): string {
  return isSameName(header, column)
    ? 'stands there twice'
    : `stands there twice: it is another name of ${column}`;
}

function layoutOf(
  cells: readonly string[],
  places: ReadonlyMap<CsvColumn, number>,
  ignored: ReadonlySet<number>,
): CsvLayout {
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
    ignored,
    written: new Map([...places].map(([column, place]) => [column, cells[place]?.trim() ?? column])),
    others: [...places.keys()].filter((column) => !commonColumns.has(column) && !choiceColumns.has(column)),
    hasExtras: extraColumns.some((column) => places.has(column)),
  };
}
