import type { Span } from './program.ts';

/** What can be wrong with a program, and what its words need to know about it. */
export interface ProblemParams {
  'source-too-long': { readonly length: number; readonly limit: number };
  'unknown-character': { readonly character: string };
  'wrong-bracket': { readonly written: string; readonly expected: string };
  'bracket-not-closed': Record<never, never>;
  'bracket-not-opened': Record<never, never>;
  'block-missing': { readonly word: string };
  'block-alone': Record<never, never>;
  'brackets-unneeded': { readonly example: string };
  'nested-too-deep': { readonly limit: number };
  'unknown-word': { readonly word: string };
  'misspelled-word': { readonly word: string; readonly suggestion: string };
  'count-missing': { readonly word: string };
  'count-not-whole': { readonly written: string };
  'count-out-of-range': { readonly written: string; readonly min: number; readonly max: number };
  'count-unexpected': { readonly word: string; readonly written: string };
  'number-alone': { readonly written: string };
  'condition-missing': Record<never, never>;
  'condition-alone': { readonly word: string };
  'ahead-missing': { readonly word: string };
  'else-without-if': Record<never, never>;
  'end-without-to': Record<never, never>;
  'end-missing': { readonly name: string };
  'name-missing': Record<never, never>;
  'name-reserved': { readonly name: string };
  'name-taken': { readonly name: string; readonly line: number };
  'procedure-inside': { readonly line: number };
  'parameter-extra': { readonly name: string; readonly parameter: string };
  'parameter-unknown': { readonly parameter: string; readonly known: string };
  'parameter-outside': { readonly parameter: string };
  'colon-missing': { readonly word: string };
  'argument-missing': { readonly name: string; readonly parameter: string };
  'argument-unexpected': { readonly name: string; readonly written: string };
  'word-not-in-level': { readonly word: string };
}

export type ProblemCode = keyof ProblemParams;

/** Something wrong with a program, and where it stands. */
export interface Problem<Code extends ProblemCode = ProblemCode> extends Span {
  readonly code: Code;
  readonly params: ProblemParams[Code];
}

/** A character as a sentence can show it: one that nobody sees, or that turns the text around, by its code point. */
export function characterOf(text: string): string {
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return text;
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `text` short enough to stand in a sentence. */
export function quoteOf(text: string): string {
  const characters = [...text];
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : text;
}
