import { localeOf } from '../locale.ts';
import { isTextLanguage } from '../text-language.ts';
import { type FileTranslations, fieldsByText, originalOfDraft } from './file-translations.ts';
import type { CsvLayout } from './import-csv-columns.ts';
import { type ColumnNames, meaningOf } from './import-csv-names.ts';
import type { ImportProblem } from './import-draft.ts';
import { isChoiceDraft, type QuestionDraft } from './question-draft.ts';
import { csvWordsOf } from './question-types/csv-types.ts';
import type { CsvColumn } from './question-types/csv-words.ts';
import { rulesOf } from './question-types/question-types.ts';
import { tidyText } from './tidy-text.ts';

/** The columns of a file that say something in another language: `option-a@de`. */
export interface TranslationColumns {
  /** The cells of a row without them. */
  own(cells: readonly string[]): readonly string[];
  readonly languages: readonly string[];
  /** The cell of a row in a language; empty where the file has no such column. */
  cell(cells: readonly string[], column: CsvColumn, language: string): string;
  readonly problems: readonly ImportProblem[];
}

interface Marked {
  readonly place: number;
  readonly column: CsvColumn;
  readonly language: string;
}

const MARK = /^(.{1,60}?)\s*@\s*([A-Za-z][A-Za-z0-9-]{1,34})$/;

/** Undefined for a file that says nothing in other languages: nearly all of them. */
export function translationColumnsOf(
  header: readonly string[],
  names: ColumnNames = new Map(),
): TranslationColumns | undefined {
  // What is said of a whole header goes before what it looks like.
  const isMarked = (cell: string) => MARK.test(cell.trim()) && meaningOf(cell, names) === undefined;
  if (!header.some(isMarked)) return undefined;
  const problems: ImportProblem[] = [];
  const marked = header.flatMap((cell, place): Marked[] => {
    const [, name, tag] = isMarked(cell) ? (MARK.exec(cell.trim()) ?? []) : [];
    if (name === undefined || tag === undefined) return [];
    const column = meaningOf(name, names);
    const language = canonical(tag);
    if (column === 'ignore') return [];
    if (column === undefined) problems.push({ column: cell.trim(), message: 'is not a known column' });
    else if (language === undefined)
      problems.push({ column: cell.trim(), message: 'names no language, such as de or pt-BR' });
    else return [{ place, column, language }];
    return [];
  });
  const places = new Map(marked.map(({ place, column, language }) => [`${column}@${language}`, place]));
  const isOther = new Set(header.flatMap((cell, place) => (isMarked(cell) ? [place] : [])));
  return {
    own: (cells) => cells.filter((_, place) => !isOther.has(place)),
    languages: [...new Set(marked.map(({ language }) => language))],
    cell: (cells, column, language) => cells[places.get(`${column}@${language}`) ?? -1]?.trim() ?? '',
    problems,
  };
}

/** "DE" means de; undefined for what is no language. */
function canonical(tag: string): string | undefined {
  const found = localeOf(tag);
  return found.toLowerCase() === tag.toLowerCase() && isTextLanguage(found) ? found : undefined;
}

interface TranslatedRow {
  readonly columns: TranslationColumns;
  readonly layout: CsvLayout;
  /** With those of other languages. */
  readonly cells: readonly string[];
  readonly draft: QuestionDraft;
}

/** What a row says of its question in other languages, by field. */
export function translationsOfRow({ columns, layout, cells, draft }: TranslatedRow): FileTranslations {
  const own = columns.own(cells);
  const cellOf = (column: CsvColumn) => own[layout.places.get(column) ?? -1]?.trim() ?? '';
  const fieldOf = fieldsByText(originalOfDraft(draft));
  const saidIn = (language: string): Record<string, string> => {
    const inLanguage = (column: CsvColumn) => columns.cell(cells, column, language);
    const said: Record<string, string> = {
      text: inLanguage('question-text'),
      hint: inLanguage('hint'),
      explanation: inLanguage('explanation'),
    };
    const read = isChoiceDraft(draft) ? choiceTexts : bodyTexts;
    for (const { field, original, text } of read({ draft, cellOf, inLanguage }))
      said[fieldOf(field, tidyText(original))] = text;
    return said;
  };
  return Object.fromEntries(columns.languages.map((language) => [language, saidIn(language)]));
}

interface Reading {
  readonly draft: QuestionDraft;
  readonly cellOf: (column: CsvColumn) => string;
  readonly inLanguage: (column: CsvColumn) => string;
}

interface ReadText {
  readonly field: string;
  readonly original: string;
  readonly text: string;
}

const LETTERS = 'abcdefghij'.split('');

/** Options stand in columns of their own, each with its reason. */
function choiceTexts({ cellOf, inLanguage }: Reading): ReadText[] {
  const filled = LETTERS.filter((letter) => cellOf(`option-${letter}`) !== '');
  return filled.flatMap((letter, index) =>
    (['option', 'explanation'] as const).map((name) => ({
      field: `options.${index}.${name === 'option' ? 'text' : 'explanation'}`,
      original: cellOf(`${name}-${letter}`),
      text: inLanguage(`${name}-${letter}`),
    })),
  );
}

/** What other types say is written in another language as it is in the first: read in the same way, and laid beside it. */
function bodyTexts({ draft, cellOf, inLanguage }: Reading): ReadText[] {
  if (isChoiceDraft(draft)) return [];
  const words = csvWordsOf(draft.type);
  const textsOf = (body: object) =>
    new Map(
      rulesOf(draft.type)
        .textsOf(body)
        .map((one) => [one.path.join('.'), one]),
    );
  const first = words.read(cellOf, []);
  const other = words.read((column) => inLanguage(column) || cellOf(column), []);
  const originals = textsOf(first.body);
  return [...textsOf(other.body)].flatMap(([field, { path, text, role }]) => {
    const isSaid = inLanguage(other.columnOf(path)) !== '' && role !== 'typed';
    return isSaid ? [{ field, original: originals.get(field)?.text ?? '', text }] : [];
  });
}
