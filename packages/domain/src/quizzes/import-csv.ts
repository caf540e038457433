import { type CsvColumn, type CsvLayout, optionLetters } from './import-csv-columns.ts';
import { type CheckedDraft, checkDraft, type ImportProblem, tidyDraft } from './import-draft.ts';
import { Difficulty, type QuestionDraft, QuestionType } from './schemas.ts';

interface RawOption {
  readonly letter: string;
  readonly text: string;
  readonly explanation: string;
  readonly isCorrect: boolean;
}

/** The draft that a row of cells says, or everything that is wrong with it, by the names of the columns. */
export function draftFromCsvRow(layout: CsvLayout, cells: readonly string[]): CheckedDraft {
  const problems: ImportProblem[] = [];
  demandNamed(layout, cells, problems);
  const options = readOptions(layout, cells, problems);
  const type = readType(cellAt(cells, layout.type), options, problems);
  const difficulty = readDifficulty(cellAt(cells, layout.difficulty), problems);
  if (problems.length > 0) return { problems };
  const draft = {
    externalId: cellAt(cells, layout.id) || null,
    domainCode: cellAt(cells, layout.domain),
    type,
    difficulty,
    text: cellAt(cells, layout.text),
    options: options.map(({ text, explanation, isCorrect }) => ({ text, explanation, isCorrect })),
    tags: readTags(layout, cells),
    explanation: cellAt(cells, layout.explanation) || null,
  };
  return checkDraft(draft, (path) => columnOf(path, options));
}

function cellAt(cells: readonly string[], place: number): string {
  return cells[place]?.trim() ?? '';
}

function demandNamed({ named }: CsvLayout, cells: readonly string[], problems: ImportProblem[]): void {
  if (cells.length <= named.size) return;
  const extra = cells.findIndex((text, index) => text !== '' && !named.has(index));
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
  const keys = readKeys(cellAt(cells, layout.key), options, problems);
  return options.map((option) => (keys.includes(option.letter) ? { ...option, isCorrect: true } : option));
}

const LETTERS = /^[a-j](?:[\s,;/|&+]*[a-j])*$/i;

/** The letters of the right options: "A", "A,C", "AC" — or the words of one option. */
function readKeys(key: string, options: readonly RawOption[], problems: ImportProblem[]): string {
  const fail = (message: string): string => {
    problems.push({ column: 'correct answer', message });
    return '';
  };
  if (key === '') return fail('is empty');
  const folded = key.toLowerCase();
  if (!LETTERS.test(key)) {
    const named = options.find((option) => option.text.toLowerCase() === folded);
    return named?.letter ?? fail('must be letters of options, such as A or A,C');
  }
  const letters = folded.length === 1 ? folded : folded.replaceAll(/[^a-j]+/g, '');
  for (const letter of letters) {
    const isThere = options.some((option) => option.letter === letter);
    if (!isThere) return fail(`names option ${letter.toUpperCase()}, which is empty`);
    if (letters.indexOf(letter) !== letters.lastIndexOf(letter)) return fail('names an option twice');
  }
  return letters;
}

const typeNames: Readonly<Record<string, QuestionType | undefined>> = {
  singlechoice: 'single',
  multipleresponse: 'multiple',
  multipleselect: 'multiple',
  truefalse: 'true-false',
  boolean: 'true-false',
};

/** The type that is written down; without one it follows from the options and the number of right ones. */
function readType(written: string, options: readonly RawOption[], problems: ImportProblem[]): QuestionType {
  const folded = written.toLowerCase().replaceAll(/[\s_/-]+/g, '');
  if (folded === '' || folded === 'multiplechoice') return typeOf(options);
  const type = QuestionType.options.find((known) => known === folded) ?? typeNames[folded];
  if (type === undefined) {
    problems.push({ column: 'type', message: `must be ${QuestionType.options.join(', ')} or empty` });
  }
  return type ?? 'single';
}

function typeOf(options: readonly RawOption[]): QuestionType {
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

function join(values: readonly string[], separators: string): string {
  return values
    .map((value) =>
      value.replaceAll(/[\\;,]/g, (mark) => (`\\${separators}`.includes(mark) ? `\\${mark}` : mark)),
    )
    .join(';');
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

/** The header of an exported file: every column that `csvRowOf` fills. */
export const csvColumns: readonly CsvColumn[] = [
  'question-id',
  'domain',
  'question-text',
  ...optionLetters.flatMap((letter): CsvColumn[] => [`option-${letter}`, `explanation-${letter}`]),
  'correct answer',
  'type',
  'difficulty',
  'category',
  'tags',
  'explanation',
];

/** The cells of a question in the order of `csvColumns`: imported again they give the same question. */
export function csvRowOf(question: QuestionDraft): string[] {
  const draft = tidyDraft(question);
  const tags = (kind: 'category' | 'topic', separators: string) =>
    join(
      draft.tags.flatMap((tag) => (tag.kind === kind ? tag.value : [])),
      separators,
    );
  const keys = draft.options.flatMap((option, index) =>
    option.isCorrect ? (optionLetters[index] ?? '') : [],
  );
  return [
    draft.externalId ?? '',
    draft.domainCode,
    draft.text,
    ...optionLetters.flatMap((_, index) => {
      const option = draft.options[index];
      return option === undefined ? ['', ''] : [option.text, option.explanation];
    }),
    keys.join(',').toUpperCase(),
    draft.type,
    draft.difficulty ?? '',
    tags('category', ';'),
    tags('topic', ';,'),
    draft.explanation ?? '',
  ];
}

const NEEDS_QUOTES = /["\n\r,;\t]|^\s|\s$/;

/** One line of a CSV file (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
