import { isAuthorOfListed } from '@studyhall/domain/auth/rights';
import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { QueryBuilder } from 'objection';
import type { Viewer } from '../platform/context.ts';
import type { OfUser } from '../platform/of-user.ts';
import { AuthorExam, Exam } from './bank-models.ts';

/** How far an author reaches. */
export interface AuthorReach {
  /** Whose list says which exams are theirs; null for whoever is author of all. */
  readonly listOf: string | null;
}

export function reachOf(author: Pick<Viewer, 'userId' | 'role' | 'rights'>): AuthorReach {
  return { listOf: isAuthorOfListed(author) ? author.userId : null };
}

/** Of the exam `e`: whoever asks with `:listOf` is its author. Part of every statement about the bank. */
export const IS_AUTHORED = `(cast(:listOf as uuid) is null or exists (select from quizzes.author_exams own
  where own.user_id = cast(:listOf as uuid) and own.exam_id = e.id))`;

/** The same for a query of exams. */
export function isAuthored<Result>(db: Knex, { listOf: userId }: AuthorReach) {
  return (query: QueryBuilder<Exam, Result>) =>
    void (userId === null || query.whereIn('id', AuthorExam.query(db).select('examId').where({ userId })));
}

/** The exams on the list of an author, by code. */
export async function listAuthoredExams(
  db: Knex,
  { userId }: OfUser,
): Promise<{ code: string; title: string }[]> {
  return await Exam.query(db)
    .whereIn('id', AuthorExam.query(db).select('examId').where({ userId }))
    .orderBy('code')
    .select('code', 'title');
}

/** Makes these the exams on the list of an author. Errors: `exam-not-available` with the `exams` that are not there. */
export async function putAuthoredExams(
  trx: Knex,
  { userId, codes }: OfUser & { readonly codes: readonly string[] },
): Promise<void> {
  const exams = await Exam.query(trx)
    .whereIn('code', [...codes])
    .select('id', 'code');
  const missing = codes.filter((code) => !exams.some((exam) => exam.code === code));
  if (missing.length > 0) throw new DomainError('exam-not-available', { exams: missing.join(', ') });
  await AuthorExam.query(trx).delete().where({ userId });
  if (exams.length > 0)
    await AuthorExam.query(trx).insert(exams.map(({ id: examId }) => ({ userId, examId })));
}
