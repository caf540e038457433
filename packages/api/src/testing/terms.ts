import type { ExamOverride, ExamTerms } from '@studyhall/domain/quizzes/terms';
import type { Knex } from 'knex';

/** What is said of an exam; of a review policy some. */
type SaidTerms = Partial<Omit<ExamTerms, 'review'>> & { readonly review?: Partial<ExamTerms['review']> };

/** Says by which terms an exam is taken; what is not said is as it always was. */
export async function setTerms(db: Knex, code: string, terms: SaidTerms): Promise<void> {
  await db('quizzes.exams')
    .where({ code })
    .update({ terms: JSON.stringify(terms) });
}

/** Says what an exam allows somebody. */
export async function allow(
  db: Knex,
  { code, userId }: { readonly code: string; readonly userId: string },
  terms: ExamOverride,
): Promise<void> {
  const { id: examId } = await db('quizzes.exams').where({ code }).first('id');
  await db('quizzes.exam_overrides').insert({ userId, examId, terms: JSON.stringify(terms) });
}
