import { normalForm } from '../normal-form.ts';

/** Signs that are read for a letter. */
const READ_AS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  l: 'i',
  ı: 'i',
  '|': 'i',
  $: 's',
  '@': 'a',
};

/** Whoever is called so, with whatever other words, claims to speak for the installation. */
const CLAIMS = new Set(
  [
    'admin',
    'administration',
    'administrator',
    'administratorin',
    'admins',
    'adminteam',
    'helpdesk',
    'kundendienst',
    'kundenservice',
    'kundensupport',
    'moderator',
    'moderatorin',
    'studyhall',
    'support',
    'supportteam',
    'sysadmin',
    'techsupport',
    'webmaster',
  ].map(skeleton),
);

/** Nobody's name when it stands alone: what a screen says where it knows no name, and offices. */
const ALONE = new Set(
  [
    'anonymous',
    'deleted',
    'everyone',
    'gast',
    'guest',
    'help',
    'learner',
    'nobody',
    'operator',
    'owner',
    'root',
    'security',
    'staff',
    'system',
    'team',
  ].map(skeleton),
);

const PRODUCT = skeleton('studyhall');

/**
 * True if a name lets somebody pose as the installation or those who run it, in whatever spelling: "Studyhall Team",
 * "ADM1N", "Süpport". Words that only contain such a word are names: "Adminton".
 */
export function isPosing(name: string): boolean {
  // "Support2" is as good as "Support", and a digit may stand for a letter as well.
  return (
    isPosingSpelling(skeleton(name)) ||
    (/\d/.test(name) && isPosingSpelling(skeleton(name.replace(/\d/g, ' '))))
  );
}

function isPosingSpelling(spelling: string): boolean {
  const words = spelling.split(/[^\p{L}\p{N}]+/u);
  const whole = words.join('');
  return (
    words.some((word) => CLAIMS.has(word)) || CLAIMS.has(whole) || ALONE.has(whole) || whole.includes(PRODUCT)
  );
}

/** What is left of a text for a hasty eye: no accents, no case, signs read as letters, "rn" as "m". */
function skeleton(text: string): string {
  return normalForm(text, 'NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[013457lı|$@]/g, (sign) => READ_AS[sign] ?? sign)
    .replaceAll('rn', 'm');
}
