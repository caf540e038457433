import { commonColumns, optionLetters } from './import-csv-columns.ts';
import { tidyDraft } from './import-draft.ts';
import { type ChoiceDraft, isChoiceDraft, type QuestionDraft } from './question-draft.ts';
import { csvWordsOf, type WordedType } from './question-types/csv-types.ts';
import { type CsvColumn, everyColumn } from './question-types/csv-words.ts';
import { type QuestionType, questionTypes } from './question-types/question-types.ts';

const columnsOfChoice: readonly CsvColumn[] = [
  ...optionLetters.flatMap((letter): CsvColumn[] => [`option-${letter}`, `explanation-${letter}`]),
  'correct answer',
  'fixed-options',
  'option-weights',
];

/** The columns that say something of a type, beside those of all. */
export function ownColumnsOf(type: QuestionType): readonly CsvColumn[] {
  return isWorded(type) ? csvWordsOf(type).columns : columnsOfChoice;
}

function isWorded(type: QuestionType): type is WordedType {
  return type !== 'single' && type !== 'multiple' && type !== 'true-false';
}

/** A file of questions of some types: its header, and the row of cells of a question in the order of that. */
export interface CsvTable {
  readonly columns: readonly CsvColumn[];
  rowOf(question: QuestionDraft): string[];
}

/** The table that questions of these types are written in: read again it gives the same questions. */
export function csvTableOf(types: readonly QuestionType[] = questionTypes): CsvTable {
  const used = new Set([...commonColumns, ...types.flatMap(ownColumnsOf)]);
  // What everybody knows comes first, and each explanation beside its option.
  const first: readonly CsvColumn[] = ['question-id', 'domain', 'question-text', 'type'];
  const columns = [...new Set([...first, ...columnsOfChoice, ...everyColumn])].filter((column) =>
    used.has(column),
  );
  return {
    columns,
    rowOf(question) {
      const cells = cellsOf(tidyDraft(question));
      return columns.map((column) => cells[column] ?? '');
    },
  };
}

type Cells = Partial<Record<CsvColumn, string>>;

/** What each column says of a tidied question. */
export function cellsOf(draft: QuestionDraft): Cells {
  const body = isWorded(draft.type) ? csvWordsOf(draft.type).write(draft) : {};
  return { ...commonCells(draft), ...(isChoiceDraft(draft) ? choiceCells(draft) : body) };
}

function commonCells(draft: QuestionDraft): Cells {
  const tags = (kind: 'category' | 'topic', separators: string) =>
    join(
      draft.tags.flatMap((tag) => (tag.kind === kind ? tag.value : [])),
      separators,
    );
  const { hint, weight, source } = draft;
  return {
    'question-id': draft.externalId ?? '',
    domain: draft.domainCode,
    'question-text': draft.text,
    type: draft.type,
    difficulty: draft.difficulty ?? '',
    category: tags('category', ';'),
    tags: tags('topic', ';,'),
    explanation: draft.explanation ?? '',
    'text-format': draft.textFormat ?? '',
    hint: hint?.text ?? '',
    'hint-cost': hint === null ? '' : String(hint.costPercent),
    weight: weight === 1 ? '' : String(weight),
    source: source?.paper ?? '',
    'source-year': source?.year?.toString() ?? '',
    'source-number': source?.number ?? '',
  };
}

function choiceCells(draft: ChoiceDraft): Cells {
  const cells: Cells = {
    'correct answer': lettersWhere(draft, ({ isCorrect }) => isCorrect),
    'fixed-options': fixedCell(draft),
    'option-weights': draft.options
      .flatMap(({ weightPercent }, index) =>
        weightPercent === undefined ? [] : `${optionLetters[index]?.toUpperCase()}=${weightPercent}`,
      )
      .join(', '),
  };
  for (const [index, { text, explanation }] of draft.options.entries()) {
    cells[`option-${optionLetters[index]}`] = text;
    cells[`explanation-${optionLetters[index]}`] = explanation;
  }
  return cells;
}

function lettersWhere(
  { options }: ChoiceDraft,
  holds: (option: ChoiceDraft['options'][number]) => boolean,
): string {
  return options
    .flatMap((option, index) => (holds(option) ? (optionLetters[index] ?? '') : []))
    .join(',')
    .toUpperCase();
}

function fixedCell(draft: ChoiceDraft): string {
  if (draft.options.every(({ isFixed }) => isFixed === undefined)) return '';
  return lettersWhere(draft, ({ isFixed }) => isFixed === true) || 'none';
}

function join(values: readonly string[], separators: string): string {
  return values
    .map((value) =>
      value.replaceAll(/[\\;,]/g, (mark) => (`\\${separators}`.includes(mark) ? `\\${mark}` : mark)),
    )
    .join(';');
}

const NEEDS_QUOTES = /["\n\r,;\t]|^\s|\s$/;

/** One line of a CSV file (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  // Most cells of a row are empty: a table of all types has a hundred columns.
  return cells
    .map((cell) => (cell !== '' && NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
