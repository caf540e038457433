import { MOST_ROWS_TO_HEADER, placeOfHeader, separatorOf } from './import-csv-head.ts';
import type { ColumnNames } from './import-csv-names.ts';

/** The first rows of a table as they stand in a file. */
export interface CsvSample {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 3;

/** The header and the first rows of a text that begins as a table does, found as an import finds them. */
export function csvSampleOf(text: string, names: ColumnNames = new Map()): CsvSample {
  const { delimiter, isNamed } = separatorOf(text.replace(/^\uFEFF/, ''), names);
  const rows: string[][] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const { cells, end } = csvRecordAt(text, at, delimiter);
    if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
    if (rows.length > MOST_ROWS_TO_HEADER + MOST_ROWS) break;
    at = end;
  }
  const own = isNamed ? rows.slice(1) : rows;
  const place = placeOfHeader(own, names);
  return {
    delimiter,
    header: (own[place] ?? []).map((cell) => cell.trim()),
    rows: own.slice(place + 1, place + 1 + MOST_ROWS),
  };
}

interface CsvRecord {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly end: number;
  /** Where what stands behind the first cell begins, its separator included. */
  readonly afterFirst: number;
}

/** The cells that begin at a place of a text, up to the end of their row. */
export function csvRecordAt(text: string, start: number, delimiter: string): CsvRecord {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let afterFirst: number | undefined;
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && sign === delimiter) {
      cells.push(cell);
      cell = '';
      afterFirst ??= at;
    } else if (!isQuoted && (sign === '\n' || sign === '\r')) break;
    else cell += sign;
  }
  const lineEnd = text.startsWith('\r\n', at) ? 2 : 1;
  return {
    cells: [...cells, cell],
    end: Math.min(text.length, at + lineEnd),
    afterFirst: afterFirst ?? at,
  };
}
