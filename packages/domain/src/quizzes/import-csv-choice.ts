import { speaksOf } from './fixed-options.ts';
import type { CsvLayout } from './import-csv-columns.ts';
import type { ImportProblem } from './import-draft.ts';
import { type AnswerReading, lettersOf, problemOfLetters, readingsOf, readKey } from './import-keys.ts';
import type { ChoiceType } from './question-types/choice/body.ts';

export interface RawOption {
  readonly letter: string;
  readonly text: string;
  readonly explanation: string;
  readonly isCorrect: boolean;
  readonly isFixed?: boolean;
  readonly weightPercent?: number;
}

export interface RawChoice {
  readonly options: readonly RawOption[];
  readonly keyReadings: readonly AnswerReading[] | undefined;
  readonly notes: readonly ImportProblem[];
}

/** The options that a row says, with what is wrong with them. */
export function readChoice(
  { layout, cells, answers, isTrueFalse }: ChoiceRow,
  problems: ImportProblem[],
): RawChoice {
  const raw = readOptions(layout, cells, problems);
  const judged = raw.length === 0 && isTrueFalse ? optionsOfVerdict(cellAt(cells, layout.key)) : undefined;
  if (judged !== undefined) return { options: judged, keyReadings: undefined, notes: [] };
  const keyed = withKeys(raw, cellAt(cells, layout.key), answers);
  if (keyed.problem !== undefined) problems.push({ column: 'correct answer', message: keyed.problem });
  const fixed = withFixed(keyed.options, cellAt(cells, layout.fixed), problems);
  const options = withWeights(fixed, cellAt(cells, layout.weights), problems);
  return { options, keyReadings: keyed.keyReadings, notes: keyed.notes };
}

interface ChoiceRow {
  readonly layout: CsvLayout;
  readonly cells: readonly string[];
  readonly answers: readonly AnswerReading[];
  /** Whether the row says so: it needs no options then. */
  readonly isTrueFalse: boolean;
}

/** What people write who judge a statement, and its opposite. */
const VERDICTS = [
  ['True', 'False'],
  ['Wahr', 'Falsch'],
  ['Richtig', 'Falsch'],
  ['Yes', 'No'],
  ['Ja', 'Nein'],
] as const;

/** The two options of a statement whose key is a word alone; undefined for any other key. */
function optionsOfVerdict(key: string): RawOption[] | undefined {
  const said = key.toLowerCase();
  const isSaid = (word: string) =>
    word.toLowerCase() === said || (said === 't' && word === 'True') || (said === 'f' && word === 'False');
  const words = VERDICTS.find((pair) => pair.some(isSaid));
  return words?.map((text, index) => ({
    letter: index === 0 ? 'a' : 'b',
    text,
    explanation: '',
    isCorrect: isSaid(text),
  }));
}

export function cellAt(cells: readonly string[], place: number): string {
  return cells[place]?.trim() ?? '';
}

function readOptions(layout: CsvLayout, cells: readonly string[], problems: ImportProblem[]): RawOption[] {
  const options: RawOption[] = [];
  for (const place of layout.options) {
    const text = cellAt(cells, place.text);
    const explanation = cellAt(cells, place.explanation);
    if (text !== '') options.push({ letter: place.letter, text, explanation, isCorrect: false });
    else if (explanation !== '') {
      problems.push({ column: `option-${place.letter}`, message: 'is empty but explained' });
    }
  }
  return options;
}

interface KeyedOptions extends RawChoice {
  readonly problem?: string;
}

function withKeys(
  options: readonly RawOption[],
  key: string,
  answers: readonly AnswerReading[],
): KeyedOptions {
  const keyReadings = key === '' ? undefined : readingsOf(key, options);
  const read = readKey(key, options, answers);
  if (read.problem !== undefined) return { options, keyReadings, notes: [], problem: read.problem };
  const notes = read.note === undefined ? [] : [{ column: 'correct answer', message: read.note }];
  const keyed = options.map((option) =>
    read.letters.includes(option.letter) ? { ...option, isCorrect: true } : option,
  );
  return { options: keyed, keyReadings, notes };
}

/** "C, D" or "none"; empty leaves it to what the options say. */
function withFixed(
  options: readonly RawOption[],
  written: string,
  problems: ImportProblem[],
): readonly RawOption[] {
  if (written === '') return options;
  const letters = written.toLowerCase() === 'none' ? '' : lettersOf(written);
  const problem =
    letters === undefined ? 'must be letters of options or "none"' : problemOfLetters(letters, options);
  if (problem !== undefined) problems.push({ column: 'fixed-options', message: problem });
  return options.map((option) => ({ ...option, isFixed: letters?.includes(option.letter) === true }));
}

const WEIGHT = /^\(?([a-t])[).:]?[ =]{0,3}([+-]?\d{1,3}) ?%?$/i;

/** "B=50, C=-25": what these options earn or cost in percent. */
function withWeights(
  options: readonly RawOption[],
  written: string,
  problems: ImportProblem[],
): readonly RawOption[] {
  if (written === '') return options;
  const weights = new Map<string, number>();
  for (const part of written.split(/[,;\n]/)) {
    const [, letter, weight] = WEIGHT.exec(part.trim()) ?? [];
    if (letter === undefined) {
      problems.push({
        column: 'option-weights',
        message: 'must be letters with percentages, such as B=50, C=-25',
      });
      return options;
    }
    weights.set(letter.toLowerCase(), Number(weight));
  }
  const problem = problemOfLetters([...weights.keys()].join(''), options);
  if (problem !== undefined) problems.push({ column: 'option-weights', message: problem });
  return options.map((option) => {
    const weightPercent = weights.get(option.letter);
    return weightPercent === undefined ? option : { ...option, weightPercent };
  });
}

/** Nobody wrote down that these keep their place: whoever imports them should know. */
export function notesOfPlaces(options: readonly RawOption[]): ImportProblem[] {
  return options.flatMap(({ letter, text, isFixed }) => {
    const subject = isFixed === undefined ? speaksOf(text, options.length) : undefined;
    if (subject === undefined) return [];
    const message =
      subject === 'letters'
        ? 'speaks of options by their letters: all keep their places'
        : 'speaks of the other options: it keeps its place';
    return [{ column: `option-${letter}`, message }];
  });
}

/** The type of a choice that says none: it follows from the options and the number of right ones. */
export function typeOfOptions(options: readonly RawOption[]): ChoiceType {
  if (options.length === 2) {
    const words = options.map((option) => option.text.toLowerCase()).sort();
    if (words[0] === 'false' && words[1] === 'true') return 'true-false';
  }
  return options.filter((option) => option.isCorrect).length > 1 ? 'multiple' : 'single';
}

export function columnOfChoice(path: readonly PropertyKey[], options: readonly RawOption[]): string {
  const [, index, part] = path;
  if (typeof index !== 'number') return 'correct answer';
  if (part === 'weightPercent') return 'option-weights';
  const letter = options[index]?.letter ?? '';
  return part === 'explanation' ? `explanation-${letter}` : `option-${letter}`;
}
