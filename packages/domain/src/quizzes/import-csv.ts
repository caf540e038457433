import {
  cellAt,
  columnOfChoice,
  notesOfPlaces,
  type RawOption,
  readChoice,
  typeOfOptions,
} from './import-csv-choice.ts';
import { type CsvLayout, commonColumns } from './import-csv-columns.ts';
import { readCommon } from './import-csv-every-question.ts';
import {
  type CheckedDraft,
  checkDraft,
  type DraftCandidate,
  type ImportProblem,
  type TextReading,
  UNSAID,
} from './import-draft.ts';
import { type AnswerReading, answerReadings } from './import-keys.ts';
import { type ChoiceType, choiceTypes } from './question-types/choice/body.ts';
import { csvWordsOf, type WordedType } from './question-types/csv-types.ts';
import type { CellReader, CsvColumn } from './question-types/csv-words.ts';
import { questionTypes } from './question-types/question-types.ts';

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

/** The draft that a row of cells says, or everything that is wrong with it, by the names that the file has for its columns. */
export function draftFromCsvRow(
  layout: CsvLayout,
  cells: readonly string[],
  reading: CsvReading = BY_ITSELF,
): CsvDraft {
  const read = readRow(layout, cells, reading);
  if (read.problems !== undefined) return { ...read, problems: asWritten(layout, read.problems) };
  return read.notes === undefined ? read : { ...read, notes: asWritten(layout, read.notes) };
}

function asWritten({ written }: CsvLayout, problems: readonly ImportProblem[]): ImportProblem[] {
  return problems.map((problem) => ({ ...problem, column: written.get(problem.column) ?? problem.column }));
}

function readRow(layout: CsvLayout, cells: readonly string[], reading: CsvReading): CsvDraft {
  const problems: ImportProblem[] = [];
  demandCells(layout, cells, problems);
  if (problems.length > 0) return { problems };
  const type = readType(layout, cells, problems);
  const row = { layout, cells, reading };
  return type === 'choice' || isChoice(type)
    ? choiceOfRow(row, type, problems)
    : wordedOfRow(row, type, problems);
}

interface Row {
  readonly layout: CsvLayout;
  readonly cells: readonly string[];
  readonly reading: CsvReading;
}

function choiceOfRow(
  { layout, cells, reading }: Row,
  said: ChoiceType | 'choice',
  problems: ImportProblem[],
): CsvDraft {
  const { options, keyReadings, notes } = readChoice(
    { layout, cells, answers: reading.answers, isTrueFalse: said === 'true-false' },
    problems,
  );
  const type = said === 'choice' ? typeOfOptions(options) : said;
  refuseOthers(layout.others, cells, { layout, type, problems });
  const common = readCommon(layout, cells, problems);
  if (problems.length > 0) return { problems, keyReadings };
  // Part by part: a copy by spreading takes several times as long.
  const candidate = {
    externalId: common.externalId,
    domainCode: common.domainCode,
    type,
    difficulty: common.difficulty,
    textFormat: common.textFormat,
    text: common.text,
    options: options.map(draftOption),
    tags: common.tags,
    explanation: common.explanation,
    hint: common.hint,
    weight: common.weight,
    source: common.source,
  };
  const checked = checkDraft(
    candidate,
    (path) => (path[0] === 'options' ? columnOfChoice(path, options) : columnOfCommon(path)),
    reading,
  );
  if (checked.draft === undefined) return { ...checked, keyReadings };
  const allNotes = [...notes, ...notesOfPlaces(options)];
  return allNotes.length === 0 ? { ...checked, keyReadings } : { ...checked, keyReadings, notes: allNotes };
}

function draftOption({ text, explanation, isCorrect, isFixed, weightPercent }: RawOption) {
  const option = { text, explanation, isCorrect, isFixed };
  return weightPercent === undefined ? option : { ...option, weightPercent };
}

/** The bodies of other types are read by their words; what stands under a column of another type is refused. */
function wordedOfRow({ layout, cells, reading }: Row, type: WordedType, problems: ImportProblem[]): CsvDraft {
  const words = csvWordsOf(type);
  const cell: CellReader = (column) => cellAt(cells, layout.places.get(column) ?? -1);
  const foreign = [...layout.places.keys()].filter(
    (column) => !commonColumns.has(column) && !words.columns.includes(column),
  );
  refuseOthers(foreign, cells, { layout, type, problems });
  const { body, columnOf } = words.read(cell, problems);
  const common = readCommon(layout, cells, problems);
  if (problems.length > 0) return { problems };
  const parts = new Set(Object.keys(body));
  return checkDraft(
    { ...common, type, ...body } as DraftCandidate,
    (path) => (parts.has(String(path[0])) ? columnOf(path) : columnOfCommon(path)),
    reading,
  );
}

interface Refusing {
  readonly layout: CsvLayout;
  readonly type: string;
  readonly problems: ImportProblem[];
}

function refuseOthers(
  columns: readonly CsvColumn[],
  cells: readonly string[],
  { layout, type, problems }: Refusing,
): void {
  for (const column of columns) {
    if (cellAt(cells, layout.places.get(column) ?? -1) === '') continue;
    problems.push({ column, message: `says nothing to a question of the type ${type}` });
  }
}

/** More than the longest text of a question has, and than a list of texts with what is said of each. */
const MAX_CELL_CHARACTERS = 20_000;
const MAX_LIST_CHARACTERS = 200_000;
const isList = (column: CsvColumn | undefined): boolean =>
  column !== undefined && /^(?:accepted|correct answer|gap-\w)$/.test(column);

function demandCells(
  { columns, ignored }: CsvLayout,
  cells: readonly string[],
  problems: ImportProblem[],
): void {
  for (let index = 0; index < cells.length; index += 1) {
    const { length } = cells[index] ?? '';
    if (length <= MAX_CELL_CHARACTERS) continue;
    const column = columns.get(index);
    const most = isList(column) ? MAX_LIST_CHARACTERS : MAX_CELL_CHARACTERS;
    if (length <= most) continue;
    const message = `is longer than ${most === MAX_LIST_CHARACTERS ? '200,000' : '20,000'} characters`;
    problems.push({ column: column ?? `cell ${index + 1}`, message });
  }
  if (cells.length <= columns.size) return;
  const extra = cells.findIndex((text, index) => text !== '' && !columns.has(index) && !ignored.has(index));
  if (extra !== -1) problems.push({ column: `cell ${extra + 1}`, message: 'stands under no column' });
}

const typeNames: Readonly<Record<string, RowType | undefined>> = {
  multiplechoice: 'choice',
  choice: 'choice',
  singlechoice: 'single',
  multipleresponse: 'multiple',
  multipleselect: 'multiple',
  multipleanswer: 'multiple',
  truefalse: 'true-false',
  boolean: 'true-false',
  shortanswer: 'short',
  text: 'short',
  numerical: 'numeric',
  number: 'numeric',
  match: 'matching',
  order: 'ordering',
  sequence: 'ordering',
  cloze: 'gaps',
  gap: 'gaps',
  gaptext: 'gaps',
  fillintheblank: 'gaps',
  fillintheblanks: 'gaps',
  essay: 'open',
  freetext: 'open',
};

/** A choice is of the type that its options say. */
type RowType = ChoiceType | WordedType | 'choice';

function isChoice(type: RowType): type is ChoiceType {
  return choiceTypes.some((known) => known === type);
}

/** What a filled cell says of the type where nobody says it. */
const implied: Readonly<Partial<Record<CsvColumn, WordedType>>> = {
  accepted: 'short',
  tolerance: 'numeric',
  units: 'numeric',
  'match-a': 'matching',
  grading: 'ordering',
  'gap-a': 'gaps',
  'model-answer': 'open',
};

/** The type that is written down; without one it follows from the columns that are filled. */
function readType(layout: CsvLayout, cells: readonly string[], problems: ImportProblem[]): RowType {
  const written = cellAt(cells, layout.type);
  if (written === '') return impliedType(layout, cells);
  const folded = written.toLowerCase().replaceAll(/[\s_/-]+/g, '');
  const type = questionTypes.find((known) => known === folded) ?? typeNames[folded];
  if (type === undefined) {
    problems.push({ column: 'type', message: `must be ${questionTypes.join(', ')} or empty` });
  }
  return type ?? 'choice';
}

function impliedType({ others, places }: CsvLayout, cells: readonly string[]): RowType {
  for (const column of others) {
    const type = implied[column];
    if (type !== undefined && cellAt(cells, places.get(column) ?? -1) !== '') return type;
  }
  return 'choice';
}

const commonNames: Readonly<Record<string, CsvColumn>> = {
  externalId: 'question-id',
  domainCode: 'domain',
  text: 'question-text',
  textFormat: 'text-format',
};

function columnOfCommon([field, part]: readonly PropertyKey[]): string {
  if (field === 'hint') return part === 'costPercent' ? 'hint-cost' : 'hint';
  if (field === 'source') return part === 'paper' || part === undefined ? 'source' : `source-${String(part)}`;
  return commonNames[String(field)] ?? String(field);
}
