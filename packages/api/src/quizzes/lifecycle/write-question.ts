import { DomainError } from '@studyhall/domain/errors';
import { imagesOfDraft, problemOfUnknown } from '@studyhall/domain/quizzes/images/draft-images';
import { formatDraft, tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import type { AddQuestion, EditQuestion } from '@studyhall/domain/quizzes/lifecycle-commands';
import { questionChanges } from '@studyhall/domain/quizzes/question-diff';
import type { QuestionDraft, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { Exam, ExamDomain, Question, QuestionVersion } from '../bank-models.ts';
import { findImages, useImages } from '../images/image-queries.ts';
import { loadMarkdownReader } from '../import/markdown-reader.ts';
import { carriedTranslations } from '../translate-question.ts';
import type { AddedQuestionView, EditedQuestionView } from './lifecycle-views.ts';
import { lockBank, lockQuestion } from './lock-queries.ts';
import { findSimilar } from './similar-queries.ts';
import {
  type FormattedDraft,
  questionColumns,
  saidBy,
  saidIn,
  versionColumns,
} from './stored-question-queries.ts';

interface Authoring extends AuthorReach {
  readonly now: Date;
}

/**
 * Puts a question into the bank of an exam, and says what reads like it. Errors: `not-found`; `question-unfit`;
 * `domain-unknown`; `question-exists`.
 */
export async function addQuestion(
  db: Knex,
  { examCode, question, status, isDomainNew, listOf, now }: AddQuestion & Authoring,
): Promise<AddedQuestionView> {
  const draft = await fitDraft(question, 'plain');
  return await inTransaction(db, async (trx) => {
    const { id: examId } = await lockBank(trx, { examCode, listOf });
    const domain = { examId, code: draft.domainCode };
    await (isDomainNew ? addDomain : demandDomain)(trx, domain);
    const columns = questionColumns(draft);
    await demandNew(trx, { examId, columns, exceptId: null });
    await demandImages(trx, { draft, now, isDryRun: false });
    const similar = await findSimilar(trx, { examCode, text: draft.text, listOf });
    const questionId = newId();
    const moments = { createdAt: now, updatedAt: now };
    await Question.query(trx).insert({ id: questionId, examId, ...columns, status, version: 1, ...moments });
    await QuestionVersion.query(trx).insert({
      ...{ questionId, version: 1, createdAt: now },
      ...versionColumns(draft),
    });
    return { questionId, version: 1, status, similar };
  });
}

/**
 * Says a question anew, as a version of its own: attempts keep the one that they were given. A rehearsal says what would
 * change. Errors: `not-found`; `question-changed` where somebody else said it anew since; `question-unfit`;
 * `domain-unknown`; `question-exists`.
 */
export async function editQuestion(
  db: Knex,
  { questionId, version, question, isDomainNew, isDryRun, listOf, now }: EditQuestion & Authoring,
): Promise<EditedQuestionView> {
  return await inTransaction(db, async (trx) => {
    const stored = await lockQuestion(trx, { questionId, listOf });
    if (stored.version !== version) throw new DomainError('question-changed', { version: stored.version });
    const { examId } = stored;
    const draft = await fitDraft(question, stored.textFormat);
    const columns = questionColumns(draft);
    await demandNew(trx, { examId, columns, exceptId: questionId });
    await demandImages(trx, { draft, now, isDryRun });
    const said = await QuestionVersion.query(trx).findById([questionId, version]).throwIfNotFound();
    const changes = questionChanges(saidIn(said), saidBy(draft));
    const exam = await Exam.query(trx).findById(examId).select('code').throwIfNotFound();
    const similar = await findSimilar(trx, {
      ...{ examCode: exam.code, text: draft.text, exceptId: questionId, listOf },
    });
    if (!isDomainNew) await demandDomain(trx, { examId, code: draft.domainCode });
    if (isDryRun) return { version, changes, similar };
    if (isDomainNew) await addDomain(trx, { examId, code: draft.domainCode });
    const next = changes.length === 0 ? version : version + 1;
    await Question.query(trx)
      .findById(questionId)
      .patch({ ...columns, version: next, updatedAt: now });
    if (next !== version) {
      const saying = versionColumns(draft);
      const translations = carriedTranslations(said, saying);
      await QuestionVersion.query(trx).insert({
        ...{ questionId, version: next, createdAt: now, translations },
        ...saying,
      });
    }
    return { version: next, changes, similar };
  });
}

/** Tidied, and with something to see: an author is held to what files are. `format` is what it has if nothing is said. */
async function fitDraft(question: QuestionDraft, format: TextFormat): Promise<FormattedDraft> {
  const textFormat = question.textFormat ?? format;
  const tidied = tidyDraft({ ...question, textFormat });
  const readMarkdown = textFormat === 'markdown' ? await loadMarkdownReader() : null;
  const { draft, problems } = formatDraft(tidied, (path) => path.join('.'), {
    ...{ textFormat, readMarkdown, areWordsDemanded: true },
  });
  if (draft !== undefined) return { ...draft, textFormat };
  const [problem] = problems;
  throw new DomainError('question-unfit', {
    field: problem?.column ?? 'text',
    problem: problem?.message ?? '',
  });
}

interface Saying {
  readonly draft: QuestionDraft;
  readonly now: Date;
  readonly isDryRun: boolean;
}

/** What it names is there, and stays. Errors: `question-unfit`. */
async function demandImages(trx: Knex, { draft, now, isDryRun }: Saying): Promise<void> {
  const named = imagesOfDraft(draft);
  if (named.length === 0) return;
  const hashes = named.map(({ hash }) => hash);
  const known = await (isDryRun ? findImages(trx, hashes) : useImages(trx, { hashes, now }));
  const unknown = named.find(({ hash }) => !known.has(hash));
  if (unknown === undefined) return;
  const { path, hash } = unknown;
  throw new DomainError('question-unfit', { field: path.join('.'), problem: problemOfUnknown(hash) });
}

interface MeantDomain {
  readonly examId: string;
  readonly code: string;
}

async function addDomain(trx: Knex, { examId, code }: MeantDomain): Promise<void> {
  const domain = { examId, code, title: code, weight: 1 };
  await ExamDomain.query(trx).insert(domain).onConflict(['examId', 'code']).ignore();
}

async function demandDomain(trx: Knex, { examId, code }: MeantDomain): Promise<void> {
  const domains = await ExamDomain.query(trx).where({ examId }).orderBy('code').select('code');
  if (domains.some((domain) => domain.code === code)) return;
  throw new DomainError('domain-unknown', { domains: domains.map((domain) => domain.code).join(', ') });
}

interface Content {
  readonly examId: string;
  readonly columns: ReturnType<typeof questionColumns>;
  /** The question itself, where there is one already. */
  readonly exceptId: string | null;
}

/** Known by its external id or, without one, by its content, as imports know it. */
async function demandNew(trx: Knex, { examId, columns, exceptId }: Content): Promise<void> {
  const { externalId, contentHash } = columns;
  const known = externalId === null ? { externalId, contentHash } : { externalId };
  const other = await Question.query(trx).where({ examId }).where(known).select('id').first();
  if (other !== undefined && other.id !== exceptId)
    throw new DomainError('question-exists', { questionId: other.id });
}
