import { type ColumnNames, foldHeader, meaningOf } from './import-csv-names.ts';

/** Excel's own first line: it names the separator. */
export const SEPARATOR_LINE = /^sep=(.)$/i;

/** Above a header there may be titles, a date and who made it: it is looked for in so many rows. */
export const MOST_ROWS_TO_HEADER = 20;

/** Shorter names, such as A or 1, stand in rows as well. */
const TELLING_CHARACTERS = 4;
const FILLED_CELLS = 3;

/** Of the first rows of a file the place of the one that names the columns: the first that does, or that may. */
export function placeOfHeader(rows: readonly (readonly string[])[], names: ColumnNames = new Map()): number {
  const first = rows.slice(0, MOST_ROWS_TO_HEADER);
  const telling = first.findIndex((cells) => isTelling(cells, names));
  if (telling !== -1) return telling;
  const filled = first.findIndex(
    (cells) => cells.filter((cell) => cell.trim() !== '').length >= FILLED_CELLS,
  );
  return Math.max(filled, 0);
}

function isTelling(cells: readonly string[], names: ColumnNames): boolean {
  const known = cells.filter((cell) => cell.trim() !== '' && meaningOf(cell, names) !== undefined);
  return known.length > 1 && known.some((cell) => foldHeader(cell).length >= TELLING_CHARACTERS);
}

export interface Separator {
  readonly delimiter: string;
  /** Whether the first line only names it. */
  readonly isNamed: boolean;
}

/** What parts the cells of a table that begins so: what its first line names, or what makes a header of one of its first lines. */
export function separatorOf(head: string, names: ColumnNames = new Map()): Separator {
  const lines = head.trimStart().split(/[\r\n]+/, MOST_ROWS_TO_HEADER);
  const named = SEPARATOR_LINE.exec(lines[0] ?? '')?.[1];
  if (named !== undefined) return { delimiter: named, isNamed: true };
  const counted = [',', ';', '\t'].map((delimiter) => {
    const rows = lines.map((line) => line.split(delimiter));
    return {
      delimiter,
      // Where nobody knows a column, what makes the most cells of a line.
      known: Math.max(...rows.map((cells) => knownIn(cells, names))),
      cells: Math.max(...rows.map((cells) => cells.length)),
    };
  });
  const best = counted.reduce((one, other) =>
    other.known > one.known || (other.known === one.known && other.known === 0 && other.cells > one.cells)
      ? other
      : one,
  );
  return { delimiter: best.delimiter, isNamed: false };
}

function knownIn(cells: readonly string[], names: ColumnNames): number {
  return cells.map((cell) => cell.replaceAll('"', '')).filter((cell) => meaningOf(cell, names) !== undefined)
    .length;
}
