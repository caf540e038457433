import { imagesOfDraft } from '@studyhall/domain/quizzes/images/draft-images';
import { namesOf } from '@studyhall/domain/quizzes/import-csv-names';
import { type DomainTitles, problemOfDomain } from '@studyhall/domain/quizzes/import-domains';
import { type AnswerReading, KeyJudge } from '@studyhall/domain/quizzes/import-keys';
import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import type { Blobs } from '../../platform/blobs.ts';
import { readUpload } from '../../platform/uploads.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { demandTable, readArchive, readEntry } from './archive.ts';
import type { ImportFormat } from './file-format.ts';
import { ImportImages } from './import-images.ts';
import type { ImportKey, Progress } from './import-queries.ts';
import { openQuestionFile, type QuestionFile, type QuestionRow } from './read-questions.ts';
import type { RowReport } from './report-rows.ts';
import type { DraftRow } from './stage-questions.ts';
import { UnsaidLists } from './unsaid-lists.ts';
import { isWorkbook } from './workbook-rows.ts';

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
  /** Shows learners what is new. */
  readonly publishes?: boolean | undefined;
  /** Where images of the file are kept. */
  readonly blobs: Blobs;
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
  /** What the file has no place for, each list once. */
  readonly unsaid = new UnsaidLists();
  rejected = 0;
  noted = 0;
  /** What the file turned out to be. */
  format: ImportFormat | undefined;
  progress: Progress = { phase: 'reading', rowsRead: 0, bytesRead: 0 };
  readonly #run: ImportRun;
  readonly #report: RowReport;
  readonly #answers: readonly AnswerReading[];
  readonly #domains: DomainTitles;
  #images: ImportImages | undefined;

  constructor(run: ImportRun, { report, answers, domains }: ReadingFacts) {
    this.#run = run;
    this.#report = report;
    this.#answers = answers;
    this.#domains = domains;
  }

  async open(db: Knex): Promise<QuestionFile> {
    const { format, textFormat = null, domainCode = null } = this.#run;
    const { fileName, bytes } = await this.#source(db);
    const { keepFile, findPicture } = this.#imagesOf(db);
    const pictures = this.#imagesOf(db).isArchive ? { findPicture } : {};
    const columns = namesOf(this.#run.columns ?? {});
    const reading = { format, fileName, textFormat, domainCode, answers: this.#answers, columns };
    return await openQuestionFile(bytes, { ...reading, keepFile, ...pictures });
  }

  /** The file itself; of an archive that holds pictures beside one, these are taken in first. */
  async #source(db: Knex): Promise<{ fileName: string; bytes: AsyncIterable<Uint8Array> }> {
    const { fileName } = this.#run;
    const bytes = () => this.#bytes(oneAhead(readUpload(db, this.#run)));
    if (!(await this.#isZip(db))) return { fileName, bytes: bytes() };
    const images = this.#imagesOf(db);
    const tables = await images.keepPictures(readArchive(bytes()));
    this.progress = { ...this.progress, bytesRead: 0 };
    if (tables === null) return { fileName, bytes: bytes() };
    const table = demandTable(tables);
    images.besides(table);
    return { fileName: table, bytes: readEntry(bytes(), table) };
  }

  async #isZip(db: Knex): Promise<boolean> {
    for await (const head of readUpload(db, this.#run)) return isWorkbook(head);
    return false;
  }

  #imagesOf(db: Knex): ImportImages {
    this.#images ??= new ImportImages({ db, ...this.#run });
    return this.#images;
  }

  /** The same way through the file, with everything still to be counted. */
  again(): Reading {
    const again = new Reading(this.#run, {
      report: this.#report,
      answers: this.#answers,
      domains: this.#domains,
    });
    again.#images = this.#images?.withoutHolding();
    return again;
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
      for (const row of await this.#withImages(batch, file)) {
        const draft = await this.#sift(row, file);
        if (draft !== undefined) drafts.push(draft);
      }
      this.progress = { ...this.progress, rowsRead: this.progress.rowsRead + batch.length };
      this.#run.onProgress(this.progress);
      yield drafts;
    }
  }

  /** With their images kept; a question whose image is unknown is none. */
  async #withImages(batch: readonly QuestionRow[], file: QuestionFile): Promise<readonly QuestionRow[]> {
    const images = this.#images;
    const showing = batch.filter(({ draft }) => draft !== undefined && imagesOfDraft(draft).length > 0);
    if (images === undefined) return batch;
    const settled = await images.settle(showing.flatMap(({ draft }) => draft ?? []));
    const bySettled = new Map(showing.map((row, index) => [row, settled[index]]));
    return batch.map((row) => {
      const { draft, problems = [] } = bySettled.get(row) ?? {};
      if (draft === undefined) return row;
      if (problems.length === 0) return { ...row, draft } as QuestionRow;
      const { rowNumber, lineNumber, raw } = row;
      const told = problems.map(({ path, message }) => ({
        column: path[0] === 'text' ? file.textColumn : path.join('.'),
        message,
      }));
      return { rowNumber, lineNumber, raw, problems: told };
    });
  }

  async #sift(row: QuestionRow, file: QuestionFile): Promise<DraftRow | undefined> {
    if (row.keyReadings !== undefined) this.keys.see(row.keyReadings);
    // Of a question that its file puts into no domain the bank knows one, or nobody does.
    const isPlaced = row.unsaid?.includes('domainCode') !== true;
    const problem =
      row.draft === undefined || !isPlaced ? undefined : problemOfDomain(row.draft.domainCode, this.#domains);
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
    const { rowNumber, draft, earlier, translations } = row;
    const unsaid = this.unsaid.numberOf(row.unsaid ?? []);
    return { rowNumber, draft, earlier, unsaid, translations };
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
