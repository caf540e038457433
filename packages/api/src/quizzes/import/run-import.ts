import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { User } from '../../auth/models.ts';
import { isConnectionLost } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { isAuthored } from '../authored-exam-queries.ts';
import { Exam, ExamDomain } from '../bank-models.ts';
import type { ImportCountsView } from '../bank-views.ts';
import type { ImportFormat } from './file-format.ts';
import { endImport, type KeptCounts, type MadeByImport, NO_COUNTS } from './import-queries.ts';
import { cancelOnAbort, identify, isCommitted } from './import-transaction.ts';
import { emptyStage, mergeQuestions } from './merge-questions.ts';
import { type ImportRun, Reading } from './reading.ts';
import { listComparedRows, RowReport, reportComparedRows } from './report-rows.ts';
import { stageQuestions } from './stage-questions.ts';

export interface ImportReport {
  readonly rowsRead: number;
  readonly counts: ImportCountsView;
  readonly kept: KeptCounts;
  /** What the file turned out to be. */
  readonly format: ImportFormat;
  readonly made: MadeByImport;
}

/** Carries the report of a dry run out of the transaction that it must not leave. */
class DryRunEnd extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('the end of a dry run');
    this.report = report;
  }
}

/**
 * Brings a file into the bank of an exam, all of it or nothing, and says so; a dry run does the same and takes it back. Errors:
 * `upload-missing`, `exam-not-available`, those of `openQuestionFile`, and what the signal is aborted with.
 */
export async function runImport(db: Knex, run: ImportRun): Promise<ImportReport> {
  let isDone: (() => Promise<ImportReport | undefined>) | undefined;
  try {
    return await db.transaction(async (trx) => {
      const { pid, transactionId } = await identify(trx);
      cancelOnAbort(db, trx, { pid, signal: run.signal });
      const report = await importFile(db, trx, run);
      if (run.isDryRun) throw new DryRunEnd(report);
      // With what it wrote: a process that ends after the COMMIT leaves an import that is done.
      await endImport(trx, run, { state: 'done', ...report, publishedAt: publishedAt(run) });
      isDone = async () => ((await isCommitted(db, transactionId)) ? report : undefined);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRunEnd) return error.report;
    // The answer to the COMMIT may be lost with its work done: nobody is told that an import failed which did not.
    const report = isConnectionLost(error) ? await isDone?.() : undefined;
    if (report !== undefined) return report;
    throw run.signal.aborted ? run.signal.reason : error;
  }
}

function publishedAt({ publishes, now }: ImportRun): Date | null {
  return publishes === true ? now : null;
}

/** A bank may take minutes, and another import of the exam as long before it. */
const SETTINGS = `set local statement_timeout = 0; set local lock_timeout = '10min';
  set local idle_in_transaction_session_timeout = '10min'`;

async function importFile(db: Knex, trx: Knex.Transaction, run: ImportRun): Promise<ImportReport> {
  await trx.raw(SETTINGS);
  const report = new RowReport(db, run);
  const reading = await stageFile(db, trx, { run, report });
  await report.flush();
  const { rowsRead } = reading.progress;
  const { format = 'csv' } = reading;
  if (rowsRead === 0) throw new DomainError('file-malformed', { line: 1, problem: 'holds no questions' });

  run.onProgress({ ...reading.progress, phase: 'comparing' });
  const { userId, importId, now } = run;
  // Rows that are all rejected make no exam.
  const exam = rowsRead > reading.rejected ? await lockExam(trx, run) : undefined;
  if (exam === undefined) {
    const counts = { ...NO_COUNTS, rejected: reading.rejected };
    return { rowsRead, format, counts, kept: {}, made: { isExamNew: false, domains: [] } };
  }
  const { examId, isNew: isExamNew } = exam;
  const { domainTitles, unsaid, noted } = reading;
  const status = statusOf(run);
  const merged = await mergeQuestions(trx, { userId, importId, examId, now, domainTitles, unsaid, status });
  const found = await listComparedRows(trx, importId);
  await emptyStage(trx, importId);
  if (found.length > 0) {
    run.onProgress({ ...reading.progress, phase: 'reporting' });
    await reportComparedRows(report, found, await reading.again().open(db));
  }
  await demandAuthor(trx, run, examId);
  run.signal.throwIfAborted();
  const rejected = merged.counts.rejected + reading.rejected;
  const { questions: kept = 0, ...parts } = merged.kept;
  const counts = { ...merged.counts, rejected, noted, kept };
  return { rowsRead, format, counts, kept: parts, made: { isExamNew, domains: merged.domains } };
}

/**
 * Stages the questions of the file. Keys are taken for letters at first, which they nearly always are; where the whole file
 * turns out to say something else, it is read once more.
 */
async function stageFile(
  db: Knex,
  trx: Knex.Transaction,
  { run, report }: { readonly run: ImportRun; readonly report: RowReport },
): Promise<Reading> {
  const domains = run.createsDomains === true ? new Map() : await domainsOf(trx, run.examCode);
  const reading = new Reading(run, { report, answers: [run.answers ?? 'letters'], domains });
  await stageQuestions(trx, run.importId, reading.drafts(await reading.open(db)));
  const verdict = reading.keys.verdict();
  if (run.answers !== undefined || (verdict.length === 1 && verdict[0] === 'letters')) return reading;
  await emptyStage(trx, run.importId);
  await report.clear();
  const second = new Reading(run, { report, answers: verdict, domains });
  await stageQuestions(trx, run.importId, second.drafts(await second.open(db)));
  return second;
}

/** The domains that an exam has by now; an exam that is still to be made has none. */
async function domainsOf(trx: Knex, examCode: string): Promise<ReadonlyMap<string, string>> {
  const domains = await ExamDomain.query(trx)
    .joinRelated('exam')
    .where({ 'exam.code': examCode })
    .select('examDomains.code', 'examDomains.title');
  return new Map(domains.map(({ code, title }) => [code, title]));
}

/** What is new is shown when somebody says so. */
function statusOf({ publishes }: ImportRun): 'draft' | 'published' {
  return publishes === true ? 'published' : 'draft';
}

const NEW_EXAM = {
  description: '',
  questionCount: 10,
  timeLimitSeconds: 900,
  passPercent: 70,
} as const;

/** From here to the end of the transaction no other import touches the exam's bank. */
async function lockExam(trx: Knex, run: ImportRun): Promise<{ examId: string; isNew: boolean }> {
  const find = async () =>
    await Exam.query(trx).findOne({ code: run.examCode }).select('id').forNoKeyUpdate();
  const known = await find();
  if (known !== undefined) return { examId: known.id, isNew: false };
  const id = newId();
  await addExam(trx, { run, id });
  // Another import may have added it at the same moment.
  const added = await find();
  if (added === undefined) throw new DomainError('exam-not-available');
  return { examId: added.id, isNew: added.id === id };
}

/**
 * Last, for it may have taken minutes, and whoever shuts the author out or takes the exam from their list waits for the
 * COMMIT alone. Errors: `account-disabled`; `exam-not-available`, also for one that an author of a list would have made.
 */
async function demandAuthor(trx: Knex, run: ImportRun, examId: string): Promise<void> {
  const author = await User.query(trx).findById(run.userId).select('isActive').forKeyShare();
  if (author?.isActive !== true) throw new DomainError('account-disabled');
  const authored = await Exam.query(trx).findById(examId).modify(isAuthored(trx, run)).select('id');
  if (authored === undefined) throw new DomainError('exam-not-available');
}

interface ExamToAdd {
  readonly run: ImportRun;
  readonly id: string;
}

async function addExam(trx: Knex, { run, id }: ExamToAdd): Promise<void> {
  const { examCode: code, examTitle: title, now } = run;
  if (title === undefined) return;
  const last = await Exam.query(trx).max('displayOrder as displayOrder').first();
  const displayOrder = (last?.displayOrder ?? 0) + 1;
  const moments = { createdAt: now, updatedAt: now };
  const exam = { id, code, title, ...NEW_EXAM, status: statusOf(run), displayOrder, ...moments };
  await Exam.query(trx).insert(exam).onConflict('code').ignore();
}
