import { DomainError } from '@studyhall/domain/errors';
import { readCsvHeader } from '@studyhall/domain/quizzes/import-csv-columns';
import { placeOfHeader } from '@studyhall/domain/quizzes/import-csv-head';
import type { ColumnNames } from '@studyhall/domain/quizzes/import-csv-names';
import { translationColumnsOf } from '@studyhall/domain/quizzes/import-csv-translations';
import type { ImportProblem } from '@studyhall/domain/quizzes/import-draft';
import type { SourceRow } from './source-row.ts';
import type { TranslatedLayout } from './translated-rows.ts';

export type Cells = SourceRow<readonly string[]>;

/**
 * Looks for the header among the first rows of a file; what stands above it are titles. Errors: `file-malformed` with all that is
 * wrong with it.
 */
export function afterHeader(
  rows: readonly Cells[],
  columns: ColumnNames,
): { layout: TranslatedLayout; rows: Cells[] } {
  const place = placeOfHeader(
    rows.map(({ value }) => value ?? []),
    columns,
  );
  const header = rows[place];
  if (header === undefined) throw new DomainError('file-malformed', { line: 1, problem: 'is empty' });
  return { layout: layoutOf(header, columns), rows: rows.slice(place + 1) };
}

function layoutOf({ value, problem, lineNumber }: Cells, names: ColumnNames): TranslatedLayout {
  if (value === undefined)
    throw new DomainError('file-malformed', { line: lineNumber, problem: problem ?? '' });
  const columns = translationColumnsOf(value, names);
  const header = readCsvHeader(columns?.own(value) ?? value, names);
  const problems = [...(header.problems ?? []), ...(columns?.problems ?? [])];
  if (header.layout !== undefined && problems.length === 0) return { layout: header.layout, columns };
  throw new DomainError('file-malformed', { line: lineNumber, ...detailsOf(problems) });
}

const MOST_PROBLEMS = 50;

/** `column` and `problem`, `column2` and `problem2` …: all that is wrong with a header. */
function detailsOf(problems: readonly ImportProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.slice(0, MOST_PROBLEMS).flatMap(({ column, message }, index) => {
      const place = index === 0 ? '' : index + 1;
      return [
        [`column${place}`, column],
        [`problem${place}`, message],
      ];
    }),
  );
}
