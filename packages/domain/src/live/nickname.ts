import { normalForm } from '../normal-form.ts';
import { asSeen } from '../unseen.ts';

/** What stands for a letter where somebody does not want to be read by a program. Letters that are drawn alike are one. */
const standsFor: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'i',
  ı: 'i',
  l: 'i',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  '3': 'e',
  '€': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
  '9': 'g',
  // Cyrillic and Greek letters that are drawn as Latin ones are.
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'u',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  v: 'u',
};
const MARKS = /\p{M}/gu;
const RUNS = /(.)\1+/gu;

/** Letters alone, as somebody reads them aloud: "Sch31ßE" and "scheisse" are one, and so are "fuuuck" and "fvck". */
function readLetters(text: string): string {
  const plain = normalForm(normalForm(asSeen(text), 'NFKC').toLowerCase(), 'NFKD').replace(MARKS, '');
  return [...plain].map((sign) => standsFor[sign] ?? sign).join('');
}

function withoutRuns(letters: string): string {
  return letters.replace(RUNS, '$1');
}

/** The words of a name; single letters that stand apart are one word: "f u c k". */
function wordsOf(name: string): string[] {
  const parts = readLetters(name)
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '');
  const words: string[] = [];
  let spelled = '';
  for (const part of [...parts, '']) {
    if ([...part].length === 1) {
      spelled += part;
      continue;
    }
    if (spelled !== '') words.push(spelled);
    spelled = '';
    if (part !== '') words.push(part);
  }
  return words.map(withoutRuns);
}

/** Shorter ones stand in too many other words to be looked for across the gaps between words. */
const MIN_ACROSS_WORDS = 5;

interface WordRule {
  readonly letters: string;
  readonly hasMoreBefore: boolean;
  readonly hasMoreBehind: boolean;
}

function ruleOf(entry: string): WordRule {
  return {
    letters: withoutRuns(readLetters(entry).replaceAll(/[^\p{L}]/gu, '')),
    hasMoreBefore: entry.startsWith('*'),
    hasMoreBehind: entry.endsWith('*'),
  };
}

function isIn(word: string, { letters, hasMoreBefore, hasMoreBehind }: WordRule): boolean {
  if (hasMoreBefore && hasMoreBehind) return word.includes(letters);
  if (hasMoreBefore) return word.endsWith(letters);
  return hasMoreBehind ? word.startsWith(letters) : word === letters;
}

/** Names that are looked at for words that nobody shall read on a wall. */
export interface NameFilter {
  /** Whether a name has none of the words. */
  accepts(name: string): boolean;
}

/**
 * A filter of lists of words. A word is found where it is a whole word of the name, in any case, with digits or signs for
 * letters, spelled with gaps, with letters that are drawn out; `*` at an end of it says that more may stand there
 * ("scheiss*"). Entries without a letter are left out.
 */
export function nameFilter(lists: readonly (readonly string[])[]): NameFilter {
  const rules = lists
    .flat()
    .map(ruleOf)
    .filter(({ letters }) => letters !== '');
  const longer = rules.filter(({ letters }) => letters.length >= MIN_ACROSS_WORDS);
  return {
    accepts(name) {
      const words = wordsOf(name);
      if (words.some((word) => rules.some((rule) => isIn(word, rule)))) return false;
      const joined = withoutRuns(words.join(''));
      return !longer.some((rule) => isIn(joined, rule));
    },
  };
}
