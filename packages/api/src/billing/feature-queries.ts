import type { PremiumFeature } from '@studyhall/domain/billing/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../platform/statement.ts';

const isThere = statement(
  'billing_has_feature',
  `select exists (select from quizzes.exams where :kind = 'exam' and code = :name)
     or exists (select from progress.courses where :kind = 'course' and slug = :name) as "isThere"`,
  z.object({ isThere: z.boolean() }),
);

/**
 * Whether there is such an exam or course, published or not; rooms are always there. In a statement of its own: money is joined with nothing
 * outside its schema.
 */
export async function hasFeature(
  db: Knex,
  { feature }: { readonly feature: PremiumFeature },
): Promise<boolean> {
  if (feature === 'live-seats') return true;
  const kind = feature.startsWith('exam:') ? 'exam' : 'course';
  const name = feature.slice(kind.length + 1);
  const found = await isThere.first(db, { kind, name });
  return found?.isThere === true;
}
