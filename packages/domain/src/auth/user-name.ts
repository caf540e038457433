import { normalForm } from '../normal-form.ts';
import { isPosing } from './posing-name.ts';

/** Letters, digits and single separators between them. No "@", so that a log-in field tells a name from an address. */
const FORM = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i;

export const USER_NAME_MIN = 3;
export const USER_NAME_MAX = 30;

/** Addresses and offices of the installation itself. Only a set-up link may take one. */
const RESERVED = new Set([
  'admin',
  'administrator',
  'anonymous',
  'contact',
  'deleted',
  'everyone',
  'guest',
  'help',
  'info',
  'mail',
  'moderator',
  'nobody',
  'null',
  'operator',
  'owner',
  'postmaster',
  'root',
  'security',
  'staff',
  'studyhall',
  'support',
  'system',
  'undefined',
  'webmaster',
]);

/** True if the text can be a user name: 3 to 30 letters and digits, with single `.`, `_` or `-` between them. */
export function isUserName(text: string): boolean {
  return text.length >= USER_NAME_MIN && text.length <= USER_NAME_MAX && FORM.test(text);
}

/** The form in which user names are compared: "Ada.L" and "ada.l" are one name. */
export function canonicalUserName(name: string): string {
  return normalForm(name.trim(), 'NFKC').toLowerCase();
}

/**
 * True if a learner may not choose the name. Separators do not make another name of it: "ad-min" is "admin"; nor does
 * what stands beside it: "ada.support" poses as well.
 */
export function isReservedUserName(name: string): boolean {
  return RESERVED.has(canonicalUserName(name).replace(/[._-]/g, '')) || isPosing(name);
}
