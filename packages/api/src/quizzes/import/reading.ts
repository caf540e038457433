import { namesOf } from '@studyhall/domain/quizzes/import-csv-names';
import { type DomainTitles, problemOfDomain } from '@studyhall/domain/quizzes/import-domains';
import { type AnswerReading, KeyJudge } from '@studyhall/domain/quizzes/import-keys';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { readUpload } from '../../platform/uploads.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import type { ImportFormat } from './file-format.ts';
import type { ImportKey, Progress } from './import-queries.ts';
import { openQuestionFile, type QuestionFile, type QuestionRow } from './read-questions.ts';
import type { RowReport } from './report-rows.ts';
import type { DraftRow } from './stage-questions.ts';

export interface ImportRun extends ImportKey, AuthorReach {
  readonly uploadId: string;
  readonly examCode: string;
  /** Makes the exam when there is none of that code. */
  readonly examTitle: string | undefined;
  readonly format: ImportFormat | 'auto';
  readonly fileName: string;
  /** Of texts where the file does not say. */
  readonly textFormat: TextFormat | undefined;
  /** How keys are read; where nothing is said, the file as a whole has to. */
  readonly answers: AnswerReading | undefined;
  /** Of questions whose file names none. */
  readonly domainCode: string | undefined;
  /** What the headers of a table mean that nobody knows. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** Makes the domains that the exam has not; otherwise their questions are rejected, but by an exam without any. */
  readonly createsDomains?: boolean | undefined;
  readonly isDryRun: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Told how far it is, as often as it likes. */
  readonly onProgress: (progress: Progress) => void;
}

interface ReadingFacts {
  readonly report: RowReport;
  readonly answers: readonly AnswerReading[];
  /** Of the exam; none where all are taken. */
  readonly domains: DomainTitles;
}

/** One way through the file: counts what passes and keeps what the merge must know of it. */
export class Reading {
  readonly domainTitles = new Map<string, string>();
  readonly keys = new KeyJudge();
  rejected = 0;
  noted = 0;
  /** What the file turned out to be. */
  format: ImportFormat | undefined;
  progress: Progress = { phase: 'reading', rowsRead: 0, bytesRead: 0 };
  readonly #run: ImportRun;
  readonly #report: RowReport;
  readonly #answers: readonly AnswerReading[];
  readonly #domains: DomainTitles;

  constructor(run: ImportRun, { report, answers, domains }: ReadingFacts) {
    this.#run = run;
    this.#report = report;
    this.#answers = answers;
    this.#domains = domains;
  }

  async open(db: Knex): Promise<QuestionFile> {
    const { format, fileName, textFormat = null, domainCode = null } = this.#run;
    const bytes = this.#bytes(oneAhead(readUpload(db, this.#run)));
    const columns = namesOf(this.#run.columns ?? {});
    const answers = this.#answers;
    return await openQuestionFile(bytes, { format, fileName, textFormat, domainCode, answers, columns });
  }

  /** The same way through the file, with everything still to be counted. */
  again(): Reading {
    return new Reading(this.#run, {
      report: this.#report,
      answers: this.#answers,
      domains: this.#domains,
    });
  }

  async *#bytes(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#run.signal.throwIfAborted();
      this.progress = { ...this.progress, bytesRead: this.progress.bytesRead + chunk.length };
      yield chunk;
    }
  }

  /** The valid questions; the others are reported. */
  async *drafts(file: QuestionFile): AsyncGenerator<readonly DraftRow[]> {
    this.format = file.format;
    for await (const batch of file.batches) {
      const drafts: DraftRow[] = [];
      for (const row of batch) {
        const draft = await this.#sift(row, file);
        if (draft !== undefined) drafts.push(draft);
      }
      this.progress = { ...this.progress, rowsRead: this.progress.rowsRead + batch.length };
      this.#run.onProgress(this.progress);
      yield drafts;
    }
  }

  async #sift(row: QuestionRow, file: QuestionFile): Promise<DraftRow | undefined> {
    if (row.keyReadings !== undefined) this.keys.see(row.keyReadings);
    const problem =
      row.draft === undefined ? undefined : problemOfDomain(row.draft.domainCode, this.#domains);
    if (row.draft === undefined || problem !== undefined) {
      const ofDomain = problem === undefined ? [] : [{ column: file.domainColumn, message: problem }];
      this.rejected += 1;
      await this.#report.add(row, 'rejected', row.problems ?? ofDomain);
      return undefined;
    }
    if (row.domainTitle !== undefined && !this.domainTitles.has(row.draft.domainCode)) {
      this.domainTitles.set(row.draft.domainCode, row.domainTitle);
    }
    if (row.notes !== undefined) {
      this.noted += 1;
      await this.#report.add(row, 'note', row.notes);
    }
    return { rowNumber: row.rowNumber, draft: row.draft, earlier: row.earlier };
  }
}

/** Fetches the next item while the last is worked on. */
async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  // A failure is thrown where it is awaited, also when that is later.
  for (;;) {
    next.catch(() => undefined);
    const { done, value } = await next;
    if (done === true) return;
    next = items.next();
    yield value;
  }
}
