import { normalForm } from '../../normal-form.ts';
import { asSeen } from '../../unseen.ts';

/** What tells two typed texts apart beside their letters. */
export interface Comparing {
  readonly matchCase: boolean;
  readonly matchAccents: boolean;
}

/** Marks that any letter can have, but for those of kana, which make other letters. */
const ACCENTS = /(?![\u3099\u309a])\p{sc=Inherited}/gu;
/** What phones and word processors make of quotes and hyphens that somebody typed. */
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Nothing but letters, digits and marks of ASCII, which need no more than their case folded. */
const IS_ASCII = /^[ -_a-~]*$/;

/** A part of a text in the form in which texts are compared; the ends are kept as they are. */
function folded(text: string, { matchCase, matchAccents }: Comparing): string {
  if (IS_ASCII.test(text)) return matchCase ? text : text.toUpperCase();
  const plain = text.replaceAll(SINGLE_QUOTES, "'").replaceAll(DOUBLE_QUOTES, '"').replaceAll(DASHES, '-');
  // Upper case knows one sigma and no "ß"; lower case first, since "ẞ" would stay.
  const cased = matchCase ? plain : plain.toLowerCase().toUpperCase();
  const bare = matchAccents ? cased : normalForm(cased, 'NFKD').replaceAll(ACCENTS, '');
  return normalForm(bare, 'NFKC').replaceAll(/\s+/gu, ' ');
}

/** The texts between the stars of an accepted one, folded: `a\*b*` is `a*b` and whatever follows. */
export function patternOf(accepted: string, comparing: Comparing): string[] {
  const parts = [''];
  const text = asSeen(accepted);
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const isStar = character === '\\' && text.charAt(index + 1) === '*';
    if (character === '*') parts.push('');
    else parts.push(`${parts.pop()}${isStar ? '*' : character}`);
    if (isStar) index += 1;
  }
  return parts.map((part) => folded(part, comparing));
}

/**
 * Whether a typed text fits a pattern. Each part is looked for behind the one before it and never again, so it takes the
 * length of the text, whatever the author wrote.
 */
export function fitsPattern(pattern: readonly string[], typed: string, comparing: Comparing): boolean {
  const text = folded(asSeen(typed), comparing).trim();
  const [first = '', ...others] = pattern;
  const last = others.pop();
  if (last === undefined) return text === first.trim();
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of others) {
    const found = text.indexOf(part, from);
    if (found === -1 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}
