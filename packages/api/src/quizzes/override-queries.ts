import { DomainError } from '@studyhall/domain/errors';
import { ExamOverride } from '@studyhall/domain/quizzes/terms';
import type { PutExamOverride } from '@studyhall/domain/quizzes/terms-commands';
import type { Knex } from 'knex';
import * as z from 'zod';
import { getUserId, listUserNames } from '../auth/user-reference.ts';
import { inTransaction } from '../platform/database.ts';
import { statement } from '../platform/statement.ts';
import { Exam, ExamOverrideRow } from './bank-models.ts';
import type { ExamOverridesView, ExamOverrideView } from './exam-settings-views.ts';

interface OfExam {
  readonly examId: string;
}

const openAttempts = statement(
  'quizzes_open_attempts_of_exam',
  `select count(*)::int as attempts from quizzes.attempts a
   where a.exam_id = :examId and a.submitted_at is null and a.discarded_at is null`,
  z.object({ attempts: z.int() }),
  { because: 'bulk' },
);

/** How many quizzes of an exam go on, of all learners: for whoever changes it. */
export async function countOpenAttempts(db: Knex, { examId }: OfExam): Promise<number> {
  return (await openAttempts.first(db, { examId }))?.attempts ?? 0;
}

/** To how many learners an exam allows something else: for whoever looks at it. */
export async function countOverrides(db: Knex, { examId }: OfExam): Promise<number> {
  return await ExamOverrideRow.query(db).where({ examId }).resultSize();
}

/** The most that are listed: a school year of one exam. */
const MAX_LISTED = 500;

/** What an exam allows whom: an administrator's list. Errors: `exam-not-available`. */
export async function listExamOverrides(
  db: Knex,
  { examCode: code }: { readonly examCode: string },
): Promise<ExamOverridesView> {
  const exam = await Exam.query(db).findOne({ code }).select('id');
  if (exam === undefined) throw new DomainError('exam-not-available');
  const rows = await ExamOverrideRow.query(db).where({ examId: exam.id }).orderBy('userId').limit(MAX_LISTED);
  const names = await listUserNames(
    db,
    rows.map(({ userId }) => userId),
  );
  return rows.map(({ userId, terms }) => ({
    ...{ userId, username: names.get(userId) ?? null },
    terms: ExamOverride.parse(terms),
  }));
}

/** Says what an exam allows somebody, or what would change. Errors: `not-found`, `exam-not-available`. */
export async function putExamOverride(
  db: Knex,
  { user, examCode: code, terms, isDryRun }: PutExamOverride,
): Promise<ExamOverrideView> {
  return await inTransaction(db, async (trx) => {
    const userId = await getUserId(trx, user);
    const exam = await Exam.query(trx).findOne({ code }).select('id', 'title');
    if (exam === undefined) throw new DomainError('exam-not-available');
    const key = { userId, examId: exam.id };
    const known = await ExamOverrideRow.query(trx).findById([userId, exam.id]);
    if (!isDryRun) {
      if (terms === null) await ExamOverrideRow.query(trx).deleteById([userId, exam.id]);
      else
        await ExamOverrideRow.query(trx)
          .insert({ ...key, terms })
          .onConflict(['userId', 'examId'])
          .merge();
    }
    const before = known === undefined ? null : ExamOverride.parse(known.terms);
    return { userId, examTitle: exam.title, before, terms };
  });
}
