import { imagesInWords } from './images/markdown-images.ts';
import type { TextFormat } from './schemas.ts';

/** A fence of code: what stands between two of them is shown as it is written. */
const FENCE = /^ {0,3}(```|~~~)/;
/** A line that is drawn, or that only says how a table or a heading above it is set. */
const DRAWN =
  /^ {0,3}(?:(?:[-*_][^\S\n]*){3,}|=+[^\S\n]*|-+[^\S\n]*|\|?[^\S\n]*:?-+:?[^\S\n]*(?:\|[^\S\n]*:?-*:?[^\S\n]*)+)$/;
/** Quotes, bullets and the sign of a heading, also within one another. */
const BLOCK_MARKS = /^[^\S\n]*(?:(?:>|[-+*](?=\s)|#{1,6}(?=\s))[^\S\n]*)+/;
/** `[name]: address` shows nothing. */
const DEFINITION = /^ {0,3}\[[^[\]\n]+\]:[^\S\n]*\S/;

/**
 * What means something within a line, from the left: an escape, code, a formula, an image, a link, an address, a tag, an
 * entity, a run of marks. No part looks past what could begin the next one, so that a text is gone through once.
 */
const INLINE =
  /\\([!-/:-@[-`{-~])|(`+)|(\$\$?)|!\[([^[\]\n]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)|\[([^[\]\n]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)|<((?:https?|mailto):[^<>\s]*)>|(<[/!?A-Za-z][^<>\n]*>)|&(amp|lt|gt|quot|nbsp|#39);|([*_]+|~~)/g;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" },
};

/** Words, or a run of marks that may belong to another one. */
interface Piece {
  readonly text: string;
  readonly mark: { readonly opens: boolean; readonly closes: boolean } | null;
}

const words = (text: string): Piece => ({ text, mark: null });
const WORD = /[\p{L}\p{N}]/u;

/** A run opens before what is no space and closes after it; underscores within a word do neither. */
function markOf(run: string, before: string, after: string): Piece {
  const isWithinWord = run.startsWith('_') && WORD.test(before) && WORD.test(after);
  const opens = /\S/.test(after) && !isWithinWord;
  const closes = /\S/.test(before) && !isWithinWord;
  return { text: run, mark: opens || closes ? { opens, closes } : null };
}

/** Where what begins here with a fence of code or a formula ends; -1 where nothing ends it. */
function endOf(line: string, fence: string, from: number): number {
  const end = line.indexOf(fence, from);
  if (end < 0) return -1;
  // A dollar before a space, or after one, is money.
  const isMoney = fence === '$' && (/\s/.test(line.charAt(from)) || /\s/.test(line.charAt(end - 1)));
  return isMoney || end === from ? -1 : end;
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  INLINE.lastIndex = 0;
  for (let found = INLINE.exec(line); found !== null; found = INLINE.exec(line)) {
    const [whole, escaped, code, formula, image, link, address, tag, entity, run] = found;
    if (found.index > at) pieces.push(words(line.slice(at, found.index)));
    at = found.index + whole.length;
    const fence = code ?? formula;
    const end = fence === undefined ? -1 : endOf(line, fence, at);
    if (fence !== undefined && end >= 0) {
      pieces.push(words(line.slice(at, end)));
      at = end + fence.length;
      INLINE.lastIndex = at;
    } else if (run !== undefined) pieces.push(markOf(run, line.charAt(found.index - 1), line.charAt(at)));
    else if (link !== undefined) pieces.push(...piecesOf(link));
    else if (tag === undefined)
      pieces.push(words(escaped ?? image ?? address ?? ENTITIES[entity ?? ''] ?? whole));
    INLINE.lastIndex = at;
  }
  pieces.push(words(line.slice(at)));
  return pieces;
}

/** Marks in pairs are no words; a single one is what it is. */
function withoutPairs(pieces: readonly Piece[]): string {
  const texts = pieces.map(({ text }) => text);
  const open = new Map<string, number[]>();
  for (const [index, { text, mark }] of pieces.entries()) {
    if (mark === null) continue;
    const sign = text.charAt(0);
    const waiting = open.get(sign) ?? [];
    open.set(sign, waiting);
    while (mark.closes && texts[index] !== '' && waiting.length > 0) {
      const opener = waiting.pop() ?? 0;
      const pair = Math.min(texts[opener]?.length ?? 0, texts[index]?.length ?? 0);
      texts[opener] = texts[opener]?.slice(pair) ?? '';
      texts[index] = texts[index]?.slice(pair) ?? '';
      if (texts[opener] !== '') waiting.push(opener);
    }
    if (mark.opens && texts[index] !== '') waiting.push(index);
  }
  return texts.join('');
}

function wordsOfMarkdown(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const [, found] = FENCE.exec(line) ?? [];
    if (found !== undefined && (fence === undefined || fence === found))
      fence = fence === undefined ? found : undefined;
    else if (fence !== undefined) lines.push(line);
    else if (!DRAWN.test(line) && !DEFINITION.test(line)) lines.push(line.replace(BLOCK_MARKS, ''));
    else lines.push('');
  }
  return withoutPairs(piecesOf(lines.join('\n')));
}

/**
 * The words of a text in one line, for lists: without what Markdown takes for marks, where it is Markdown. Never empty
 * unless the text is: of one that has no words, such as a picture that nobody described, what is written.
 */
export function plainWords(text: string, format: TextFormat): string {
  const written = text.replaceAll(/\s+/g, ' ').trim();
  if (format === 'plain' || !/[\\`*_~$<&[\]#>+=|.)-]/.test(text)) return written;
  const shown = wordsOfMarkdown(imagesInWords(text)).replaceAll(/\s+/g, ' ').trim();
  return shown === '' ? written : shown;
}
