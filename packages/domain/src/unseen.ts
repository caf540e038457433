import { normalForm } from './normal-form.ts';

/** What takes no room on a screen and changes at most what stands beside it; the class that all others are made of. */
const NEVER_DRAWN = '\\p{Default_Ignorable_Code_Point}\\u{1d159}\\ufff9-\\ufffb';
/** Drawn as a blank, though no white space. */
const BLANK = '\\u2800\\u3164\\uffa0';

const ARABIC = '\\p{scx=Arab}\\p{scx=Syrc}';
const INDIC = ['Beng', 'Deva', 'Gujr', 'Guru', 'Khmr', 'Knda', 'Mlym', 'Mymr', 'Orya', 'Sinh', 'Taml', 'Telu']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
/**
 * The few of them that words are spelled with: joiners within Arabic and after a letter of an Indic script, variants of Han
 * and Mongolian letters, and what makes one picture of several. One each, behind what it belongs to.
 */
const SPELLING = [
  `(?<=[${ARABIC}])[\\u200c\\u200d](?=[${ARABIC}])`,
  `(?<=[${INDIC}])[\\u200c\\u200d]`,
  '(?<=[\\p{sc=Han}\\p{Extended_Pictographic}])[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  '(?<=\\p{sc=Mong})[\\u180b-\\u180d]',
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\ufe0f?)\\u200d(?=\\p{Extended_Pictographic})',
].join('|');

const UNSEEN = `[\\p{Cc}\\p{Cf}\\p{Co}\\p{Zl}\\p{Zp}${NEVER_DRAWN}${BLANK}]`;
const UNSEEN_IN_NAMES = new RegExp(`(?:${SPELLING})|(${UNSEEN})`, 'gu');
const IS_UNSEEN = new RegExp(`^${UNSEEN}$`, 'u');

/** The first character of a name that leaves no trace on a screen, turns the line around, or is drawn as a blank. */
export function unseenIn(name: string): string | undefined {
  for (const [, unseen] of name.matchAll(UNSEEN_IN_NAMES)) if (unseen !== undefined) return unseen;
  return undefined;
}

/** True for a character that nobody sees where it stands by itself. */
export function isUnseen(character: string): boolean {
  return IS_UNSEEN.test(character);
}

/** Whatever comes after them is laid out anew, up to the end of the line: no script needs them where isolates are known. */
const OVERRIDES = /[\u202a-\u202e]/;
const ISOLATES = /[\u2066-\u2069]/g;
const ISOLATE_END = '\u2069';

/**
 * The first character of a text that turns around what stands beside it: an embedding or an override, or an isolate that
 * its line does not close, or closes without one. Isolates in pairs and marks are how Arabic and Hebrew are written.
 */
export function turningIn(text: string): string | undefined {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(text)) return undefined;
  const override = OVERRIDES.exec(text)?.[0];
  if (override !== undefined) return override;
  for (const line of text.split(/[\n\r\u2028\u2029]/)) {
    const open: string[] = [];
    for (const [isolate] of line.matchAll(ISOLATES)) {
      if (isolate !== ISOLATE_END) open.push(isolate);
      else if (open.pop() === undefined) return isolate;
    }
    if (open[0] !== undefined) return open[0];
  }
  return undefined;
}

/** Flags of countries within a country differ in nothing but letters that nobody sees. */
const FLAG = '(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,6})[\\u{e0020}-\\u{e007f}]';
const NOT_DRAWN_IN_TEXTS = new RegExp(`(${SPELLING}|${FLAG})|[${NEVER_DRAWN}]`, 'gu');
const MAY_BE_ODD = new RegExp(`[${NEVER_DRAWN}${BLANK}]`, 'u');
const BLANKS = new RegExp(`[${BLANK}]`, 'gu');
const NOTHING_ODD = /^[!-~]+(?: [!-~]+)*$/;
/** What stands in it is drawn from right to left, letter by letter; up to its end or the next command. */
const TURNED_AROUND = /\u202e([^\u202a-\u202e\u2066-\u2069\n]*)/g;

/**
 * A text as a screen shows it: what looks the same is the same. Case counts, as in "Mb" and "MB" or "ls -a" and "ls -A";
 * empty where nothing is to be seen.
 */
export function asSeen(text: string): string {
  if (NOTHING_ODD.test(text)) return text;
  const shown = MAY_BE_ODD.test(text) ? drawn(text) : text;
  return normalForm(shown, 'NFC').replace(/\s+/gu, ' ').trim();
}

function drawn(text: string): string {
  return text
    .replace(BLANKS, ' ')
    .replace(TURNED_AROUND, (_turned, letters: string) => [...letters].reverse().join(''))
    .replace(NOT_DRAWN_IN_TEXTS, '$1');
}
