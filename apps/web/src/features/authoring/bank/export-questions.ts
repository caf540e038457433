import { EXPORT_LIMIT_MAX } from '@studyhall/domain/primitives';
import { type ExportLoss, ExportLosses } from '@studyhall/domain/quizzes/formats/export-losses';
import type { ImageInFile } from '@studyhall/domain/quizzes/formats/question-file';
import { type ExportFormat, writeQuestions } from '@studyhall/domain/quizzes/formats/write-questions';
import { imagesOfDraft } from '@studyhall/domain/quizzes/images/draft-images';
import { pathOfImage } from '@studyhall/domain/quizzes/images/image-address';
import { imageKinds } from '@studyhall/domain/quizzes/images/image-file';
import type { QuestionDraft } from '@studyhall/domain/quizzes/schemas';
import { api } from '../../../kernel/api.ts';
import { fetchBytes } from '../../../kernel/send-bytes.ts';
import type { BankFilter } from './bank-filter.ts';

interface Exporting {
  readonly code: string;
  readonly format: ExportFormat;
  readonly filter: BankFilter;
  /** Told how many questions were written so far. */
  readonly onCount: (count: number) => void;
}

/** A file that an import takes, and what it does not hold. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  readonly count: number;
  readonly losses: readonly ExportLoss[];
}

const endings: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  json: 'json',
  gift: 'gift',
  aiken: 'txt',
  'moodle-xml': 'xml',
  kahoot: 'xlsx',
};

/** The questions of an exam that a filter leaves, as a file; they are asked for as they are written. */
export async function exportFile({ code, format, filter, onCount }: Exporting): Promise<ExportedFile> {
  const losses = new ExportLosses();
  let count = 0;
  const counted = async function* () {
    for await (const draft of drafts(code, filter)) {
      count += 1;
      onCount(count);
      yield draft;
    }
  };
  const parts: BlobPart[] = [];
  for await (const chunk of writeQuestions(counted(), { format, losses, zip: zipWorkbook, imagesOf }))
    parts.push(typeof chunk === 'string' ? chunk : Uint8Array.from(chunk));
  const content = new Blob(parts, { type: 'application/octet-stream' });
  const name = `${code}.${endings[format]}`;
  return { name, content, count: count - losses.refusedCount, losses: losses.all() };
}

async function* drafts(examCode: string, { search, domain: domainCode, status, type }: BankFilter) {
  let cursor: string | undefined;
  do {
    const page = { search, domainCode, status, type, cursor, limit: EXPORT_LIMIT_MAX };
    const { items, nextCursor } = await api.quizzes.exportQuestions.query({ examCode, ...page });
    yield* items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function zipWorkbook(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** The images of one question, as files within a file. */
async function imagesOf(draft: QuestionDraft): Promise<ReadonlyMap<string, ImageInFile>> {
  const images = new Map<string, ImageInFile>();
  for (const hash of new Set(imagesOfDraft(draft).map((image) => image.hash))) {
    const image = await fetchBytes(pathOfImage(hash));
    if (image === undefined) continue;
    const kind = Object.values(imageKinds).find(({ type }) => type === image.type);
    images.set(hash, { name: `${hash}.${kind?.ending ?? 'png'}`, base64: base64Of(image.bytes) });
  }
  return images;
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
