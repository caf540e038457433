import { type CsvColumn, optionLetters } from './import-csv-columns.ts';
import { tidyDraft } from './import-draft.ts';
import type { ChoiceDraft } from './question-draft.ts';

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
  'text-format',
  'fixed-options',
];

/** The cells of a question in the order of `csvColumns`: imported again they give the same question. */
export function csvRowOf(question: ChoiceDraft): string[] {
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
    draft.textFormat ?? '',
    fixedCell(draft),
  ];
}

function fixedCell({ options }: ChoiceDraft): string {
  if (options.every(({ isFixed }) => isFixed === undefined)) return '';
  const letters = options.flatMap(({ isFixed }, index) =>
    isFixed === true ? (optionLetters[index] ?? '') : [],
  );
  return letters.length === 0 ? 'none' : letters.join(',').toUpperCase();
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
  return cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
