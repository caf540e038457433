import { optionLetters } from './import-csv-columns.ts';

/** The ways of reading a column of keys. A file is read in one of them from its first row to its last. */
export const answerReadings = ['letters', 'words', '1-based', '0-based'] as const;
export type AnswerReading = (typeof answerReadings)[number];

interface LetteredOption {
  readonly letter: string;
  readonly text: string;
}

/** What people write between the letters of several options. */
const BETWEEN = /[\s,;/|&+]+/;
const FILLERS = new Set(['', 'and', 'und', 'option', 'options', 'answer', 'answers', 'antwort', 'antworten']);
/** "a", "(a)", "a)", "a." and "ac", in lower case. */
const LETTERS = /^\(?([a-z]|[a-j]{2,10})[.):]?$/;
const NUMBER = /^\(?(\d{1,2})[.):]?$/;

/** Longer than any list of ten options, shorter than a text that is worth splitting. */
const MAX_LIST_CHARACTERS = 200;

/** The parts of a list that are all of one form, without its brackets; undefined where one is not. */
function partsOf(key: string, form: RegExp): string[] | undefined {
  if (key.length > MAX_LIST_CHARACTERS) return undefined;
  const parts: string[] = [];
  for (const word of key.toLowerCase().split(BETWEEN)) {
    if (FILLERS.has(word)) continue;
    const part = form.exec(word)?.[1];
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : parts;
}

/** The letters that a list such as "A, C", "ac", "(A)" or "Option A and C" names; undefined if it is no such list. */
export function lettersOf(list: string): string | undefined {
  if (list.length === 1) return /[a-z]/i.test(list) ? list.toLowerCase() : undefined;
  return partsOf(list, LETTERS)?.join('');
}

/** Why these letters cannot be options of the row; undefined if they can. */
export function problemOfLetters(letters: string, options: readonly LetteredOption[]): string | undefined {
  for (const letter of letters) {
    if (!optionLetters.includes(letter)) return `names option ${letter.toUpperCase()}, which there is not`;
    if (!options.some((option) => option.letter === letter)) {
      return `names option ${letter.toUpperCase()}, which is empty`;
    }
    if (letters.indexOf(letter) !== letters.lastIndexOf(letter)) return 'names an option twice';
  }
  return undefined;
}

/** The option that reads like the key: in the same letter case, or the only one in any. */
function likeWords(key: string, options: readonly LetteredOption[]): string | undefined {
  const exact = options.find((option) => option.text === key);
  if (exact !== undefined) return exact.letter;
  const folded = key.toLowerCase();
  const [first, second] = options.filter(
    // Most options are longer than a letter, which spares folding them.
    ({ text }) => text.length === key.length && text.toLowerCase() === folded,
  );
  return second === undefined ? first?.letter : undefined;
}

/** The option whose words the key is. One letter alone has to be in its letter case: "B" is a letter before it is "b". */
function byWords(key: string, options: readonly LetteredOption[]): string | undefined {
  if (key.length > 1) return likeWords(key, options);
  return options.find((option) => option.text === key)?.letter;
}

function byLetters(key: string, options: readonly LetteredOption[]): string | undefined {
  const letters = lettersOf(key);
  if (letters === undefined || problemOfLetters(letters, options) !== undefined) return undefined;
  return letters;
}

function byNumbers(key: string, options: readonly LetteredOption[], first: 0 | 1): string | undefined {
  if (!/\d/.test(key)) return undefined;
  const letters = partsOf(key, NUMBER)?.map((number) => optionLetters[Number(number) - first] ?? '?');
  const named = letters?.join('') ?? '?';
  return problemOfLetters(named, options) === undefined ? named : undefined;
}

/** The letters of the options that the key names if it is read so; undefined if it cannot be read so. */
function meaningOf(
  key: string,
  options: readonly LetteredOption[],
  reading: AnswerReading,
): string | undefined {
  if (reading === 'letters') return byLetters(key, options);
  if (reading === 'words') return byWords(key, options);
  return byNumbers(key, options, reading === '1-based' ? 1 : 0);
}

/** Everything that the key can mean, each once. */
function meaningsOf(
  key: string,
  options: readonly LetteredOption[],
  readings: readonly AnswerReading[],
): string[] {
  const meanings: string[] = [];
  for (const reading of readings) {
    const letters = meaningOf(key, options, reading);
    if (letters !== undefined && !meanings.includes(letters)) meanings.push(letters);
  }
  return meanings;
}

/** The ways in which the key of a row can be read. */
export function readingsOf(key: string, options: readonly LetteredOption[]): readonly AnswerReading[] {
  return answerReadings.filter((reading) => meaningOf(key, options, reading) !== undefined);
}

/**
 * Looks at the keys of a whole file and says how they may be read: in every way that fits them all. Where none does, some
 * rows have mistakes, and letters or words that fit most rows are meant; numbers never are, because from 0 and from 1 fit
 * almost the same rows.
 */
export class KeyJudge {
  #rows = 0;
  readonly #fitting = new Map<AnswerReading, number>(answerReadings.map((reading) => [reading, 0]));

  see(readings: readonly AnswerReading[]): void {
    this.#rows += 1;
    for (const reading of readings) this.#fitting.set(reading, this.#fit(reading) + 1);
  }

  verdict(): readonly AnswerReading[] {
    if (this.#rows === 0) return ['letters'];
    const fitting = answerReadings.filter((reading) => this.#fit(reading) === this.#rows);
    if (fitting.length > 0) return fitting;
    if (this.#fit('letters') * 2 >= this.#rows) return ['letters'];
    return this.#fit('words') * 2 > this.#rows ? ['words'] : [];
  }

  #fit(reading: AnswerReading): number {
    return this.#fitting.get(reading) ?? 0;
  }
}

export type ReadKey =
  | {
      /** Of the right options. */
      readonly letters: string;
      /** What whoever wrote the file may want to look at. */
      readonly note: string | undefined;
      readonly problem?: undefined;
    }
  | { readonly letters?: undefined; readonly problem: string };

/** The right options of a row whose key may be read in these ways, or why that is not known. */
export function readKey(
  key: string,
  options: readonly LetteredOption[],
  readings: readonly AnswerReading[],
): ReadKey {
  if (key === '') return { problem: 'is empty' };
  const [letters, another] = meaningsOf(key, options, readings);
  if (letters === undefined) return { problem: whyUnread(key, options, readings) };
  if (another !== undefined) return { problem: `${listMeanings(key, options, readings)}: ${SAY_HOW}` };
  const words = byWords(key, options);
  const isOther = words !== undefined && words !== letters;
  return { letters, note: isOther ? `option ${words.toUpperCase()} reads like the key` : undefined };
}

const SAY_HOW = 'say how keys are read with --answers';

const inWords: Readonly<Record<AnswerReading, string>> = {
  letters: 'by its letter',
  words: 'by its words',
  '1-based': 'counted from 1',
  '0-based': 'counted from 0',
};

/** "can mean option C (counted from 1) or option D (counted from 0)". */
function listMeanings(
  key: string,
  options: readonly LetteredOption[],
  readings: readonly AnswerReading[],
): string {
  const meanings = readings.flatMap((reading) => {
    const letters = meaningOf(key, options, reading);
    if (letters === undefined) return [];
    return `option ${letters.toUpperCase().split('').join(' and ')} (${inWords[reading]})`;
  });
  return `can mean ${meanings.join(' or ')}`;
}

function whyUnread(
  key: string,
  options: readonly LetteredOption[],
  readings: readonly AnswerReading[],
): string {
  const isAnybodysGuess = readings.length === 0 && readingsOf(key, options).length > 0;
  if (isAnybodysGuess) {
    return `${listMeanings(key, options, answerReadings)}, and no reading fits every row: ${SAY_HOW}`;
  }
  const [only, another] = readings;
  if (only === 'words' && another === undefined) return 'reads like no option, or like several';
  const letters = lettersOf(key);
  const problem = letters === undefined ? undefined : problemOfLetters(letters, options);
  const isNumbered = only !== undefined && only !== 'letters' && another === undefined;
  if (isNumbered) return `is no number of an option, ${inWords[only]}`;
  const words = likeWords(key, options);
  const hint = words === undefined ? '' : `; option ${words.toUpperCase()} reads like it`;
  return `${problem ?? 'must be letters of options, such as A or A,C'}${hint}`;
}
