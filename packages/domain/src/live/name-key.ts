import { normalForm } from '../normal-form.ts';
import { asSeen } from '../unseen.ts';

/** Letters of other alphabets, and digits, that are drawn as a Latin letter is; `l` stands for all that are one stroke. */
const drawnAs: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  н: 'h',
  і: 'l',
  ӏ: 'l',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  ү: 'y',
  х: 'x',
  ԝ: 'w',
  // Greek
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'l',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  // Latin
  ı: 'l',
  i: 'l',
  ɑ: 'a',
  ɡ: 'g',
  ß: 'ss',
  // Digits and strokes
  '0': 'o',
  '1': 'l',
  '|': 'l',
};

const NOT_TOLD_APART_BY = /[^\p{L}\p{N}\p{Extended_Pictographic}]/gu;

/**
 * By which two names look the same: without case, marks, spaces and punctuation, with letters of other alphabets that are
 * drawn as Latin ones are, with 1 for l and 0 for O. Empty where a name has no letter, digit or picture.
 */
export function nameKey(name: string): string {
  const plain = normalForm(asSeen(name), 'NFKD').toLowerCase().replace(NOT_TOLD_APART_BY, '');
  return [...plain].map((letter) => drawnAs[letter] ?? letter).join('');
}
