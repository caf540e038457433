import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { Exam, Question } from './bank-models.ts';

interface Grading {
  readonly examCode: string;
  readonly isGradedWhenSmall: boolean;
  readonly now: Date;
}

/**
 * Says whether the score of an exam with fewer than ten questions counts for boards, perfect and high-score quizzes. It
 * holds for quizzes that end from now on. Errors: `not-found`.
 */
export async function gradeSmallExam(
  db: Knex,
  { examCode, isGradedWhenSmall, now }: Grading,
): Promise<{ title: string; questionCount: number }> {
  const [exam] = await Exam.query(db)
    .where({ code: examCode })
    .patch({ isGradedWhenSmall, updatedAt: now })
    .returning(['id', 'title', 'questionCount']);
  if (exam === undefined) throw new DomainError('not-found');
  const published = await Question.query(db).where({ examId: exam.id, status: 'published' }).resultSize();
  return { title: exam.title, questionCount: Math.min(exam.questionCount, published) };
}
