import { DomainError } from '@studyhall/domain/errors';
import { safeText, trimmedText, uuid } from '@studyhall/domain/primitives';
import { columnNamed } from '@studyhall/domain/quizzes/import-csv-names';
import { answerReadings } from '@studyhall/domain/quizzes/import-keys';
import { domainCode, examCode, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { Blobs } from '../../platform/blobs.ts';
import { newId } from '../../platform/ids.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { domainErrorOf } from '../../platform/trpc.ts';
import { getUpload } from '../../platform/uploads.ts';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam } from '../bank-models.ts';
import type { ImportView } from '../bank-views.ts';
import { importFormats } from './file-format.ts';
import { endImport, insertImport, type Progress, saveProgress } from './import-queries.ts';
import type { ImportRun } from './reading.ts';
import { runImport } from './run-import.ts';
import { runningImports } from './running-imports.ts';

const columnName = z
  .string()
  .max(60)
  .refine((name) => columnNamed(name) !== undefined, { error: 'is not a known column' });

export const ImportQuestions = z.object({
  uploadId: uuid,
  examCode,
  format: z.enum(['auto', ...importFormats]).default('auto'),
  isDryRun: z.boolean().default(false),
  /** Shows learners what is new; otherwise it waits as drafts. What is published stays so, whatever it says from now on. */
  publishes: z.boolean().optional(),
  /** Makes an exam of that title if there is none of that code: a draft, unless it publishes. */
  examTitle: trimmedText({ min: 1, max: 200 }).optional(),
  /** Of texts where the file does not say. Where nobody does, new questions are plain and others stay as they are. */
  textFormat: TextFormat.optional(),
  /** Where questions go whose file names no domain and no category; where nothing is said, to "general". */
  domainCode: domainCode.optional(),
  /** How the keys of a CSV file are read. Where nothing is said, the file as a whole has to be clear. */
  answers: z.enum(answerReadings).optional(),
  /** What the headers of a table mean that nobody knows: columns by their names, or `ignore`. */
  columns: z.record(safeText({ min: 1, max: 200 }), columnName).optional(),
  /** Makes the domains that the exam has not. An exam without any takes those of its first file. */
  createsDomains: z.boolean().optional(),
});
export type ImportQuestions = z.output<typeof ImportQuestions>;

interface Started extends OfUserNow, AuthorReach {
  readonly blobs: Blobs;
  readonly command: ImportQuestions;
}

/**
 * Begins to import an upload and answers at once; `getImport` tells how it goes. Errors: `upload-missing`,
 * `exam-not-available` (unknown, and no title for a new one, or not the author's: who has a list makes none), `busy` (as many imports run here as may),
 * `rate-limited`.
 */
export async function startImport(
  db: Knex,
  { userId, listOf, command, blobs, now }: Started,
): Promise<{ importId: string }> {
  const { uploadId, examTitle, isDryRun, textFormat, answers, columns } = command;
  const { fileName, byteCount } = await getUpload(db, { userId, uploadId });
  const mayMake = examTitle !== undefined && listOf === null;
  const exam = await Exam.query(db).findOne({ code: command.examCode }).modify(isAuthored(db, { listOf }));
  if (exam === undefined && !mayMake) throw new DomainError('exam-not-available');
  const importId = newId();
  const { examCode: code, format } = command;
  await runningImports.start(
    () => insertImport(db, { userId, importId, examCode: code, fileName, format, isDryRun, byteCount, now }),
    (signal) =>
      runToEnd(db, {
        ...{ ...command, examTitle, textFormat, answers, columns, domainCode: command.domainCode, fileName },
        ...{ userId, listOf, importId, blobs, now, signal },
      }),
  );
  return { importId };
}

const PROGRESS_MS = 250;

/** Never fails: how it ended is written down. Progress goes over other connections than the transaction's. */
async function runToEnd(db: Knex, run: Omit<ImportRun, 'onProgress'>): Promise<void> {
  let progress: Progress = { phase: 'reading', rowsRead: 0, bytesRead: 0 };
  let saving = Promise.resolve();
  const timer = setInterval(() => {
    saving = saving.then(() => saveProgress(db, run, progress)).catch(() => undefined);
  }, PROGRESS_MS);
  try {
    const onProgress = (next: Progress) => {
      progress = next;
    };
    const report = await runImport(db, { ...run, onProgress });
    await saving;
    // What was written is done since its COMMIT; a rehearsal has none.
    if (run.isDryRun) await endImport(db, run, { state: 'done', ...report, publishedAt: null });
  } catch (error) {
    await saving;
    await endImport(db, run, { state: 'failed', failure: failureOf(error) });
    if (domainErrorOf(error) === undefined) throw error;
  } finally {
    clearInterval(timer);
  }
}

function failureOf(error: unknown): NonNullable<ImportView['failure']> {
  const known = domainErrorOf(error);
  return { reason: known?.reason ?? 'unknown', details: { ...known?.details } };
}
