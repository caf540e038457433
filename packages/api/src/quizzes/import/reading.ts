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
  readonly isDryRun: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Told how far it is, as often as it likes. */
  readonly onProgress: (progress: Progress) => void;
}

/** One way through the file: counts what passes and keeps what the merge must know of it. */
export class Reading {
  readonly domainTitles = new Map<string, string>();
  readonly keys = new KeyJudge();
  rejected = 0;
  noted = 0;
  progress: Progress = { phase: 'reading', rowsRead: 0, bytesRead: 0 };
  readonly #run: ImportRun;
  readonly #report: RowReport;
  readonly #answers: readonly AnswerReading[];

  constructor(run: ImportRun, report: RowReport, answers: readonly AnswerReading[]) {
    this.#run = run;
    this.#report = report;
    this.#answers = answers;
  }

  async open(db: Knex): Promise<QuestionFile> {
    const { format, fileName, textFormat = null, domainCode = null } = this.#run;
    const bytes = this.#bytes(oneAhead(readUpload(db, this.#run)));
    const answers = this.#answers;
    return await openQuestionFile(bytes, { format, fileName, textFormat, domainCode, answers });
  }

  /** The same way through the file, with everything still to be counted. */
  again(): Reading {
    return new Reading(this.#run, this.#report, this.#answers);
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
    for await (const batch of file.batches) {
      const drafts: DraftRow[] = [];
      for (const row of batch) {
        const draft = await this.#sift(row);
        if (draft !== undefined) drafts.push(draft);
      }
      this.progress = { ...this.progress, rowsRead: this.progress.rowsRead + batch.length };
      this.#run.onProgress(this.progress);
      yield drafts;
    }
  }

  async #sift(row: QuestionRow): Promise<DraftRow | undefined> {
    if (row.keyReadings !== undefined) this.keys.see(row.keyReadings);
    if (row.draft === undefined) {
      this.rejected += 1;
      await this.#report.add(row, 'rejected', row.problems);
      return undefined;
    }
    if (row.domainTitle !== undefined && !this.domainTitles.has(row.draft.domainCode)) {
      this.domainTitles.set(row.draft.domainCode, row.domainTitle);
    }
    if (row.notes !== undefined) {
      this.noted += 1;
      await this.#report.add(row, 'note', row.notes);
    }
    const { rowNumber, draft, earlier, translations } = row;
    return { rowNumber, draft, earlier, translations };
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
