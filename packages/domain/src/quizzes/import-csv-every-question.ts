import { cellAt } from './import-csv-choice.ts';
import type { CsvLayout } from './import-csv-columns.ts';
import type { ImportProblem } from './import-draft.ts';
import {
  Difficulty,
  type QuestionDraft,
  type QuestionHint,
  type QuestionSource,
  TextFormat,
} from './question-draft.ts';
import type { CsvColumn } from './question-types/csv-words.ts';

type Common = Omit<QuestionDraft, 'type'>;

/** What a row says of what every question has. */
export function readCommon(layout: CsvLayout, cells: readonly string[], problems: ImportProblem[]): Common {
  // Named one by one: copying them costs a tenth of the row.
  const { hint, weight, source } = layout.hasExtras ? readExtras(layout, cells, problems) : NO_EXTRAS;
  return {
    externalId: cellAt(cells, layout.id) || null,
    domainCode: cellAt(cells, layout.domain),
    difficulty: readDifficulty(cellAt(cells, layout.difficulty), problems),
    textFormat: readTextFormat(cellAt(cells, layout.textFormat), problems),
    text: cellAt(cells, layout.text),
    tags: readTags(layout, cells),
    explanation: cellAt(cells, layout.explanation) || null,
    hint,
    weight,
    source,
  };
}

const NO_EXTRAS = { hint: null, weight: 1, source: null };

function readExtras({ places }: CsvLayout, cells: readonly string[], problems: ImportProblem[]) {
  const cell = (column: CsvColumn) => cellAt(cells, places.get(column) ?? -1);
  const number = (column: CsvColumn) => readNumber(cell(column), column, problems);
  return {
    hint: hintOf(cell('hint'), number('hint-cost'), problems),
    weight: number('weight') ?? 1,
    source: sourceOf(cell('source') || null, number('source-year'), cell('source-number') || null),
  };
}

function hintOf(text: string, cost: number | null, problems: ImportProblem[]): QuestionHint | null {
  if (text !== '') return { text, costPercent: cost ?? 0 };
  if (cost !== null) problems.push({ column: 'hint-cost', message: 'stands beside no hint' });
  return null;
}

function sourceOf(paper: string | null, year: number | null, number: string | null): QuestionSource | null {
  return paper === null && year === null && number === null ? null : { paper, year, number };
}

/** "25" and "25 %". */
function readNumber(written: string, column: CsvColumn, problems: ImportProblem[]): number | null {
  if (written === '') return null;
  const digits = /^(\d{1,6})\s?%?$/.exec(written)?.[1];
  if (digits === undefined) problems.push({ column, message: 'must be a whole number' });
  return digits === undefined ? null : Number(digits);
}

function readDifficulty(written: string, problems: ImportProblem[]): Difficulty | null {
  if (written === '') return null;
  const folded = written.toLowerCase();
  const difficulty = Difficulty.options.find((known) => known === folded);
  if (difficulty === undefined)
    problems.push({ column: 'difficulty', message: 'must be easy, medium or hard' });
  return difficulty ?? null;
}

function readTextFormat(written: string, problems: ImportProblem[]): TextFormat | null {
  if (written === '') return null;
  const format = TextFormat.options.find((known) => known === written.toLowerCase());
  if (format === undefined) problems.push({ column: 'text-format', message: 'must be plain or markdown' });
  return format ?? null;
}

function readTags(layout: CsvLayout, cells: readonly string[]): QuestionDraft['tags'] {
  const tags: QuestionDraft['tags'] = [];
  for (const value of split(cellAt(cells, layout.category), ';')) tags.push({ kind: 'category', value });
  for (const value of split(cellAt(cells, layout.tags), ';,')) tags.push({ kind: 'topic', value });
  return tags;
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
