import {
  checkFileTranslations,
  type FileTranslations,
  inOtherWords,
  originalOfDraft,
  splitTranslations,
} from '@studyhall/domain/quizzes/file-translations';
import { withAddresses } from '@studyhall/domain/quizzes/images/markdown-images';
import { type CsvDraft, type CsvReading, draftFromCsvRow } from '@studyhall/domain/quizzes/import-csv';
import type { CsvLayout } from '@studyhall/domain/quizzes/import-csv-columns';
import {
  type TranslationColumns,
  translationsOfRow,
} from '@studyhall/domain/quizzes/import-csv-translations';
import type { TextReading } from '@studyhall/domain/quizzes/import-draft';
import { draftFromJson } from '@studyhall/domain/quizzes/import-json';
import { translatableTexts } from '@studyhall/domain/quizzes/question-texts';
import { hashOfTexts } from '../../platform/translations.ts';

/** A draft with what the file says of it in other languages, as it is stored. */
export type TranslatedDraft = CsvDraft & {
  readonly translations?: Readonly<Record<string, object>>;
};

interface Said {
  readonly said: FileTranslations;
  readonly reading: TextReading;
  readonly columnOf: (field: string, language: string) => string;
}

/** A question is taken with all its translations or not at all: nothing of a file is dropped silently. */
function withTranslations(draft: CsvDraft, { said, reading, columnOf }: Said): TranslatedDraft {
  if (draft.draft === undefined) return draft;
  const original = originalOfDraft(draft.draft);
  const shown = original.textFormat === 'markdown' ? withPicturesOf(said, reading) : said;
  const checked = checkFileTranslations(original, shown, { readMarkdown: reading.readMarkdown, columnOf });
  if (checked.problems !== undefined) return { problems: checked.problems, keyReadings: draft.keyReadings };
  const of = hashOfTexts(translatableTexts(original));
  const stored = Object.entries(checked.translations).map(([tag, parts]) => [tag, { of, ...parts }] as const);
  return stored.length === 0 ? draft : { ...draft, translations: Object.fromEntries(stored) };
}

/** Pictures that came with the file by their address here, as the original names them; others are told by the original. */
function withPicturesOf(said: FileTranslations, { findPicture }: TextReading): FileTranslations {
  if (findPicture === undefined) return said;
  const addressOf = (name: string) => {
    const found = findPicture(name);
    return found?.problem === undefined ? found?.address : undefined;
  };
  return inOtherWords(said, (text) => withAddresses(text, addressOf));
}

const LETTERS = 'abcdefghij';

/** The column that an author looks for: `option-b@de`. */
function csvColumnOf(field: string, language: string): string {
  const [, index, part] = /^options\.(\d+)\.(text|explanation)$/.exec(field) ?? [];
  const name = part === 'text' ? 'option' : 'explanation';
  const column =
    index === undefined
      ? field === 'text'
        ? 'question-text'
        : field
      : `${name}-${LETTERS[Number(index)] ?? ''}`;
  return `${column}@${language}`;
}

/** What the columns of a table say; `columns` those of other languages, where it has such. */
export interface TranslatedLayout {
  readonly layout: CsvLayout;
  readonly columns: TranslationColumns | undefined;
}

/** The question of a row, with its translations where the file has columns of them. */
export function translatedFromCsvRow(
  { layout, columns }: TranslatedLayout,
  cells: readonly string[],
  reading: CsvReading,
): TranslatedDraft {
  if (columns === undefined) return draftFromCsvRow(layout, cells, reading);
  const read = draftFromCsvRow(layout, columns.own(cells), reading);
  if (read.draft === undefined) return read;
  const said = translationsOfRow({ columns, layout, cells, draft: read.draft });
  return withTranslations(read, { said, reading, columnOf: csvColumnOf });
}

/** The same of a JSON value. */
export function translatedFromJson(value: unknown, reading: TextReading): TranslatedDraft {
  const { question, translations, problems } = splitTranslations(value);
  const read = draftFromJson(question, reading);
  if (problems.length > 0) return { problems: [...(read.problems ?? []), ...problems] };
  return withTranslations(read, {
    said: translations,
    reading,
    columnOf: (field, language) => `translations.${language}.${field}`,
  });
}
