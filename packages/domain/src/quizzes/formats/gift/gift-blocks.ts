import { domainOfPath } from '../category-domain.ts';
import { LineReader } from '../line-reader.ts';
import { MAX_QUESTION_CHARACTERS } from '../question-file.ts';
import { isEscape } from './gift-text.ts';

/** What stands between blank lines: one question, its comments made blank, so that every place in it is one of the file. */
export interface GiftBlock {
  readonly lineNumber: number;
  readonly text: string;
  readonly raw: string;
  /** Of the category that it stands in. */
  readonly domain: ReturnType<typeof domainOfPath>;
  /** What its comments say between brackets. */
  readonly id: string | null;
  readonly tags: readonly string[];
  /** Why it is no question. */
  readonly problem?: string;
}

const CATEGORY = '$CATEGORY:';
const NOT_CLOSED = 'has a { without a }';
const TOO_LONG = 'is longer than 250,000 characters';

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Cuts GIFT into blocks. A blank line ends one, but for those within braces that are closed later. */
export class GiftBlocks {
  readonly #lines = new LineReader(MAX_QUESTION_CHARACTERS);
  #lineNumber = 0;
  #domain: GiftBlock['domain'] = null;
  #block: Line[] = [];
  #length = 0;
  #isOpen = false;
  /** Within open braces: how many lines stood before the last blank one. */
  #doubtful: number | undefined;
  #isSkipping = false;

  push(piece: string): GiftBlock[] {
    return this.#lines.push(piece).flatMap((line) => this.#take(line));
  }

  end(): GiftBlock[] {
    return [...this.#lines.end().flatMap((line) => this.#take(line)), ...this.#flush()];
  }

  #take(text: string): GiftBlock[] {
    this.#lineNumber += 1;
    const trimmed = text.trim();
    if (trimmed === '') return this.#blankLine();
    if (this.#isSkipping) return [];
    if (trimmed.startsWith(CATEGORY) && (!this.#isOpen || this.#doubtful !== undefined)) {
      const ended = this.#flush();
      this.#domain = domainOfPath(trimmed.slice(CATEGORY.length));
      return ended;
    }
    const cut = this.#doubtful !== undefined && beginsAnother(trimmed) ? this.#cut() : [];
    this.#block.push({ number: this.#lineNumber, text });
    this.#length += text.length + 1;
    if (!trimmed.startsWith('//')) this.#follow(text);
    if (this.#length < MAX_QUESTION_CHARACTERS) return cut;
    this.#isSkipping = true;
    return [...cut, ...this.#flush(TOO_LONG)];
  }

  #blankLine(): GiftBlock[] {
    this.#isSkipping = false;
    if (!this.#isOpen) return this.#flush();
    this.#doubtful = this.#block.length;
    return [];
  }

  /** Whether braces are open behind this line. */
  #follow(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      if (isEscape(text, at)) at += 1;
      else if (text.charAt(at) === '{') this.#isOpen = true;
      else if (text.charAt(at) === '}') this.#isOpen = false;
    }
    if (!this.#isOpen) this.#doubtful = undefined;
  }

  /** The question before the last blank line was never closed: what follows is another. */
  #cut(): GiftBlock[] {
    const rest = this.#block.splice(this.#doubtful ?? 0);
    const ended = this.#flush(NOT_CLOSED);
    for (const line of rest) {
      this.#block.push(line);
      this.#length += line.text.length + 1;
    }
    return ended;
  }

  #flush(problem = this.#isOpen ? NOT_CLOSED : undefined): GiftBlock[] {
    const lines = this.#block;
    this.#block = [];
    this.#length = 0;
    this.#isOpen = false;
    this.#doubtful = undefined;
    const block = blockOf(lines, this.#domain);
    if (block === undefined) return [];
    return [problem === undefined ? block : { ...block, problem }];
  }
}

/** A line with an opening brace, or with the name of a question. */
function beginsAnother(line: string): boolean {
  if (line.startsWith('::')) return true;
  const open = line.indexOf('{');
  const close = line.indexOf('}');
  return open !== -1 && (close === -1 || open < close);
}

function blockOf(lines: readonly Line[], domain: GiftBlock['domain']): GiftBlock | undefined {
  const isComment = ({ text }: Line) => text.trim().startsWith('//');
  const first = lines.find((line) => !isComment(line));
  if (first === undefined) return undefined;
  const comments = lines.filter(isComment).map(({ text }) => text);
  return {
    lineNumber: first.number,
    text: linesFrom(
      first.number,
      lines.filter((line) => !isComment(line)),
    ),
    raw: lines.map(({ text }) => text).join('\n'),
    domain,
    id: comments.flatMap((comment) => bracketed(comment, 'id'))[0] ?? null,
    tags: comments.flatMap((comment) => bracketed(comment, 'tag')),
  };
}

/** Lines at their places: those that are missing between them are empty. */
function linesFrom(first: number, lines: readonly Line[]): string {
  let text = '';
  let number = first;
  for (const line of lines) {
    text += '\n'.repeat(line.number - number) + line.text;
    number = line.number;
  }
  return text;
}

/** What a comment says in `[name:…]`; `\]` is a bracket of it. */
function bracketed(comment: string, name: string): string[] {
  const found: string[] = [];
  const opening = `[${name}:`;
  for (let from = comment.indexOf(opening); from !== -1; from = comment.indexOf(opening, from)) {
    let value = '';
    let at = from + opening.length;
    for (; at < comment.length && comment.charAt(at) !== ']'; at += 1) {
      if (comment.startsWith('\\]', at)) at += 1;
      value += comment.charAt(at);
    }
    if (at < comment.length && value.trim() !== '') found.push(value.trim());
    from = at;
  }
  return found;
}
