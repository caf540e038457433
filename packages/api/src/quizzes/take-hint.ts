import { DomainError } from '@studyhall/domain/errors';
import type { QuestionAt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import type { OfReaderNow, Reading } from '../platform/translated.ts';
import { demandOpen, demandReachable } from './answer-question.ts';
import { type AttemptKey, lockQuestion } from './attempt-queries.ts';
import { listImagesIn } from './images/image-queries.ts';
import { Attempt, AttemptQuestion } from './models.ts';
import { TakenHint, type TakenHintView } from './question-views.ts';
import { hintedFor, Translations, translationIn } from './translation-queries.ts';

/**
 * Shows the hint of a question, which costs its share of what the question earns, in whichever mode; asked for again it is
 * shown again and costs nothing more. Errors: `not-found` (also where there is no hint), `question-locked` (its key was
 * shown already), `question-passed`, `attempt-finished`, `attempt-discarded`, `attempt-overdue`.
 */
export async function takeHint(
  db: Knex,
  { userId, command, now, language }: OfReaderNow & { readonly command: QuestionAt },
): Promise<TakenHintView> {
  return await inTransaction(db, async (trx) => {
    const question = await lockQuestion(trx, { userId, ...command });
    demandOpen(question, now);
    demandReachable(question, command);
    const hint = await getHint(trx, { userId, ...command, language });
    const isTaken = question.hintCostPercent !== null;
    if (!isTaken && question.revealedAt !== null) throw new DomainError('question-locked');
    if (!isTaken) await recordHint(trx, { userId, ...command, now });
    return { ...hint, images: await listImagesIn(trx, hint.text) };
  });
}

type QuestionKey = AttemptKey & Pick<QuestionAt, 'position'>;

/** A hint in all languages that it is in. */
const StoredHint = z.object({
  text: z.string(),
  costPercent: z.int(),
  translations: Translations,
  examLanguage: z.string(),
});

async function getHint(
  trx: Knex,
  { userId, attemptId, position, language }: QuestionKey & Reading,
): Promise<TakenHint> {
  const version = await AttemptQuestion.query(trx)
    .findById([userId, attemptId, position])
    .joinRelated('[version, attempt.exam]')
    .select('version.hint as text', 'version.hintCostPercent as costPercent', 'version.translations')
    .select('attempt:exam.language as examLanguage')
    .whereNotNull('version.hint');
  if (version === undefined) throw new DomainError('not-found');
  const hint = StoredHint.parse(version);
  const translated = translationIn(hint, language)?.hint ?? null;
  return TakenHint.parse(hintedFor({ ...hint, translated }, { ...hint, language }));
}

async function recordHint(
  trx: Knex,
  { userId, attemptId, position, now }: QuestionKey & { readonly now: Date },
): Promise<void> {
  await AttemptQuestion.query(trx).findById([userId, attemptId, position]).patch({ hintedAt: now });
  // A submission that has graded already finds another revision, and grades again.
  await Attempt.query(trx).findById([userId, attemptId]).increment('revision', 1);
}
