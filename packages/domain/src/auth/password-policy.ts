import { commonPasswords } from './common-passwords.ts';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;

/** One password, however the keyboard composed its accents: what is hashed, compared and measured. */
export function normalisePassword(text: string): string {
  return text.normalize('NFKC');
}

/** How many characters (code points) the password has once it is normalised. */
export function passwordLength(text: string): number {
  return Array.from(normalisePassword(text)).length;
}

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-common' | 'own-words' | 'too-uniform';

/** Shorter words of the account would forbid too much: a user called "an" may use every word with "an" in it. */
const OWN_WORD_MIN = 4;
/** A password that consists of so little beside a blocked word is that word. */
const REMAINDER_MAX = 5;
const DIFFERENT_CHARACTERS_MIN = 4;

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Lower case, and the digits that stand for letters read as letters: "P4ssw0rd" is "password". */
function spelledOut(text: string): string {
  return text.toLowerCase().replace(/[013457@$!]/g, (character) => LOOK_ALIKES[character] ?? character);
}

function letters(text: string): string {
  return spelledOut(text).replace(/[^\p{L}\p{N}]/gu, '');
}

const blocked = new Set(commonPasswords);

/** True if the password is the word with next to nothing around it, e.g. a year or an exclamation mark. */
function isHardlyMoreThan(word: string, password: string): boolean {
  const lower = password.toLowerCase();
  const isInside = lower.includes(word) || spelledOut(password).includes(spelledOut(word));
  return isInside && lower.length - word.length <= REMAINDER_MAX;
}

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (blocked.has(lower) || blocked.has(letters(password))) return true;
  return commonPasswords.some((word) => isHardlyMoreThan(word, password));
}

/** The account's words worth looking for: user name, names, and the parts of the address. */
function ownWords(words: readonly string[]): string[] {
  return words
    .flatMap((word) => [word, ...word.split(/[@.\s_+-]+/)])
    .map((word) => normalisePassword(word).toLowerCase())
    .filter((word) => word.length >= OWN_WORD_MIN);
}

/** A password of one or two characters said again and again, or of its own half said twice over a short period. */
function isUniform(password: string): boolean {
  if (new Set(password).size < DIFFERENT_CHARACTERS_MIN) return true;
  return /^(.{1,4})\1+$/su.test(password);
}

/**
 * Why the password cannot be taken, undefined if it can. `words` are the account's own: its user name, address and names;
 * a password that is hardly more than one of them is refused.
 */
export function passwordWeakness(text: string, words: readonly string[] = []): PasswordWeakness | undefined {
  const password = normalisePassword(text);
  const length = passwordLength(password);
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  if (isUniform(password)) return 'too-uniform';
  if (isCommon(password)) return 'too-common';
  if (ownWords(words).some((word) => isHardlyMoreThan(word, password))) return 'own-words';
  return undefined;
}
