import { normalForm } from '../normal-form.ts';
import type { QuestionDraft } from './question-draft.ts';
import { rulesOf } from './question-types/question-types.ts';

function canonicalText(text: string): string {
  return normalForm(text, 'NFC').trim();
}

/**
 * What makes two questions the same: the trimmed NFC text and what else its type shows (the options of a choice) in
 * order of their UTF-16 code units, as JSON, so that no text can pass for a boundary. To be hashed. What is right is no
 * part of it: correcting a key changes a question, it does not make another.
 */
export function canonicalQuestion(draft: QuestionDraft): string {
  return canonicalTexts(draft.text, rulesOf(draft.type).identityOf(draft));
}

/** The same of a text and what is shown beside it. */
export function canonicalTexts(text: string, shown: readonly string[]): string {
  return JSON.stringify([canonicalText(text), ...shown.map(canonicalText).sort()]);
}

/** Has one form only, and the same letters in both cases. */
const IS_ASCII = /^[\0-\x7f]*$/;
/** What is no punctuation, mark, space or control of ASCII in lower case: asking Unicode takes three times as long. */
const BETWEEN_ASCII_WORDS = /[^a-z0-9$+<=>|~]+/g;

/**
 * A text without what people change when they type a question again: case, punctuation, quotes and white space.
 * Questions with the same key are possible duplicates. A text of punctuation alone is its own key.
 */
export function nearDuplicateKey(text: string): string {
  const words = (IS_ASCII.test(text) ? asciiWords(text) : anyWords(text)).trim();
  return words === '' ? canonicalText(text) : words;
}

function asciiWords(text: string): string {
  return text.toLowerCase().replace(BETWEEN_ASCII_WORDS, ' ');
}

function anyWords(text: string): string {
  // Through upper case, which unfolds "ß" to "SS" and joins the two small sigmas; lower first, since "ẞ" stays "ẞ".
  const folded = normalForm(normalForm(text, 'NFKC').toLowerCase().toUpperCase().toLowerCase(), 'NFKC');
  return folded.replace(/[\p{P}\p{Sk}\p{Z}\p{C}]+/gu, ' ');
}
