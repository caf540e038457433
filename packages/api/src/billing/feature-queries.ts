import type { PremiumFeature } from '@studyhall/domain/billing/schemas';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

const SQL = {
  exam: 'select from quizzes.exams where code = :name',
  course: 'select from progress.courses where slug = :name',
} as const;

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
  return (await named(db, `billing_has_${kind}`, SQL[kind], { name })).length > 0;
}
