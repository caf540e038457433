import { normalForm } from '../normal-form.ts';

function canonicalText(text: string): string {
  return normalForm(text, 'NFC').trim();
}

/**
 * What makes two questions the same: the trimmed NFC text and the options in order of their UTF-16 code units, as
 * JSON, so that no text can pass for a boundary. To be hashed. Which option is right is no part of it: correcting a
 * key changes a question, it does not make another.
 */
export function canonicalQuestion(text: string, options: readonly { readonly text: string }[]): string {
  return JSON.stringify([canonicalText(text), ...options.map((option) => canonicalText(option.text)).sort()]);
}

/** Has one form only, and the same letters in both cases. */
const IS_ASCII = /^[\0-\x7f]*$/;

/**
 * A text without what people change when they type a question again: case, punctuation, quotes and white space.
 * Questions with the same key are possible duplicates. A text of punctuation alone is its own key.
 */
export function nearDuplicateKey(text: string): string {
  // Through upper case, which unfolds "ß" to "SS" and joins the two small sigmas; lower first, since "ẞ" stays "ẞ".
  const folded = IS_ASCII.test(text)
    ? text.toLowerCase()
    : normalForm(normalForm(text, 'NFKC').toLowerCase().toUpperCase().toLowerCase(), 'NFKC');
  const words = folded.replace(/[\p{P}\p{Sk}\p{Z}\p{C}]+/gu, ' ').trim();
  return words === '' ? canonicalText(text) : words;
}
