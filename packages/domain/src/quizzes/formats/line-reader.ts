/** Cuts text that comes in pieces into lines, whatever ends them. Holds one line, or its beginning where it is too long. */
export class LineReader {
  readonly #maxCharacters: number;
  #rest = '';
  #isAfterReturn = false;

  /** Of a line that is longer, what goes beyond is passed over. */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  /** The lines that have ended. */
  push(piece: string): string[] {
    let text = piece;
    if (this.#isAfterReturn && piece !== '') {
      this.#isAfterReturn = false;
      if (text.startsWith('\n')) text = text.slice(1);
    }
    if (text.endsWith('\r')) this.#isAfterReturn = true;
    const lines = text.split(/\r\n|\r|\n/);
    lines[0] = this.#rest + (lines[0] ?? '').slice(0, this.#maxCharacters - this.#rest.length);
    this.#rest = (lines.pop() ?? '').slice(0, this.#maxCharacters);
    return lines;
  }

  /** The last line, where no line end follows it. */
  end(): string[] {
    const last = this.#rest;
    this.#rest = '';
    return last === '' ? [] : [last];
  }
}
