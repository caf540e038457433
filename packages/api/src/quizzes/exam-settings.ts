import { DomainError } from '@studyhall/domain/errors';
import { ExamTerms, saidOf } from '@studyhall/domain/quizzes/terms';
import type { CreateExam, EditExam, SetExamStatus } from '@studyhall/domain/quizzes/terms-commands';
import type { Knex } from 'knex';
import { hashPassword } from '../auth/passwords.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type AuthorReach, isAuthored } from './authored-exam-queries.ts';
import { type BankStatus, Exam, ExamDomain, Question } from './bank-models.ts';
import { demandUntranslated } from './exam-language.ts';
import type { ChangedExamView, ExamSettingsView, ExamStatusView } from './exam-settings-views.ts';
import { countOpenAttempts, countOverrides } from './override-queries.ts';
import { countWaitingAttempts } from './regrade/mark-queries.ts';

interface Authoring extends AuthorReach {
  readonly now: Date;
}

/** Makes an exam that nobody sees yet. Errors: `exam-code-taken`. */
export async function createExam(
  db: Knex,
  { examCode: code, now, listOf: _all, ...facts }: CreateExam & Authoring,
): Promise<{ examCode: string; status: BankStatus }> {
  return await inTransaction(db, async (trx) => {
    const last = await Exam.query(trx).max('displayOrder as displayOrder').first();
    const displayOrder = (last?.displayOrder ?? 0) + 1;
    const moments = { createdAt: now, updatedAt: now };
    const exam = { id: newId(), code, ...facts, status: 'draft' as const, displayOrder, ...moments };
    await Exam.query(trx).insert(exam).onConflict('code').ignore();
    const made = await Exam.query(trx).findById(exam.id).select('id');
    if (made === undefined) throw new DomainError('exam-code-taken');
    return { examCode: code, status: 'draft' };
  });
}

/** All that is said of an exam, but for its password. Errors: `not-found`, also for an exam that is not the author's. */
export async function getExam(
  db: Knex,
  { examCode, listOf }: AuthorReach & { readonly examCode: string },
): Promise<ExamSettingsView> {
  const exam = await Exam.query(db).findOne({ code: examCode }).modify(isAuthored(db, { listOf }));
  if (exam === undefined) throw new DomainError('not-found');
  const published = await Question.query(db).where({ examId: exam.id, status: 'published' }).resultSize();
  const {
    title,
    description,
    language,
    status,
    questionCount,
    timeLimitSeconds,
    passPercent,
    isGradedWhenSmall,
  } = exam;
  const { passwordHash, ...terms } = ExamTerms.parse(exam.terms);
  return {
    ...{
      examCode,
      title,
      description,
      language,
      status,
      questionCount,
      timeLimitSeconds,
      passPercent,
      isGradedWhenSmall,
    },
    ...{ terms, hasPassword: passwordHash !== null, publishedQuestions: published },
    overrides: await countOverrides(db, { examId: exam.id }),
    waitingAttempts: await countWaitingAttempts(db, { examId: exam.id }),
  };
}

/**
 * Changes what is said of an exam, or says what would change. It holds for what is begun from now on; what was begun keeps
 * its time and its way, and what is shown of it follows at once. Errors: `not-found`; `exam-terms-contradict` with the
 * `field`; `section-domain-unknown` with the `unknown` domains and those that it has; `busy`.
 */
export async function editExam(db: Knex, command: EditExam & Authoring): Promise<ChangedExamView> {
  const { examCode, listOf, now, isDryRun, terms: change, password, ...facts } = command;
  const hash = typeof password === 'string' ? await hashPassword(password) : password;
  return await inTransaction(db, async (trx) => {
    const exam = await Exam.query(trx)
      .findOne({ code: examCode })
      .modify(isAuthored(trx, { listOf }))
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    await demandUntranslated(trx, { exam, language: facts.language });
    const before = ExamTerms.parse(exam.terms);
    const after = changedTerms(before, { change, hash });
    await demandDomains(trx, { examId: exam.id, sections: change?.sections });
    const said = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    const changes = [...differences(exam, { ...exam, ...said }), ...differences(flat(before), flat(after))];
    const openAttempts = await countOpenAttempts(trx, { examId: exam.id });
    if (!isDryRun && changes.length > 0)
      await Exam.query(trx)
        .findById(exam.id)
        .patch({ ...said, terms: saidOf(after), updatedAt: now });
    return { title: said['title'] === undefined ? exam.title : String(said['title']), changes, openAttempts };
  });
}

interface MeantSections {
  readonly examId: string;
  readonly sections: ExamTerms['sections'] | undefined;
}

/** A heading of domains that are not there would stand above nothing. */
async function demandDomains(trx: Knex, { examId, sections = [] }: MeantSections): Promise<void> {
  if (sections.length === 0) return;
  const domains = await ExamDomain.query(trx).where({ examId }).orderBy('code').select('code');
  const codes = domains.map(({ code }) => code);
  const unknown = sections.flatMap(({ domainCodes }) => domainCodes).filter((code) => !codes.includes(code));
  if (unknown.length === 0) return;
  throw new DomainError('section-domain-unknown', { unknown: unknown.join(', '), domains: codes.join(', ') });
}

interface TermsChange {
  readonly change: EditExam['terms'];
  /** Undefined says nothing. */
  readonly hash: string | null | undefined;
}

function changedTerms(before: ExamTerms, { change = {}, hash }: TermsChange): ExamTerms {
  const { review, ...others } = change;
  const changed = ExamTerms.safeParse({
    ...before,
    ...definedOf(others),
    review: { ...before.review, ...definedOf(review ?? {}) },
    ...(hash === undefined ? {} : { passwordHash: hash }),
  });
  if (changed.success) return changed.data;
  const [issue] = changed.error.issues;
  throw new DomainError('exam-terms-contradict', { field: issue?.path.join('.') ?? 'terms' });
}

function definedOf(said: object): object {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Of a password, that there is one, and another where it was changed: never the hash. */
function flat({ review, passwordHash, ...terms }: ExamTerms): object {
  const moments = Object.entries(review).map(([moment, level]) => [`review.${moment}`, level]);
  return { ...terms, ...Object.fromEntries(moments), password: passwordHash };
}

/** As text, whatever it is: for people to read. */
function differences(before: object, after: object): ChangedExamView['changes'] {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) => {
    const old = was.get(field);
    if (JSON.stringify(old) === JSON.stringify(value)) return [];
    if (field === 'password') return [{ field, before: secret(old), after: secret(value) }];
    return [{ field, before: wordsOf(old), after: wordsOf(value) }];
  });
}

function secret(hash: unknown): string | null {
  return hash === null ? null : 'set';
}

function wordsOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Shows an exam to learners, or to nobody any more: what was begun goes on. Errors: `not-found`; `too-few-questions` for
 * an exam that has none to ask.
 */
export async function setExamStatus(
  db: Knex,
  { examCode, status, isDryRun, listOf, now }: SetExamStatus & Authoring,
): Promise<ExamStatusView> {
  return await inTransaction(db, async (trx) => {
    const exam = await Exam.query(trx)
      .findOne({ code: examCode })
      .modify(isAuthored(trx, { listOf }))
      .forNoKeyUpdate();
    if (exam === undefined) throw new DomainError('not-found');
    const asking = Question.query(trx).where({ examId: exam.id, status: 'published' });
    const publishedQuestions = await asking.resultSize();
    if (status === 'published' && publishedQuestions === 0) throw new DomainError('too-few-questions');
    const openAttempts = await countOpenAttempts(trx, { examId: exam.id });
    if (!isDryRun && exam.status !== status)
      await Exam.query(trx).findById(exam.id).patch({ status, updatedAt: now });
    return { title: exam.title, before: exam.status, status, publishedQuestions, openAttempts };
  });
}
