/** Pictures within are many characters; one question of more is a mistake of the file. */
const MAX_CHARACTERS = 4_000_000;
const MAX_RAW = 100_000;

/** One element `question` as it is written. */
export interface QuestionElement {
  readonly lineNumber: number;
  readonly raw: string;
  /** Why it cannot be read. */
  readonly problem?: string;
}

const LINE_FEED = 0x0a;
const NAME = /[^\s/>]*/y;
const QUESTION = 'question';
/** What stands in a document and is no tag, by what ends it. */
const SECTIONS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Cuts a document of Moodle into its questions as it comes. Holds one question, and looks at each character once. */
export class QuestionElements {
  /** What keeps the file from being read to its end. */
  problem: { readonly line: number; readonly problem: string } | undefined;
  #text = '';
  /** Where it goes on to look. */
  #at = 0;
  /** Where the question begins that is open; -1 if none is. */
  #start = -1;
  #line = 1;
  #startLine = 1;
  /** The question is told already. */
  #isSkipping = false;

  push(piece: string): QuestionElement[] {
    if (this.problem !== undefined) return [];
    this.#text = this.#text.slice(this.#forget()) + piece;
    const found: QuestionElement[] = [];
    while (this.problem === undefined && this.#step(found));
    if (this.#text.length - Math.max(this.#start, 0) > MAX_CHARACTERS) this.#giveUp(found);
    return found;
  }

  end(): QuestionElement[] {
    if (this.problem !== undefined || this.#start === -1) return [];
    return [this.#broken('has no </question>')];
  }

  #giveUp(found: QuestionElement[]): void {
    if (this.#start === -1 && this.#text.length - this.#at > MAX_CHARACTERS) {
      this.problem = { line: this.#line, problem: 'holds a tag or comment without end' };
    }
    if (this.#start === -1) return;
    found.push(this.#broken('is longer than 4,000,000 characters'));
    this.#start = -1;
    this.#isSkipping = true;
  }

  #broken(problem: string, end = this.#text.length): QuestionElement {
    const raw = this.#text.slice(this.#start, Math.min(end, this.#start + MAX_RAW));
    return { lineNumber: this.#startLine, raw, problem };
  }

  /** Lets go of what nobody needs any more. */
  #forget(): number {
    const kept = this.#start === -1 ? this.#at : this.#start;
    this.#at -= kept;
    if (this.#start !== -1) this.#start = 0;
    return kept;
  }

  /** False when the rest needs the next piece. */
  #step(found: QuestionElement[]): boolean {
    const open = this.#text.indexOf('<', this.#at);
    this.#pass(open === -1 ? this.#text.length : open);
    if (open === -1) return false;
    for (const [opening, closing] of SECTIONS) {
      if (opening.startsWith(this.#text.slice(open, open + opening.length))) {
        return this.#passUntil(closing, open + opening.length);
      }
    }
    if (this.#text.charAt(open + 1) === '!') {
      const problem = 'declares a document type, which is refused: its entities could be anything';
      this.problem = { line: this.#line, problem };
      return false;
    }
    return this.#passTag(found, open);
  }

  #passUntil(closing: string, from: number): boolean {
    const end = this.#text.indexOf(closing, from);
    if (end === -1) return false;
    this.#pass(end + closing.length);
    return true;
  }

  #passTag(found: QuestionElement[], open: number): boolean {
    const close = endOfTag(this.#text, open);
    if (close === -1) return false;
    const isEnd = this.#text.charAt(open + 1) === '/';
    NAME.lastIndex = open + (isEnd ? 2 : 1);
    const name = NAME.exec(this.#text)?.[0];
    if (name !== QUESTION) {
      this.#pass(close + 1);
      return true;
    }
    if (!isEnd) this.#begin(found, open);
    this.#pass(close + 1);
    const isEmpty = !isEnd && this.#text.charAt(close - 1) === '/';
    if (isEnd || isEmpty) this.#finish(found);
    return true;
  }

  #begin(found: QuestionElement[], open: number): void {
    if (this.#start !== -1) found.push(this.#broken('has no </question>', open));
    this.#start = open;
    this.#startLine = this.#line;
    this.#isSkipping = false;
  }

  #finish(found: QuestionElement[]): void {
    if (this.#start !== -1 && !this.#isSkipping) {
      found.push({ lineNumber: this.#startLine, raw: this.#text.slice(this.#start, this.#at) });
    }
    this.#start = -1;
    this.#isSkipping = false;
  }

  #pass(end: number): void {
    for (let at = this.#at; at < end; at += 1) if (this.#text.charCodeAt(at) === LINE_FEED) this.#line += 1;
    this.#at = end;
  }
}

/** Where a tag ends; a `>` between quotes is none of its ends. */
function endOfTag(text: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}
