import { normalForm } from '../normal-form.ts';

/** Signs and letters that are read for a letter and have no other spelling that says so; capitals count as well. */
const READ_AS = new Map(
  [
    ['0134578lı|$@!€', 'oieastbiiisaie'],
    ['øðđɖɗħłŋɲŧɓɔɛəƙƒʋƴßþ', 'oddddhinntboeekfvysp'],
    ['авекмнорстухіјѕԛԝ', 'abekmhopctyxijsqw'],
    ['αβεζηικμνορτυχ', 'abezhikmnoptyx'],
  ].flatMap(([signs = '', letters = '']) =>
    [...signs].map((sign, index): [string, string] => [sign, letters[index] ?? sign]),
  ),
);

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

/** What is put before or behind such a word without making a name of it: "the_admin", "SupportDesk". */
const BEFORE = partsOf(
  `the my our your real true official super chief head main site web school server system team user customer tech live global
  course exam quiz learn mr ms der die das dein euer ihr mein unser haupt schul kurs technik nutzer`,
);
const BEHIND = partsOf(
  `s team desk staff office official account bot help service group crew user hq online center centre chat mail line real konto
  dienst zentrale hilfe`,
);
/** Nobody is called anything that ends like that; "Badmin" may be somebody. */
const LONG_CLAIMS = [...CLAIMS].filter((claim) => claim.length >= 7);

/**
 * True if a name lets somebody pose as the installation or those who run it, in whatever spelling: "Studyhall Team",
 * "ADM1N", "Süpport". Words that only contain such a word are names: "Adminton".
 */
export function isPosing(name: string): boolean {
  const spelling = skeleton(name);
  const whole = wholeOf(spelling);
  return (
    ALONE.has(whole) ||
    ALONE.has(whole.replace(/^(?:the|our|official)/, '')) ||
    claims(spelling) ||
    // "Support2" is as good as "Support", and a digit may stand for a letter as well. "Learner 7" claims nothing.
    (/\d/.test(name) && claims(skeleton(name.replace(/\d/g, ' '))))
  );
}

function claims(spelling: string): boolean {
  const whole = wholeOf(spelling);
  return (
    [...wordsOf(spelling), whole].some(isClaim) ||
    whole.includes(PRODUCT) ||
    spelling.split(/\s+/).some(looksLikeClaim)
  );
}

function wordsOf(spelling: string): string[] {
  return spelling.split(/[^\p{L}\p{N}]+/u);
}

function wholeOf(spelling: string): string {
  return wordsOf(spelling).join('');
}

/** Words that make no name together with such a word; several of those make none either. */
function partsOf(words: string): readonly string[] {
  return [...words.split(/\s+/).map(skeleton), ...CLAIMS];
}

/** A word of those, also between others that make no name of it. */
function isClaim(word: string): boolean {
  if (CLAIMS.has(word) || LONG_CLAIMS.some((claim) => word.endsWith(claim))) return true;
  return [...CLAIMS].some((claim) => {
    const start = word.indexOf(claim);
    if (start === -1) return false;
    return isMadeOf(word.slice(0, start), BEFORE) && isMadeOf(word.slice(start + claim.length), BEHIND);
  });
}

/** True if a text is nothing but such parts, or empty; what is longer than any name is not looked at. */
function isMadeOf(text: string, parts: readonly string[]): boolean {
  if (text.length > 100) return false;
  const reached = new Set([0]);
  // What is added while it is walked through is walked through as well.
  for (const at of reached)
    for (const part of parts) if (text.startsWith(part, at)) reached.add(at + part.length);
  return reached.has(text.length);
}

/**
 * One of those words with something else in the place of a letter or two: another letter, a picture, a stroke. Whatever it
 * is, the eye reads on.
 */
function looksLikeClaim(text: string): boolean {
  const signs = [...text];
  return [...CLAIMS].some(
    (claim) =>
      signs.length === claim.length &&
      signs.every((sign, index) => sign === claim[index] || !/[a-z]/.test(sign)) &&
      signs.filter((sign) => !/[a-z]/.test(sign)).length * 3 <= claim.length,
  );
}

/** What is left of a text for a hasty eye: no accents, no case, signs read as letters, "rn" as "m". */
function skeleton(text: string): string {
  return [...normalForm(text, 'NFKD').toLowerCase().replace(/\p{M}/gu, '')]
    .map((sign) => READ_AS.get(sign) ?? sign)
    .join('')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replaceAll('rn', 'm');
}
