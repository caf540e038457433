import { MAX_ROW_CHARACTERS, type SourceRow } from './source-row.ts';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const LINE_END = /[\r\n]/g;

const NOT_CLOSED = 'a quote is opened and never closed';
const TOO_LONG = 'the line is longer than 250,000 characters';

export type CsvRow = SourceRow<readonly string[]>;

/**
 * Reads CSV (RFC 4180, any line ends) from text that comes in pieces; answers the rows of each piece. Blank lines are no
 * rows. After a broken quote it goes on at the next line, so that one mistake costs one row.
 */
export async function* readCsvRows(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly CsvRow[]> {
  const scanner = new CsvScanner(delimiter.charCodeAt(0));
  for await (const piece of pieces) yield scanner.push(piece);
  yield scanner.end();
}

/** Characters are read one by one and sliced once: several times faster than a general reader, which the goal needs. */
class CsvScanner {
  readonly #delimiter: number;
  #text = '';
  #start = 0;
  #position = 0;
  #line = 1;
  #newLines = 0;
  #cells: string[] = [];
  /** The line is accounted for, but its end has not come yet. */
  #isSkipping = false;

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
  }

  push(piece: string): CsvRow[] {
    this.#text = this.#start === this.#text.length ? piece : this.#text.slice(this.#start) + piece;
    this.#start = 0;
    return this.#rows(false);
  }

  end(): CsvRow[] {
    return this.#rows(true);
  }

  #rows(isEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    while (this.#start < this.#text.length) {
      if (this.#isSkipping) {
        if (this.#leaveLine(isEnd)) continue;
        break;
      }
      const row = this.#row(isEnd);
      if (row === undefined) break;
      if (row.problem !== undefined || !isBlank(row.value)) rows.push(row);
    }
    return rows;
  }

  /** The next row, or undefined when it may go on in the next piece. */
  #row(isEnd: boolean): CsvRow | undefined {
    this.#position = this.#start;
    this.#newLines = 0;
    this.#cells = [];
    const lineNumber = this.#line;
    const problem = this.#readCells(isEnd);
    const isUnfinished = problem === 'unfinished';
    const length = (isUnfinished ? this.#text.length : this.#position) - this.#start;
    const isTooLong = length >= MAX_ROW_CHARACTERS;
    if (isUnfinished && !isEnd && !isTooLong) return undefined;
    if (isUnfinished || isTooLong) return this.#skipLine(NOT_CLOSED, isEnd);
    if (problem !== undefined) return this.#skipLine(problem, isEnd);
    const raw = this.#text.slice(this.#start, this.#position);
    this.#passLineEnd();
    this.#line += this.#newLines + 1;
    return { lineNumber, raw, value: this.#cells };
  }

  #passLineEnd(): void {
    if (this.#text.charCodeAt(this.#position) === CARRIAGE_RETURN) this.#position += 1;
    if (this.#text.charCodeAt(this.#position) === LINE_FEED) this.#position += 1;
    this.#start = this.#position;
  }

  /** Takes the line that the row begins with for the row; a line that is too long is passed over as it comes. */
  #skipLine(problem: string, isEnd: boolean): CsvRow | undefined {
    const lineNumber = this.#line;
    const limit = this.#start + MAX_ROW_CHARACTERS;
    const end = this.#lineEnd(isEnd);
    if (end === undefined && this.#text.length < limit) return undefined;
    const raw = this.#text.slice(this.#start, Math.min(end ?? limit, limit));
    this.#isSkipping = true;
    return { lineNumber, raw, problem: (end ?? limit) < limit ? problem : TOO_LONG };
  }

  /** Leaves the line behind; false if it goes on in the next piece. */
  #leaveLine(isEnd: boolean): boolean {
    const end = this.#lineEnd(isEnd);
    if (end === undefined) {
      this.#start = this.#text.length - (this.#text.endsWith('\r') ? 1 : 0);
      return false;
    }
    this.#position = end;
    this.#passLineEnd();
    this.#line += 1;
    this.#isSkipping = false;
    return true;
  }

  /** Where the line ends, once that is known: a carriage return at the end of a piece may be half of a line end. */
  #lineEnd(isEnd: boolean): number | undefined {
    LINE_END.lastIndex = this.#start;
    const end = LINE_END.exec(this.#text)?.index ?? this.#text.length;
    const isHalf = end === this.#text.length - 1 && this.#text.endsWith('\r');
    return isEnd || (end < this.#text.length && !isHalf) ? end : undefined;
  }

  /** Leaves the position at the row's end. A line end at the end of the piece may be the first half of one. */
  #readCells(isEnd: boolean): string | undefined {
    for (;;) {
      const problem =
        this.#text.charCodeAt(this.#position) === QUOTE ? this.#readQuoted(isEnd) : this.#readPlain();
      if (problem !== undefined) return problem;
      if (this.#position >= this.#text.length) return isEnd ? undefined : 'unfinished';
      if (this.#text.charCodeAt(this.#position) !== this.#delimiter) {
        const isHalf = this.#position === this.#text.length - 1 && !isEnd;
        return isHalf && this.#text.endsWith('\r') ? 'unfinished' : undefined;
      }
      this.#position += 1;
    }
  }

  #readPlain(): string | undefined {
    const text = this.#text;
    const from = this.#position;
    let end = from;
    let isBlankSoFar = true;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
      if (!isBlankSoFar) continue;
      if (code === QUOTE) return `a quote after a space in cell ${this.#cells.length + 1}`;
      isBlankSoFar = text.charAt(end).trim() === '';
    }
    this.#cells.push(text.slice(from, end));
    this.#position = end;
    return undefined;
  }

  #readQuoted(isEnd: boolean): string | undefined {
    const text = this.#text;
    const from = this.#position + 1;
    let close = text.indexOf('"', from);
    let isDoubled = false;
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
      isDoubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close === -1 || (close + 1 === text.length && !isEnd)) return 'unfinished';
    const cell = text.slice(from, close);
    for (let feed = cell.indexOf('\n'); feed !== -1; feed = cell.indexOf('\n', feed + 1)) this.#newLines += 1;
    this.#cells.push(isDoubled ? cell.replaceAll('""', '"') : cell);
    this.#position = close + 1;
    const next = text.charCodeAt(this.#position);
    const isEndOfCell =
      next === this.#delimiter || next === LINE_FEED || next === CARRIAGE_RETURN || Number.isNaN(next);
    return isEndOfCell ? undefined : `text after the closing quote of cell ${this.#cells.length}`;
  }
}

function isBlank(cells: readonly string[] | undefined): boolean {
  return cells === undefined || cells.every((cell) => cell.trim() === '');
}
