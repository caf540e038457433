import { csvLine, csvTableOf } from '../export-csv.ts';
import { translatedCells, translatedColumns } from '../export-csv-translations.ts';
import { type FileTranslations, nestedTexts } from '../file-translations.ts';
import type { QuestionDraft } from '../question-draft.ts';
import type { ExportLosses } from './export-losses.ts';
import { kahootHeader } from './kahoot/kahoot-table.ts';
import { workbookFiles } from './kahoot/kahoot-workbook.ts';
import { kahootRowOf } from './kahoot/write-kahoot.ts';
import type { ImageInFile } from './question-file.ts';
import { foreignFormats, questionWriters } from './question-writers.ts';

export const exportFormats = ['csv', 'json', ...foreignFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A question, and what it says in other languages by field. */
export type WrittenQuestion = QuestionDraft & { readonly translations?: FileTranslations | undefined };

interface Writing {
  /** Those that a table has columns for. */
  readonly languages?: readonly string[];
  readonly format: ExportFormat;
  /** Makes a workbook of its files, for Kahoot's as a spreadsheet; without it the same columns are a table. */
  readonly zip?: ((files: Readonly<Record<string, string>>) => Promise<Uint8Array>) | undefined;
  readonly losses: ExportLosses;
  /** The images that a question names, for formats that hold them. */
  readonly imagesOf?: ((draft: QuestionDraft) => Promise<ReadonlyMap<string, ImageInFile>>) | undefined;
}

/** Questions as a file that an import takes, as they come. */
export function writeQuestions(
  drafts: AsyncIterable<WrittenQuestion>,
  { format, zip, losses, languages = [], imagesOf }: Writing,
): AsyncIterable<string | Uint8Array> {
  if (format === 'csv') return csvOf(drafts, { languages, losses });
  if (format === 'json') return jsonOf(drafts);
  if (format === 'kahoot' && zip !== undefined) return workbookOf(drafts, { zip, losses });
  return foreignOf(drafts, { format, losses, imagesOf });
}

async function* csvOf(
  drafts: AsyncIterable<WrittenQuestion>,
  { languages, losses }: { readonly languages: readonly string[]; readonly losses: ExportLosses },
): AsyncGenerator<string> {
  const { columns, rowOf } = csvTableOf();
  const translated = translatedColumns(columns);
  const others = languages.flatMap((language) => translated.map((column) => `${column}@${language}`));
  yield `${csvLine([...columns, ...others])}\n`;
  for await (const { translations = {}, ...draft } of drafts) {
    const left = Object.keys(translations).filter((language) => !languages.includes(language));
    losses.lose(
      draft,
      left.map((language) => `its texts in ${language}: say --lang ${language}`),
    );
    const cells = languages.flatMap((language) => {
      const said = translatedCells(draft, translations[language]);
      return translated.map((column) => said[column] ?? '');
    });
    yield `${csvLine([...rowOf(draft), ...cells])}\n`;
  }
}

async function* jsonOf(drafts: AsyncIterable<WrittenQuestion>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const { translations, ...draft } of drafts) {
    const said = Object.entries(translations ?? {}).map(([tag, texts]) => [tag, nestedTexts(texts)]);
    const whole = said.length === 0 ? draft : { ...draft, translations: Object.fromEntries(said) };
    yield `${lead}${JSON.stringify(whole)}`;
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}

interface ForeignWriting extends Pick<Writing, 'losses' | 'imagesOf'> {
  readonly format: Exclude<ExportFormat, 'csv' | 'json'>;
}

async function* foreignOf(
  drafts: AsyncIterable<WrittenQuestion>,
  { format, losses, imagesOf }: ForeignWriting,
): AsyncGenerator<string> {
  const writer = questionWriters[format]();
  yield writer.head;
  for await (const draft of drafts) {
    const written = writer.write(draft, format === 'moodle-xml' ? await imagesOf?.(draft) : undefined);
    if (written.refused !== undefined) losses.refuse(draft, written.refused);
    else {
      losses.lose(draft, [...written.lost, ...Object.keys(draft.translations ?? {}).map(inLanguage)]);
      yield written.text;
    }
  }
  yield writer.tail;
}

/** No other format has room for a second language. */
function inLanguage(language: string): string {
  return `its texts in ${language}`;
}

/** A workbook is zipped when it is whole; Kahoot takes a hundred questions of it. */
async function* workbookOf(
  drafts: AsyncIterable<WrittenQuestion>,
  { zip, losses }: Pick<Writing, 'losses'> & { readonly zip: NonNullable<Writing['zip']> },
): AsyncGenerator<Uint8Array> {
  const rows: (readonly string[])[] = [kahootHeader];
  for await (const draft of drafts) {
    const row = kahootRowOf(draft, rows.length);
    if (row.refused !== undefined) losses.refuse(draft, row.refused);
    else {
      losses.lose(draft, [...row.lost, ...Object.keys(draft.translations ?? {}).map(inLanguage)]);
      rows.push(row.cells);
    }
  }
  yield await zip(workbookFiles(rows));
}
