import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam, Question } from '../bank-models.ts';

/**
 * The exam, locked as an import locks it: nobody else changes its bank until the transaction ends. Errors: `not-found`,
 * also for one that is not the author's.
 */
export async function lockBank(
  trx: Knex.Transaction,
  { examCode, listOf }: AuthorReach & { readonly examCode: string },
): Promise<Exam> {
  const exam = await Exam.query(trx)
    .findOne({ code: examCode })
    .modify(isAuthored(trx, { listOf }))
    .forNoKeyUpdate();
  if (exam === undefined) throw new DomainError('not-found');
  return exam;
}

/**
 * Questions, their exams locked in the same way. Errors: `not-found`, also where one of them is not the author's: all are
 * changed or none.
 */
export async function lockQuestions(
  trx: Knex.Transaction,
  { questionIds, listOf }: AuthorReach & { readonly questionIds: readonly string[] },
): Promise<Question[]> {
  const ids = [...new Set(questionIds)];
  const exams = await Exam.query(trx)
    .whereIn('id', Question.query(trx).whereIn('id', ids).select('examId'))
    .modify(isAuthored(trx, { listOf }))
    .orderBy('id')
    .select('id')
    .forNoKeyUpdate();
  const questions = await Question.query(trx)
    .whereIn('id', ids)
    .whereIn(
      'examId',
      exams.map(({ id }) => id),
    )
    .orderBy('id');
  if (questions.length < ids.length) throw new DomainError('not-found');
  return questions;
}

/** The same of one. */
export async function lockQuestion(
  trx: Knex.Transaction,
  { questionId, listOf }: AuthorReach & { readonly questionId: string },
): Promise<Question> {
  const [question] = await lockQuestions(trx, { questionIds: [questionId], listOf });
  if (question === undefined) throw new DomainError('not-found');
  return question;
}
