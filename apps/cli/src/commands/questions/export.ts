import { EXPORT_LIMIT_MAX } from '@studyhall/domain/primitives';
import { ExportLosses } from '@studyhall/domain/quizzes/formats/export-losses';
import type { ImageInFile } from '@studyhall/domain/quizzes/formats/question-file';
import { type ExportFormat, writeQuestions } from '@studyhall/domain/quizzes/formats/write-questions';
import { imagesOfDraft } from '@studyhall/domain/quizzes/images/draft-images';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { explainFailure } from '../../connection/explain-failure.ts';
import { fetchImage } from '../../connection/fetch-image.ts';
import { found } from '../../connection/found.ts';
import { everyItem } from '../../connection/gather-pages.ts';
import type { Progress } from '../../output/progress.ts';
import type { Document } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { lossLines } from './loss-lines.ts';
import { ArchivePictures, writeArchive } from './write-archive.ts';
import { workbookZip } from './zip-workbook.ts';

export interface ExportOptions {
  readonly examCode: string;
  /** Only these; all where nothing is said. */
  readonly filter: {
    readonly domainCode?: string | undefined;
    readonly status?: 'draft' | 'published' | 'retired' | undefined;
  };
  readonly format: ExportFormat;
  readonly file: string | undefined;
  /** Those that a table has columns for. */
  readonly languages: readonly string[];
  /** Whether the pictures come along, beside the file in an archive. */
  readonly isZip: boolean;
  /** Says something to people when the work is done. */
  readonly say: (line: string) => void;
  readonly progress: Progress;
}

/** All questions of an exam, as an import takes them. They are asked for as they are written. */
export function exportQuestions(connection: Connection, options: ExportOptions): Document {
  const { api, server } = connection;
  const { examCode, filter, format, file, languages, isZip, progress, say } = options;
  const readPage = async (page: { readonly limit: number; readonly cursor?: string }) =>
    await found(api.quizzes.exportQuestions.query({ examCode, ...filter, ...page }), `exam "${examCode}"`);
  const pictures = new ArchivePictures((hash) => fetchImage(connection, hash));
  let count = 0;
  const counted = async function* () {
    try {
      for await (const draft of everyItem(readPage, EXPORT_LIMIT_MAX)) {
        count += 1;
        progress.show(`Exported ${count.toLocaleString('en')} questions`);
        yield isZip ? await pictures.named(draft, hashesOf(draft)) : draft;
      }
    } catch (error) {
      throw explainFailure(error, { server });
    } finally {
      progress.clear();
    }
  };
  const losses = new ExportLosses();
  const questions = writeQuestions(counted(), {
    ...{ format, zip: workbookZip(file), losses, languages },
    imagesOf: (draft) => imagesInFile(connection, draft),
  });
  const written = isZip ? writeArchive({ name: fileNames[format], chunks: questions, pictures }) : questions;
  return {
    kind: 'document',
    chunks: followedBy(written, () => lossLines(losses).forEach(say)),
    file,
    done: () => {
      const whole = (count - losses.refusedCount).toLocaleString('en');
      return `Exported ${whole} questions${file === undefined ? '' : ` to ${file}`}`;
    },
  };
}

/** What the file of questions in an archive is called. */
const fileNames: Readonly<Record<ExportFormat, string>> = {
  csv: 'questions.csv',
  json: 'questions.json',
  gift: 'questions.gift',
  aiken: 'questions.aiken',
  'moodle-xml': 'questions.xml',
  kahoot: 'questions.csv',
};

function hashesOf(draft: QuestionDraft): string[] {
  return [...new Set(imagesOfDraft(draft).map(({ hash }) => hash))];
}

/** The images of one question, as files within a file. */
async function imagesInFile(
  connection: Connection,
  draft: QuestionDraft,
): Promise<ReadonlyMap<string, ImageInFile>> {
  const images = new Map<string, ImageInFile>();
  for (const hash of hashesOf(draft)) {
    const image = await fetchImage(connection, hash);
    if (image !== undefined)
      images.set(hash, { name: `${hash}.${image.ending}`, base64: image.bytes.toString('base64') });
  }
  return images;
}

async function* followedBy<Chunk>(chunks: AsyncIterable<Chunk>, end: () => void): AsyncGenerator<Chunk> {
  yield* chunks;
  end();
}
