import { normalForm } from '../normal-form.ts';

/**
 * The scripts in which people write their names today and whose letters are told apart by those who read them: those that
 * UAX #31, table 5, recommends for identifiers. Latin, Greek, Cyrillic and Hangul are not here: of them only some letters
 * are in use.
 */
export const OTHER_SCRIPTS = [
  ...['Arab', 'Armn', 'Beng', 'Bopo', 'Deva', 'Ethi', 'Geor', 'Gujr', 'Guru', 'Hani', 'Hebr', 'Hira', 'Kana'],
  ...['Khmr', 'Knda', 'Laoo', 'Mlym', 'Mymr', 'Orya', 'Sinh', 'Taml', 'Telu', 'Thaa', 'Thai', 'Tibt'],
] as const;

/** Letters of living languages; not those of phonetics, of history, or of typesetting. */
const LATIN = [
  'A-Za-zÀ-ÖØ-öø-ıĴ-ķĹ-ľŁ-ňŊ-ž',
  // Vietnamese, Pinyin, Romanian, Sami and other letters with marks.
  'ƠơƯưǍ-ǜǞ-ǰǴǵǸ-țȞȟȦ-ȳḀ-ẙẞẠ-ỹƷʒ',
  // Azerbaijani, and the languages of West Africa.
  'ƏəƁɓƉɖƊɗƐɛƑƒƔɣƘƙƝɲƆɔƲʋƳƴ',
].join('');
const GREEK = 'ΆΈ-ώἀ-῾';
const CYRILLIC = 'Ѐ-џҊ-ӿԐ-ԩԮԯ';
/** Letters that more than one script has: apostrophes and half rings, tones of Bopomofo, and what lengthens. */
const SHARED = '\\u02bb-\\u02bf\\u02c7\\u02c9-\\u02cb\\u0640\\u3006\\u30fc';

const LETTER = new RegExp(
  `^(?=\\p{L})[${LATIN}${GREEK}${CYRILLIC}가-힣${SHARED}${classOf(OTHER_SCRIPTS)}]$`,
  'u',
);
const MARK = new RegExp(
  `^(?=\\p{M})(?!\\p{Me})[\\u0300-\\u0362\\u064b-\\u0655\\u0670\\u0951-\\u0954\\u3099\\u309a\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}\\p{sc=Cyrl}${classOf(OTHER_SCRIPTS)}]$`,
  'u',
);
const DIGIT = new RegExp(`^(?:[0-9\\u0660-\\u0669〇]|(?=\\p{Nd})[${classOf(OTHER_SCRIPTS)}])$`, 'u');
/** No letters in squares, circles or flags; the accent that is typed for an apostrophe, and a tone of Bopomofo. */
const SYMBOL =
  /^(?:[!-~\u00b4\u02d9]|(?![\u{1f100}-\u{1f1ff}])[\p{Extended_Pictographic}\p{Emoji_Modifier}])$/u;
const OTHER = /^[\p{P}\p{Z}\u200c\u200d]$/u;

/** What names are written with although compatibility has another spelling for it. */
const NEVERTHELESS = new Set('ªևำຳໜໝ\u00b4\u02d9');
const FLAG = /\p{RI}{2}/u;

/**
 * The first character of a text in NFC that names are not written with; undefined if there is none. It follows the profile
 * for identifiers of UTS #39: scripts in limited use or in none, letters of phonetics and mathematics, and those that
 * only dress up another letter are left out, because nobody can tell whom they stand for.
 */
export function unusualCharacterIn(text: string): string | undefined {
  return [...text.replace(FLAG, '')].find((character) => !isUsual(character));
}

function isUsual(character: string): boolean {
  if (OTHER.test(character)) return true;
  if (normalForm(character, 'NFKC') !== character && !NEVERTHELESS.has(character)) return false;
  return character === 'ª' || [LETTER, MARK, DIGIT, SYMBOL].some((usual) => usual.test(character));
}

/** Scripts as the inside of a class of characters: by the script that a character has, not by those that use it. */
function classOf(scripts: readonly string[]): string {
  return scripts.map((script) => `\\p{sc=${script}}`).join('');
}
