import { csvLine, csvTableOf, ownColumnsOf } from './export-csv.ts';
import { exampleQuestions } from './formats/example-questions.ts';
import { commonColumns } from './import-csv-columns.ts';
import type { QuestionDraft } from './question-draft.ts';
import { type CsvColumn, everyColumn } from './question-types/csv-words.ts';
import { type QuestionType, questionTypes } from './question-types/question-types.ts';

/** A column, or several of one name from one letter to another. */
export interface ColumnGroup {
  readonly first: CsvColumn;
  readonly last: CsvColumn | null;
}

/** Types that are written in the same columns. */
export interface TypeColumns {
  readonly types: readonly QuestionType[];
  readonly groups: readonly ColumnGroup[];
}

const LETTERED = /^(option|explanation|match|gap)-[a-z]$/;

/** The columns of questions of every type. */
export const commonGroups: readonly ColumnGroup[] = groupsOf(
  everyColumn.filter((column) => commonColumns.has(column)),
);

/** The columns of each type beside those of all, for types that are written in the same ones together. */
export const columnsOfTypes: readonly TypeColumns[] = grouped();

function grouped(): TypeColumns[] {
  const found = new Map<string, { types: QuestionType[]; groups: readonly ColumnGroup[] }>();
  for (const type of questionTypes) {
    const columns = ownColumnsOf(type);
    const alike = found.get(columns.join());
    if (alike === undefined) found.set(columns.join(), { types: [type], groups: groupsOf(columns) });
    else alike.types.push(type);
  }
  return [...found.values()];
}

function groupsOf(columns: readonly CsvColumn[]): ColumnGroup[] {
  const groups = new Map<string, ColumnGroup>();
  for (const column of columns) {
    const name = LETTERED.exec(column)?.[1];
    const group = groups.get(name ?? column);
    groups.set(
      name ?? column,
      group === undefined ? { first: column, last: null } : { ...group, last: column },
    );
  }
  return [...groups.values()];
}

/** The cells of an example of a type that say something, with their columns. */
export function exampleRow(type: QuestionType): { readonly column: CsvColumn; readonly cell: string }[] {
  const { columns, rowOf } = csvTableOf([type]);
  const cells = exampleQuestions.filter((draft) => draft.type === type).map(rowOf)[0] ?? [];
  return columns.flatMap((column, index) => {
    const cell = cells[index] ?? '';
    return cell === '' ? [] : [{ column, cell }];
  });
}

/** What a teacher may want to fill in, though no example does. */
const OFFERED: readonly CsvColumn[] = ['question-id', 'difficulty', 'tags', 'explanation', 'hint'];

/** A table with a row for each type, in no more columns than they need and a few that are often wanted. */
export function exampleTable(drafts: readonly QuestionDraft[] = exampleQuestions): string {
  const { columns, rowOf } = csvTableOf();
  const rows = drafts.map(rowOf);
  const isShown = columns.map(
    (column, index) => OFFERED.includes(column) || rows.some((cells) => cells[index] !== ''),
  );
  return [columns, ...rows]
    .map((cells) => `${csvLine(cells.filter((_, index) => isShown[index]))}\n`)
    .join('');
}
