/** The first rows of a table as they stand in a file. */
export interface CsvHead {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Where the rows begin: what stands before is the header. */
  readonly bodyStart: number;
}

const DELIMITERS = [',', ';', '\t'] as const;
const MOST_ROWS = 3;

/** The head of a text that may be a table; null for one that is none: of another format, or of one column. */
export function csvHeadOf(text: string): CsvHead | null {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  if (/^\s*[[{<:/$]/.test(text.slice(start))) return null;
  const [firstLine = ''] = text.slice(start).split(/\r?\n/, 1);
  const delimiter = DELIMITERS.reduce((best, other) =>
    firstLine.split(other).length > firstLine.split(best).length ? other : best,
  );
  const header = recordAt(text, start, delimiter);
  if (header.cells.length < 3) return null;
  const rows: string[][] = [];
  let at = header.end;
  while (rows.length < MOST_ROWS && at < text.length) {
    const { cells, end } = recordAt(text, at, delimiter);
    if (cells.some((cell) => cell !== '')) rows.push(cells);
    at = end;
  }
  return { delimiter, header: header.cells, rows, bodyStart: header.end };
}

interface CsvRecord {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly end: number;
}

function recordAt(text: string, start: number, delimiter: string): CsvRecord {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && sign === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else if (!isQuoted && sign === '\n') break;
    else cell += sign;
  }
  return { cells: [...cells, cell.trim()], end: Math.min(text.length, at + 1) };
}

/** The header with columns by other names, as it stands in the file. */
export function headerLine({ delimiter, header }: CsvHead, names: ReadonlyMap<number, string>): string {
  const cells = header.map((cell, index) => names.get(index) ?? cell);
  return `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
