import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { type AuthorReach, isAuthored } from './authored-exam-queries.ts';
import { Exam, Question } from './bank-models.ts';

interface Grading extends AuthorReach {
  readonly examCode: string;
  readonly isGradedWhenSmall: boolean;
  readonly now: Date;
}

/**
 * Says whether the score of an exam with fewer than ten questions counts for boards, perfect and high-score quizzes. It
 * holds for quizzes that end from now on. Errors: `not-found`, also for an exam that is not the author's.
 */
export async function gradeSmallExam(
  db: Knex,
  { listOf, examCode, isGradedWhenSmall, now }: Grading,
): Promise<{ title: string; questionCount: number }> {
  const [exam] = await Exam.query(db)
    .where({ code: examCode })
    .modify(isAuthored(db, { listOf }))
    .patch({ isGradedWhenSmall, updatedAt: now })
    .returning(['id', 'title', 'questionCount']);
  if (exam === undefined) throw new DomainError('not-found');
  const published = await Question.query(db).where({ examId: exam.id, status: 'published' }).resultSize();
  return { title: exam.title, questionCount: Math.min(exam.questionCount, published) };
}
