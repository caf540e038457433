import { type CsvColumn, type CsvLayout, optionLetters } from './import-csv-columns.ts';
import { type CheckedDraft, checkDraft, type ImportProblem, tidyDraft } from './import-draft.ts';
import { Difficulty, type QuestionDraft, QuestionType } from './schemas.ts';
import { trueFirst } from './true-false.ts';

type RawOption = QuestionDraft['options'][number] & { readonly letter: string };

/** The draft that a row of cells says, or everything that is wrong with it, by the names of the columns. */
export function draftFromCsvRow(layout: CsvLayout, cells: readonly string[]): CheckedDraft {
  const problems: ImportProblem[] = [];
  const cell = (column: CsvColumn): string => {
    const index = layout.get(column);
    return index === undefined ? '' : (cells[index] ?? '').trim();
  };
  if (cells.length > layout.size && cells.some((text, index) => text !== '' && !isNamed(layout, index))) {
    problems.push({ column: `cell ${cells.length}`, message: 'stands under no column' });
  }
  const read = readOptions(cell, problems);
  const type = readType(cell('type'), read, problems);
  const options = type === 'true-false' ? trueFirst(read) : read;
  const difficulty = readDifficulty(cell('difficulty'), problems);
  if (problems.length > 0) return { problems };
  return checkDraft(
    {
      externalId: cell('question-id') || null,
      domainCode: cell('domain'),
      type,
      difficulty,
      text: cell('question-text'),
      options: options.map(({ text, explanation, isCorrect }) => ({ text, explanation, isCorrect })),
      tags: [
        ...split(cell('category'), ';').map((value) => ({ kind: 'category' as const, value })),
        ...split(cell('tags'), ';,').map((value) => ({ kind: 'topic' as const, value })),
      ],
      explanation: cell('explanation') || null,
    },
    (path) => columnOf(path, options),
  );
}

function readDifficulty(written: string, problems: ImportProblem[]): Difficulty | null {
  const difficulty = Difficulty.options.find((known) => known === written.toLowerCase());
  if (difficulty === undefined && written !== '') {
    problems.push({ column: 'difficulty', message: 'must be easy, medium or hard' });
  }
  return difficulty ?? null;
}

function isNamed(layout: CsvLayout, index: number): boolean {
  for (const named of layout.values()) if (named === index) return true;
  return false;
}

function readOptions(cell: (column: CsvColumn) => string, problems: ImportProblem[]): RawOption[] {
  const texts = optionLetters.map((letter) => cell(`option-${letter}`));
  const keys = readKeys(cell('correct answer'), texts, problems);
  return optionLetters.flatMap((letter, index) => {
    const text = texts[index] ?? '';
    const explanation = cell(`explanation-${letter}`);
    if (text !== '') return [{ letter, text, explanation, isCorrect: keys.has(letter) }];
    if (explanation !== '') problems.push({ column: `option-${letter}`, message: 'is empty but explained' });
    return [];
  });
}

const LETTERS = /^[a-j](?:[\s,;/|&+]*[a-j])*$/i;

/** The letters of the right options: "A", "A,C", "AC" — or the words of one option. */
function readKeys(key: string, texts: readonly string[], problems: ImportProblem[]): ReadonlySet<string> {
  const fail = (message: string): ReadonlySet<string> => {
    problems.push({ column: 'correct answer', message });
    return new Set();
  };
  if (key === '') return fail('is empty');
  if (!LETTERS.test(key)) {
    const folded = key.toLowerCase();
    const index = texts.findIndex((text) => text !== '' && text.toLowerCase() === folded);
    const letter = optionLetters[index];
    return letter === undefined ? fail('must be letters of options, such as A or A,C') : new Set([letter]);
  }
  const letters = key.toLowerCase().match(/[a-j]/g) ?? [];
  const empty = letters.find((letter) => (texts[optionLetters.indexOf(letter)] ?? '') === '');
  if (empty !== undefined) return fail(`names option ${empty.toUpperCase()}, which is empty`);
  if (new Set(letters).size < letters.length) return fail('names an option twice');
  return new Set(letters);
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
  const words = options.map((option) => option.text.toLowerCase()).sort();
  if (words.length === 2 && words[0] === 'false' && words[1] === 'true') return 'true-false';
  return options.filter((option) => option.isCorrect).length > 1 ? 'multiple' : 'single';
}

/** Splits at any of the separators that no backslash takes its meaning from. */
function split(list: string, separators: string): string[] {
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
