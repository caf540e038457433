import type { ImportProblem } from '../import-draft.ts';

/** The letters of what a question has several of: its options, items, pairs or gaps. */
export const partLetters = 'abcdefghijklmnopqrst'.split('');

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
  'hint',
  'hint-cost',
  'weight',
  'source',
  'source-year',
  'source-number',
  'fixed-options',
  'option-weights',
  'accepted',
  'match-case',
  'match-accents',
  'tolerance',
  'units',
  'unit-needed',
  'grading',
  'model-answer',
  'marking-points',
] as const;
const letteredColumns = ['option', 'explanation', 'match', 'gap'] as const;
type Lettered = (typeof letteredColumns)[number];

export type CsvColumn = (typeof plainColumns)[number] | `${Lettered}-${string}`;

/** Every column that a file of questions can have. */
export const everyColumn: readonly CsvColumn[] = [
  ...plainColumns,
  ...letteredColumns.flatMap((name) => partLetters.map((letter): CsvColumn => `${name}-${letter}`)),
];

/** The trimmed text of a row under a column; empty where there is none. */
export type CellReader = (column: CsvColumn) => string;

/** What the cells of a row say, before anybody looked whether it holds, and which column a part of it came from. */
export interface ReadBody {
  readonly body: object;
  readonly columnOf: (path: readonly PropertyKey[]) => CsvColumn;
}

/** How a type is written in a row of a file: what it reads it writes. */
export interface CsvWords<Body> {
  /** Those that say something of this type, beside the ones that every question has. */
  readonly columns: readonly CsvColumn[];
  read(cell: CellReader, problems: ImportProblem[]): ReadBody;
  write(body: Body): Partial<Record<CsvColumn, string>>;
}

/** Letters of a lettered column that say something, in their order. */
export function lettersFilled(cell: CellReader, name: Lettered): string[] {
  return partLetters.filter((letter) => cell(`${name}-${letter}`) !== '');
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'wahr']);
const NO = new Set(['', 'no', 'n', 'false', '0', 'nein', 'falsch']);

/** "yes" or "no"; empty is no. */
export function readFlag(cell: CellReader, column: CsvColumn, problems: ImportProblem[]): boolean {
  const written = cell(column).toLowerCase();
  if (!YES.has(written) && !NO.has(written)) problems.push({ column, message: 'must be yes or no' });
  return YES.has(written);
}
