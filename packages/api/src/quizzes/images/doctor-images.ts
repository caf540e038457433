import type { Knex } from 'knex';
import { BrokenRow } from '../../platform/data-check.ts';
import { statement } from '../../platform/statement.ts';

const brokenImages = statement(
  'doctor_quizzes_images',
  `select distinct v.question_id || '/' || v.version as key, 'names image ' || m.found[1] || ', which is not stored' as what
   from quizzes.question_versions v, regexp_matches(v::text, 'image:([0-9a-f]{64})', 'g') as m (found)
   where v.question_id = any(:keys::uuid[]) and v.text_format = 'markdown'
     and not exists (select from quizzes.images i join platform.blobs b on b.hash = i.hash where i.hash = m.found[1])`,
  BrokenRow,
);

/** Versions that name an image which is not there. */
export async function findBrokenImages(
  db: Knex,
  { keys }: { readonly keys: string[] },
): Promise<readonly BrokenRow[]> {
  return await brokenImages.all(db, { keys });
}
