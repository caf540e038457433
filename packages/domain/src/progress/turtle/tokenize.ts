import type { Span } from './program.ts';

/** One piece of a program. `text` is as written, `word` in lower case; `word` is empty unless `kind` is `word`. */
export interface Token {
  readonly kind: 'word' | 'number' | 'parameter' | 'open' | 'close' | 'unknown' | 'end';
  readonly text: string;
  readonly word: string;
  readonly at: Span;
}

const BREAK = /\r\n|\r|\n/y;
const BLANK = /[^\S\r\n]+/y;
const COMMENT = /[#;][^\r\n]*/y;

const PIECES: readonly { readonly kind: Token['kind']; readonly pattern: RegExp }[] = [
  { kind: 'word', pattern: /[\p{L}_][\p{L}\p{M}\p{N}_-]*/uy },
  { kind: 'parameter', pattern: /:[\p{L}\p{M}\p{N}_-]+/uy },
  { kind: 'number', pattern: /[-+]?\d+(?:[.,]\d+)?/y },
  { kind: 'open', pattern: /[[({]/y },
  { kind: 'close', pattern: /[\])}]/y },
  { kind: 'unknown', pattern: /./suy },
];

function matchAt(pattern: RegExp, source: string, place: number): string {
  pattern.lastIndex = place;
  return pattern.exec(source)?.[0] ?? '';
}

function pieceAt(source: string, place: number): { kind: Token['kind']; text: string } {
  for (const { kind, pattern } of PIECES) {
    const text = matchAt(pattern, source, place);
    if (text !== '') return { kind, text };
  }
  return { kind: 'unknown', text: source.charAt(place) };
}

/** The pieces of a program in order, closed by one of kind `end`. Blanks and comments are left out. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  let line = 1;
  let lineStart = 0;
  while (place < source.length) {
    const lineBreak = matchAt(BREAK, source, place);
    if (lineBreak !== '') {
      place += lineBreak.length;
      line += 1;
      lineStart = place;
      continue;
    }
    const skipped = matchAt(BLANK, source, place) || matchAt(COMMENT, source, place);
    if (skipped !== '') {
      place += skipped.length;
      continue;
    }
    const { kind, text } = pieceAt(source, place);
    const at = { line, column: place - lineStart + 1, length: text.length };
    tokens.push({ kind, text, word: kind === 'word' ? text.toLowerCase() : '', at });
    place += text.length;
  }
  const at = { line, column: place - lineStart + 1, length: 0 };
  return [...tokens, { kind: 'end', text: '', word: '', at }];
}
