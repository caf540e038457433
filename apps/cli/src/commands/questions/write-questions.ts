import { csvLine, csvTableOf } from '@studyhall/domain/quizzes/export-csv';
import { translatedCells, translatedColumns } from '@studyhall/domain/quizzes/export-csv-translations';
import { type FileTranslations, nestedTexts } from '@studyhall/domain/quizzes/file-translations';
import { kahootHeader } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-table';
import { workbookFiles } from '@studyhall/domain/quizzes/formats/kahoot/kahoot-workbook';
import { kahootRowOf } from '@studyhall/domain/quizzes/formats/kahoot/write-kahoot';
import type { ImageInFile } from '@studyhall/domain/quizzes/formats/question-file';
import { foreignFormats, questionWriters } from '@studyhall/domain/quizzes/formats/question-writers';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { plural } from '../../output/plural.ts';

export const exportFormats = ['csv', 'json', ...foreignFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many questions are named for each thing that a format does not hold. */
const NAMED = 3;

/** What a format does not hold of the questions that were written, and which it does not hold at all. */
export class Losses {
  refusedCount = 0;
  readonly #refused = new Map<string, string[]>();
  readonly #lost = new Map<string, string[]>();

  refuse(draft: QuestionDraft, reason: string): void {
    this.refusedCount += 1;
    this.#refused.set(reason, [...(this.#refused.get(reason) ?? []), nameOf(draft)]);
  }

  lose(draft: QuestionDraft, parts: readonly string[]): void {
    for (const part of parts) this.#lost.set(part, [...(this.#lost.get(part) ?? []), nameOf(draft)]);
  }

  /** One for each reason, with the first questions that it is about. */
  lines(): string[] {
    const refused = [...this.#refused].map(
      ([reason, names]) => `${counted(names)} not written: ${reason} (${shown(names)})`,
    );
    const lost = [...this.#lost].map(
      ([part, names]) => `${counted(names)} written without ${part} (${shown(names)})`,
    );
    return [...refused, ...lost];
  }
}

function nameOf({ externalId, text }: QuestionDraft): string {
  const name = externalId ?? text;
  return name.length > 40 ? `${name.slice(0, 39).trimEnd()}…` : name;
}

function counted(names: readonly string[]): string {
  return plural(names.length, 'question was', 'questions were');
}

function shown(names: readonly string[]): string {
  const first = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${first} …` : first;
}

/** A question, and what it says in other languages by field. */
export type WrittenQuestion = QuestionDraft & { readonly translations?: FileTranslations | undefined };

interface Writing {
  /** Those that a table has columns for. */
  readonly languages?: readonly string[];
  readonly format: ExportFormat;
  readonly file: string | undefined;
  readonly losses: Losses;
  /** The images that a question names, for formats that hold them. */
  readonly imagesOf?: ((draft: QuestionDraft) => Promise<ReadonlyMap<string, ImageInFile>>) | undefined;
}

/** Questions as a file that an import takes, as they come. */
export function writeQuestions(
  drafts: AsyncIterable<WrittenQuestion>,
  { format, file, losses, languages = [], imagesOf }: Writing,
): AsyncIterable<string | Uint8Array> {
  if (format === 'csv') return csvOf(drafts, { languages, losses });
  if (format === 'json') return jsonOf(drafts);
  const isWorkbook = format === 'kahoot' && file?.toLowerCase().endsWith('.xlsx') === true;
  return isWorkbook ? workbookOf(drafts, losses) : foreignOf(drafts, { format, losses, imagesOf });
}

async function* csvOf(
  drafts: AsyncIterable<WrittenQuestion>,
  { languages, losses }: { readonly languages: readonly string[]; readonly losses: Losses },
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

/** A workbook is zipped when it is whole; Kahoot takes a hundred questions of it. */
/** No other format has room for a second language. */
function inLanguage(language: string): string {
  return `its texts in ${language}`;
}

async function* workbookOf(
  drafts: AsyncIterable<WrittenQuestion>,
  losses: Losses,
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
  // Few commands write a workbook, and each would load it.
  const { strToU8, zipSync } = await import('fflate');
  const files = Object.entries(workbookFiles(rows)).map(([name, text]) => [name, strToU8(text)]);
  yield zipSync(Object.fromEntries(files));
}
