import { MAX_PROBLEMS } from './limits.ts';
import { type Problem, type ProblemCode, type ProblemParams, quoteOf } from './problem.ts';
import type { Procedure, Span } from './program.ts';
import type { Token } from './tokenize.ts';

/** How far a program has been read, and what was found so far. */
export interface Reading {
  readonly tokens: readonly Token[];
  place: number;
  readonly problems: Problem[];
  readonly procedures: Procedure[];
  /** Brackets open around this place. */
  depth: number;
  /** The procedure around this place. */
  inside: { readonly name: string; readonly parameter: string | null } | null;
}

const NOTHING: Token = { kind: 'end', text: '', word: '', at: { line: 1, column: 1, length: 0 } };

export function startReading(tokens: readonly Token[]): Reading {
  return { tokens, place: 0, problems: [], procedures: [], depth: 0, inside: null };
}

/** The token at this place; after the last one, the end again and again. */
export function peek({ tokens, place }: Reading): Token {
  return tokens[place] ?? tokens.at(-1) ?? NOTHING;
}

export function take(reading: Reading): Token {
  const token = peek(reading);
  reading.place += 1;
  return token;
}

/** Takes the token if it is the word. */
export function takeWord(reading: Reading, word: string): boolean {
  const isThere = peek(reading).word === word;
  if (isThere) reading.place += 1;
  return isThere;
}

/** Notes a problem, once for each place and kind. */
export function report<Code extends ProblemCode>(
  { problems }: { problems: Problem[] },
  at: Span,
  problem: { code: Code; params: ProblemParams[Code] },
): void {
  if (problems.length >= MAX_PROBLEMS) return;
  const { line, column, length } = at;
  const isKnown = problems.some(
    (known) => known.code === problem.code && known.line === line && known.column === column,
  );
  if (isKnown) return;
  problems.push({ line, column, length, ...problem });
}

/** Takes `[`, or another opening bracket that was meant to be it. */
export function takeOpen(reading: Reading): Token | null {
  const token = peek(reading);
  if (token.kind !== 'open') return null;
  reading.place += 1;
  demandSquare(reading, token, '[');
  return token;
}

/** Says that a bracket has the wrong shape; it counts all the same. */
export function demandSquare(reading: Reading, token: Token, expected: '[' | ']'): void {
  if (token.text === expected) return;
  const params = { written: quoteOf(token.text), expected };
  report(reading, token.at, { code: 'wrong-bracket', params });
}
