import { DomainError } from '@studyhall/domain/errors';
import type { QuestionAt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { inTransaction } from '../platform/database.ts';
import type { OfUserNow } from '../platform/of-user.ts';
import { demandOpen, demandReachable } from './answer-question.ts';
import { type AttemptKey, lockQuestion } from './attempt-queries.ts';
import { listImagesIn } from './images/image-queries.ts';
import { Attempt, AttemptQuestion } from './models.ts';
import { TakenHint, type TakenHintView } from './question-views.ts';

/**
 * Shows the hint of a question, which costs its share of what the question earns, in whichever mode; asked for again it is
 * shown again and costs nothing more. Errors: `not-found` (also where there is no hint), `question-locked` (its key was
 * shown already), `question-passed`, `attempt-finished`, `attempt-discarded`, `attempt-overdue`.
 */
export async function takeHint(
  db: Knex,
  { userId, command, now }: OfUserNow & { readonly command: QuestionAt },
): Promise<TakenHintView> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { userId, ...command });
    demandOpen(question, now);
    demandReachable(question, command);
    const hint = await getHint(trx, { userId, ...command });
    const isTaken = question.hintCostPercent !== null;
    if (!isTaken && question.revealedAt !== null) throw new DomainError('question-locked');
    if (!isTaken) await recordHint(trx, { userId, ...command, now });
    return { ...hint, images: await listImagesIn(trx, hint.text) };
  });
}

type QuestionKey = AttemptKey & Pick<QuestionAt, 'position'>;

async function getHint(trx: Knex, { userId, attemptId, position }: QuestionKey): Promise<TakenHint> {
  const version = await AttemptQuestion.query(trx)
    .findById([userId, attemptId, position])
    .joinRelated('version')
    .select('version.hint as text', 'version.hintCostPercent as costPercent')
    .whereNotNull('version.hint');
  if (version === undefined) throw new DomainError('not-found');
  return TakenHint.parse(version);
}

async function recordHint(
  trx: Knex,
  { userId, attemptId, position, now }: QuestionKey & { readonly now: Date },
): Promise<void> {
  await AttemptQuestion.query(trx).findById([userId, attemptId, position]).patch({ hintedAt: now });
  // A submission that has graded already finds another revision, and grades again.
  await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);
}
