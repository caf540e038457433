import type { Knex } from 'knex';
import type { Reading } from '../platform/translated.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { getReview } from './result-queries.ts';
import { recordShownKeys } from './shown-key-queries.ts';
import type { ReviewView } from './views.ts';

/** The review of an ended attempt; a quiz of a level that goes on learns which keys it tells. Errors as in `getReview`. */
export async function reviewAttempt(
  db: Knex,
  { userId, attemptId, now, language }: AttemptKey & Reading & { readonly now: Date },
): Promise<ReviewView> {
  const review = await getReview(db, { userId, attemptId, now, language });
  await recordShownKeys(db, { userId, attemptId, now });
  return review;
}
