import { stripVTControlCharacters } from 'node:util';

/** Controls, halves of surrogate pairs, separators of lines, and what turns the direction of text around. */
const UNSAFE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const WHITE_SPACE = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** What JSON leaves as it is although a terminal would obey it. */
const UNSAFE_IN_JSON = /[\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text on one line and without anything that a terminal would obey: names and questions come from strangers. */
export function cleanLine(text: string): string {
  return stripVTControlCharacters(text.replace(WHITE_SPACE, ' ')).replace(UNSAFE, '');
}

/** The same, with its lines kept. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(cleanLine)
    .join('\n');
}

/** The same JSON: what a terminal would obey is escaped, and a program reads it back unchanged. */
export function cleanJson(json: string): string {
  return json.replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
