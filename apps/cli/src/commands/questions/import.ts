import { isReason } from '@studyhall/domain/errors';
import { foreignFormats } from '@studyhall/domain/quizzes/formats/question-writers';
import type { AnswerReading } from '@studyhall/domain/quizzes/import-keys';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { explainFailure } from '../../connection/explain-failure.ts';
import { RefusedRequest } from '../../connection/refused-request.ts';
import { uploadFile } from '../../connection/upload-file.ts';
import { Failure, Interrupted } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { describeWork, megabytes, type Progress, perSecond } from '../../output/progress.ts';
import { record, type ShownRecord } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { followImport } from '../imports/follow.ts';
import { type ImportView, importColumns } from '../imports/summary.ts';
import { writeRejects } from './write-rejects.ts';

/** JSON is what export writes. */
export const importFormats = ['auto', 'csv', 'json', 'opentdb', ...foreignFormats] as const;

export interface ImportOptions {
  readonly file: string;
  readonly examCode: string;
  readonly format: (typeof importFormats)[number];
  readonly title: string | undefined;
  /** Of questions whose file names none. */
  readonly domainCode: string | undefined;
  readonly textFormat: TextFormat | undefined;
  readonly answers: AnswerReading | undefined;
  /** What headers mean that nobody knows. */
  readonly columns: Readonly<Record<string, string>> | undefined;
  readonly createsDomains: boolean;
  /** Has what is new asked at once. */
  readonly publishes: boolean;
  readonly isDryRun: boolean;
  /** Where rejected questions go; beside the file where nothing is said. */
  readonly rejectsFile: string | undefined;
  readonly progress: Progress;
  /** Says something to people while the work goes on. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Sends a file, has the server import it, and tells what became of every row. */
export async function importQuestions(connection: Connection, options: ImportOptions): Promise<ShownRecord> {
  const uploadId = await sendFile(connection, options);
  const importId = await startImport(connection, { uploadId, options });
  const view = await watchImport(connection, { importId, options });
  await tellOfRows(connection, { view, options });
  return record({ columns: importColumns, item: view });
}

async function sendFile(connection: Connection, { file, progress, signal }: ImportOptions): Promise<string> {
  const startedAt = performance.now();
  const onProgress = (done: number, total: number) => {
    const elapsedMs = performance.now() - startedAt;
    const rate = `${megabytes(perSecond(done, elapsedMs))}/s`;
    const count = `${megabytes(done)} of ${megabytes(total)}`;
    progress.show(describeWork({ verb: 'Sent', done, total, count, rate, elapsedMs }));
  };
  try {
    const { server, token } = connection;
    return (await uploadFile({ server, token, file, onProgress, signal })).uploadId;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted('interrupted while the file was being sent: nothing was imported');
  } finally {
    progress.clear();
  }
}

interface Started {
  readonly importId: string;
  readonly options: ImportOptions;
}

async function startImport(
  { api }: Connection,
  { uploadId, options }: { readonly uploadId: string; readonly options: ImportOptions },
): Promise<string> {
  const { examCode, format, title, domainCode, textFormat, answers, columns, signal } = options;
  const { isDryRun, createsDomains, publishes } = options;
  if (signal.aborted) throw new Interrupted('interrupted after the file was sent: nothing was imported');
  const { importId } = await api.quizzes.importQuestions.mutate({
    uploadId,
    examCode,
    format,
    isDryRun,
    createsDomains,
    publishes,
    ...(columns === undefined ? {} : { columns }),
    ...(title === undefined ? {} : { examTitle: title }),
    ...(domainCode === undefined ? {} : { domainCode }),
    ...(textFormat === undefined ? {} : { textFormat }),
    ...(answers === undefined ? {} : { answers }),
  });
  return importId;
}

/** Whoever stops watching is told that the server goes on. */
async function watchImport({ api, server }: Connection, { importId, options }: Started): Promise<ImportView> {
  const { progress, signal } = options;
  const again = `See how it ended: studyhall imports show ${importId} --wait`;
  try {
    const view = await followImport(api, { importId, progress, signal });
    if (view.state === 'failed') throw failureOf(view, server);
    return view;
  } catch (error) {
    progress.clear();
    if (signal.aborted)
      throw new Interrupted(`no longer watching: the server goes on with the import ${importId}`, {
        hint: again,
      });
    if (error instanceof Failure) throw error;
    throw new Failure(`lost sight of the import ${importId}: ${explainFailure(error, { server }).message}`, {
      hint: again,
      cause: error,
    });
  }
}

function failureOf({ failure }: ImportView, server: string): Failure {
  const { reason = '', details = {} } = failure ?? {};
  const refusal = {
    reason: isReason(reason) ? reason : ('unknown' as const),
    details,
    issues: [],
    requestId: '',
  };
  return explainFailure(new RefusedRequest(refusal), { server });
}

async function tellOfRows(
  { api }: Connection,
  { view, options }: { readonly view: ImportView; readonly options: ImportOptions },
): Promise<void> {
  const { counts, importId } = view;
  const { say, isDryRun, publishes } = options;
  if (isDryRun) say('A dry run: nothing was imported.');
  if (!isDryRun && !publishes && counts.new > 0)
    say(
      `${plural(counts.new, 'new question is a draft', 'new questions are drafts')}: studyhall imports publish ${importId}`,
    );
  if (counts.rejected > 0) {
    const name = await writeRejects(api, { ...options, importId, format: view.format });
    say(
      `${plural(counts.rejected, 'row was', 'rows were')} rejected: mend them in ${name} and import that file, which says why`,
    );
  }
  if (counts.noted > 0)
    say(
      `${plural(counts.noted, 'row has a note', 'rows have notes')}: studyhall imports rows ${importId} --outcome note`,
    );
  if (counts.duplicate > 0)
    say(
      `${plural(counts.duplicate, 'duplicate was', 'duplicates were')} left out: studyhall imports rows ${importId} --outcome duplicate`,
    );
  if (counts.possibleDuplicate > 0)
    say(
      `${plural(counts.possibleDuplicate, 'possible duplicate was', 'possible duplicates were')} taken: studyhall imports rows ${importId} --outcome possible-duplicate`,
    );
}
