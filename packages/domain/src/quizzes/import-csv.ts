import { speaksOf } from './fixed-options.ts';
import type { CsvLayout } from './import-csv-columns.ts';
import {
  type CheckedDraft,
  checkDraft,
  type ImportProblem,
  type TextReading,
  UNSAID,
} from './import-draft.ts';
import {
  type AnswerReading,
  answerReadings,
  lettersOf,
  problemOfLetters,
  readingsOf,
  readKey,
} from './import-keys.ts';
import { Difficulty, type QuestionDraft, TextFormat } from './question-draft.ts';
import { type ChoiceType, choiceTypes } from './question-types/choice/body.ts';

interface RawOption {
  readonly letter: string;
  readonly text: string;
  readonly explanation: string;
  readonly isCorrect: boolean;
  readonly isFixed?: boolean;
}

/** How a file is read where its rows do not say. */
export interface CsvReading extends TextReading {
  /** The ways in which keys may be read; of several, only what they agree on is taken. */
  readonly answers: readonly AnswerReading[];
}

export type CsvDraft = CheckedDraft & {
  /** The ways in which the key can be read; absent where there is none. */
  readonly keyReadings?: readonly AnswerReading[] | undefined;
};

const BY_ITSELF: CsvReading = { ...UNSAID, answers: answerReadings };

/** The draft that a row of cells says, or everything that is wrong with it, by the names of the columns. */
export function draftFromCsvRow(
  layout: CsvLayout,
  cells: readonly string[],
  reading: CsvReading = BY_ITSELF,
): CsvDraft {
  const problems: ImportProblem[] = [];
  demandCells(layout, cells, problems);
  if (problems.length > 0) return { problems };
  const raw = readOptions(layout, cells, problems);
  const keyed = withKeys(raw, cellAt(cells, layout.key), reading.answers);
  if (keyed.problem !== undefined) problems.push({ column: 'correct answer', message: keyed.problem });
  const options = withFixed(keyed.options, cellAt(cells, layout.fixed), problems);
  const type = readType(cellAt(cells, layout.type), options, problems);
  const difficulty = readDifficulty(cellAt(cells, layout.difficulty), problems);
  const textFormat = readTextFormat(cellAt(cells, layout.textFormat), problems);
  const { keyReadings } = keyed;
  if (problems.length > 0) return { problems, keyReadings };
  const draft = {
    externalId: cellAt(cells, layout.id) || null,
    domainCode: cellAt(cells, layout.domain),
    type,
    difficulty,
    textFormat,
    text: cellAt(cells, layout.text),
    options: options.map(({ text, explanation, isCorrect, isFixed }) => ({
      text,
      explanation,
      isCorrect,
      isFixed,
    })),
    tags: readTags(layout, cells),
    explanation: cellAt(cells, layout.explanation) || null,
    hint: null,
    weight: 1,
    source: null,
  };
  const checked = checkDraft(draft, (path) => columnOf(path, options), reading);
  if (checked.draft === undefined) return { ...checked, keyReadings };
  const notes = [...keyed.notes, ...notesOfPlaces(options)];
  return notes.length === 0 ? { ...checked, keyReadings } : { ...checked, keyReadings, notes };
}

function cellAt(cells: readonly string[], place: number): string {
  return cells[place]?.trim() ?? '';
}

/** More than the longest text of a question has, before anything looks at what it says. */
const MAX_CELL_CHARACTERS = 20_000;

function demandCells({ columns }: CsvLayout, cells: readonly string[], problems: ImportProblem[]): void {
  for (let index = 0; index < cells.length; index += 1) {
    if ((cells[index] ?? '').length <= MAX_CELL_CHARACTERS) continue;
    const column = columns.get(index) ?? `cell ${index + 1}`;
    problems.push({ column, message: 'is longer than 20,000 characters' });
  }
  if (cells.length <= columns.size) return;
  const extra = cells.findIndex((text, index) => text !== '' && !columns.has(index));
  if (extra !== -1) problems.push({ column: `cell ${extra + 1}`, message: 'stands under no column' });
}

function readDifficulty(written: string, problems: ImportProblem[]): Difficulty | null {
  if (written === '') return null;
  const folded = written.toLowerCase();
  const difficulty = Difficulty.options.find((known) => known === folded);
  if (difficulty === undefined)
    problems.push({ column: 'difficulty', message: 'must be easy, medium or hard' });
  return difficulty ?? null;
}

function readTags(layout: CsvLayout, cells: readonly string[]): QuestionDraft['tags'] {
  const tags: QuestionDraft['tags'] = [];
  for (const value of split(cellAt(cells, layout.category), ';')) tags.push({ kind: 'category', value });
  for (const value of split(cellAt(cells, layout.tags), ';,')) tags.push({ kind: 'topic', value });
  return tags;
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

interface KeyedOptions {
  readonly options: readonly RawOption[];
  readonly keyReadings: readonly AnswerReading[] | undefined;
  readonly notes: readonly ImportProblem[];
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

/** Nobody wrote down that these keep their place: whoever imports them should know. */
function notesOfPlaces(options: readonly RawOption[]): ImportProblem[] {
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

function readTextFormat(written: string, problems: ImportProblem[]): TextFormat | null {
  if (written === '') return null;
  const format = TextFormat.options.find((known) => known === written.toLowerCase());
  if (format === undefined) problems.push({ column: 'text-format', message: 'must be plain or markdown' });
  return format ?? null;
}

const typeNames: Readonly<Record<string, ChoiceType | undefined>> = {
  singlechoice: 'single',
  multipleresponse: 'multiple',
  multipleselect: 'multiple',
  truefalse: 'true-false',
  boolean: 'true-false',
};

/** The type that is written down; without one it follows from the options and the number of right ones. */
function readType(written: string, options: readonly RawOption[], problems: ImportProblem[]): ChoiceType {
  const folded = written.toLowerCase().replaceAll(/[\s_/-]+/g, '');
  if (folded === '' || folded === 'multiplechoice') return typeOf(options);
  const type = choiceTypes.find((known) => known === folded) ?? typeNames[folded];
  if (type === undefined) {
    problems.push({ column: 'type', message: `must be ${choiceTypes.join(', ')} or empty` });
  }
  return type ?? 'single';
}

function typeOf(options: readonly RawOption[]): ChoiceType {
  if (options.length === 2) {
    const words = options.map((option) => option.text.toLowerCase()).sort();
    if (words[0] === 'false' && words[1] === 'true') return 'true-false';
  }
  return options.filter((option) => option.isCorrect).length > 1 ? 'multiple' : 'single';
}

/** Splits at any of the separators that no backslash takes its meaning from. */
function split(list: string, separators: string): string[] {
  if (list === '') return [];
  const items: string[] = [];
  let item = '';
  for (let index = 0; index < list.length; index += 1) {
    const character = list.charAt(index);
    const next = list.charAt(index + 1);
    if (character === '\\' && next !== '' && '\\;,'.includes(next)) {
      item += next;
      index += 1;
    } else if (separators.includes(character)) {
      items.push(item);
      item = '';
    } else item += character;
  }
  items.push(item);
  return items.map((text) => text.trim()).filter((text) => text !== '');
}

function columnOf([field, index, part]: readonly PropertyKey[], options: readonly RawOption[]): string {
  if (field === 'externalId') return 'question-id';
  if (field === 'domainCode') return 'domain';
  if (field === 'text') return 'question-text';
  if (field !== 'options') return String(field);
  if (typeof index !== 'number') return 'correct answer';
  const letter = options[index]?.letter ?? '';
  return part === 'explanation' ? `explanation-${letter}` : `option-${letter}`;
}
