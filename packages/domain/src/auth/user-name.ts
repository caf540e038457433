import { normalForm } from '../normal-form.ts';
import { isPosing } from './posing-name.ts';

/** Letters, digits and single separators between them. No "@", so that a log-in field tells a name from an address. */
const FORM = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i;

export const USER_NAME_MIN = 3;
export const USER_NAME_MAX = 30;

const DIGITS_FOR: Readonly<Record<string, string>> = {
  a: '4',
  b: '8',
  e: '3',
  i: '1',
  l: '1',
  o: '0',
  s: '5',
  t: '7',
};

/** Addresses and offices of the installation itself. Only a set-up link may take one. */
const RESERVED = [
  'abuse',
  'admin',
  'administrator',
  'anonymous',
  'billing',
  'contact',
  'deleted',
  'donotreply',
  'everyone',
  'guest',
  'help',
  'hostmaster',
  'info',
  'mail',
  'mailerdaemon',
  'moderator',
  'nobody',
  'noreply',
  'null',
  'operator',
  'owner',
  'payments',
  'postmaster',
  'root',
  'security',
  'staff',
  'studyhall',
  'support',
  'system',
  'undefined',
  'webmaster',
].map(nearSpellings);

/** A word with digits for letters, or with letters written more often than they are: "r00t", "rooot". */
function nearSpellings(word: string): RegExp {
  const letters = [...word.matchAll(/(.)\1*/g)].map(([run, letter = '']) => {
    return `[${letter}${DIGITS_FOR[letter] ?? ''}]{${run.length},}`;
  });
  return new RegExp(`^${letters.join('')}$`);
}

/** True if the text can be a user name: 3 to 30 letters and digits, with single `.`, `_` or `-` between them. */
export function isUserName(text: string): boolean {
  return text.length >= USER_NAME_MIN && text.length <= USER_NAME_MAX && FORM.test(text);
}

/** The form in which user names are compared: "Ada.L" and "ada.l" are one name. */
export function canonicalUserName(name: string): string {
  return normalForm(name.trim(), 'NFKC').toLowerCase();
}

/**
 * True if a learner may not choose the name. Separators do not make another name of it: "ad-min" is "admin"; nor do
 * digits and more of the same letters ("r00t", "rooot"), nor what stands beside it: "ada.support" poses as well.
 */
export function isReservedUserName(name: string): boolean {
  const word = canonicalUserName(name).replace(/[._-]/g, '');
  return RESERVED.some((spelling) => spelling.test(word)) || isPosing(name);
}
