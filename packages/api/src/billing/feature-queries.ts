import type { PremiumFeature } from '@studyhall/domain/billing/schemas';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

/**
 * Whether there is such an exam or course, published or not. In a statement of its own: money is joined with nothing
 * outside its schema.
 */
export async function hasFeature(
  db: Knex,
  { feature }: { readonly feature: PremiumFeature },
): Promise<boolean> {
  const kind = feature.startsWith('exam:') ? 'exam' : 'course';
  const name = feature.slice(kind.length + 1);
  const found = kind === 'exam' ? await findExam(db, name) : await findCourse(db, name);
  return found.length > 0;
}

async function findExam(db: Knex, name: string): Promise<object[]> {
  return await named(db, 'billing_has_exam', 'select from quizzes.exams where code = :name', { name });
}

async function findCourse(db: Knex, name: string): Promise<object[]> {
  return await named(db, 'billing_has_course', 'select from progress.courses where slug = :name', { name });
}
