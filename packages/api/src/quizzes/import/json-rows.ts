import { DomainError } from '@studyhall/domain/errors';
import { MAX_ROW_CHARACTERS, type SourceRow } from './source-row.ts';

export type JsonRow = SourceRow<unknown>;

/**
 * Reads the elements of a JSON array from text that comes in pieces: the whole document, or `results` of an object around
 * it. Memory holds one piece. An element that is not JSON is a row with a problem. Errors: `file-malformed`.
 */
export async function* readJsonRows(pieces: AsyncIterable<string>): AsyncGenerator<readonly JsonRow[]> {
  const scanner = new JsonScanner();
  for await (const piece of pieces) yield scanner.push(piece);
  scanner.end();
}

type Place = 'document' | 'object' | 'element' | 'comma' | 'over';

class JsonScanner {
  #text = '';
  #position = 0;
  #line = 1;
  #place: Place = 'document';
  /** Inside an object that the list is a property of, and whether that was found. */
  #isWrapped = false;
  #hasList = false;

  push(piece: string): JsonRow[] {
    this.#text = this.#text.slice(this.#position) + piece;
    this.#position = 0;
    const rows: JsonRow[] = [];
    while (this.#step(rows));
    if (this.#text.length - this.#position > MAX_ROW_CHARACTERS) this.#fail('holds a value without end');
    return rows;
  }

  end(): void {
    if (this.#place !== 'over') this.#fail('ends too early');
  }

  /** False when the rest needs the next piece. */
  #step(rows: JsonRow[]): boolean {
    this.#passSpace();
    const next = this.#text.charAt(this.#position);
    if (next === '') return false;
    if (this.#place === 'document') return this.#enter(next);
    if (this.#place === 'object') return this.#passProperty(next);
    if (this.#place === 'over') return this.#fail('goes on after its end');
    if (next === ']') return this.#passMark(this.#isWrapped ? 'object' : 'over');
    if (this.#place === 'element') return this.#readElement(rows);
    return next === ',' ? this.#passMark('element') : this.#fail('lacks a comma between two questions');
  }

  #passMark(place: Place): true {
    this.#position += 1;
    this.#place = place;
    return true;
  }

  #enter(next: string): boolean {
    if (next === '[') return this.#passMark('element');
    if (next !== '{') return this.#fail('begins neither with [ nor with {');
    this.#isWrapped = true;
    return this.#passMark('object');
  }

  #passProperty(next: string): boolean {
    if (next === ',') return this.#passMark('object');
    if (next === '}' && this.#hasList) return this.#passMark('over');
    if (next !== '"') return this.#fail('has no list of results');
    const property = /"((?:[^"\\]|\\.)*)"\s*:\s*(?=\S)/suy;
    property.lastIndex = this.#position;
    const found = property.exec(this.#text);
    if (found === null) return false;
    const isList = this.#text.charAt(property.lastIndex) === '[';
    if (found[1] === 'results' && isList) {
      this.#pass(property.lastIndex + 1);
      this.#place = 'element';
      this.#hasList = true;
      return true;
    }
    const end = endOfValue(this.#text, property.lastIndex);
    if (end === undefined) return false;
    this.#pass(end);
    return true;
  }

  #readElement(rows: JsonRow[]): boolean {
    const end = endOfValue(this.#text, this.#position);
    if (end === undefined) return false;
    const raw = this.#text.slice(this.#position, end);
    rows.push(parse(raw, this.#line));
    this.#pass(end);
    this.#place = 'comma';
    return true;
  }

  #passSpace(): void {
    const space = /\s*/y;
    space.lastIndex = this.#position;
    space.exec(this.#text);
    this.#pass(space.lastIndex);
  }

  #pass(end: number): void {
    for (
      let feed = this.#text.indexOf('\n', this.#position);
      feed !== -1 && feed < end;
      feed = this.#text.indexOf('\n', feed + 1)
    ) {
      this.#line += 1;
    }
    this.#position = end;
  }

  #fail(problem: string): never {
    throw new DomainError('file-malformed', { line: this.#line, problem });
  }
}

function parse(raw: string, lineNumber: number): JsonRow {
  try {
    const value: unknown = JSON.parse(raw);
    return { lineNumber, raw, value };
  } catch {
    return { lineNumber, raw, problem: 'is not valid JSON' };
  }
}

/** Where the value that begins at `start` ends: brackets are counted outside strings. Undefined when it goes on. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  const marks = /["[\]{},]/g;
  marks.lastIndex = start;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      const end = endOfString(text, mark.index + 1);
      if (end === undefined) return undefined;
      marks.lastIndex = end;
      if (depth === 0) return end;
    } else if (mark[0] === '[' || mark[0] === '{') depth += 1;
    else if (mark[0] !== ',') {
      if (depth === 0) return mark.index;
      depth -= 1;
      if (depth === 0) return mark.index + 1;
    } else if (depth === 0) return mark.index;
  }
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  for (let close = text.indexOf('"', start); close !== -1; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text.charAt(close - 1 - slashes) === '\\' && close - 1 - slashes >= start) slashes += 1;
    if (slashes % 2 === 0) return close + 1;
  }
  return undefined;
}
