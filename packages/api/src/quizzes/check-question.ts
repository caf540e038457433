import { DomainError } from '@studyhall/domain/errors';
import { gradeQuestion } from '@studyhall/domain/quizzes/grading';
import { type QuestionAt, QuestionType } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../platform/database.ts';
import type { OfReaderNow } from '../platform/translated.ts';
import { demandOpen, demandReachable } from './answer-question.ts';
import { type AttemptKey, lockQuestion, RevealedKey } from './attempt-queries.ts';
import { listImagesIn } from './images/image-queries.ts';
import { AttemptQuestion } from './models.ts';
import { type FeedbackView, feedbackView } from './question-views.ts';
import { recordShownKeys } from './shown-key-queries.ts';
import { levelDuring, tellsKeys } from './shown-level-queries.ts';
import { lockOwner } from './start-queries.ts';
import { explained, Translations, translationIn, worded } from './translation-queries.ts';

/**
 * Study mode: shows whether the saved answer is right and why, and fixes it, here and in a quiz of a level that goes on.
 * Errors: `question-locked` (only study mode reveals something), `review-hidden` (not even that, by the terms of the exam),
 * `question-passed`, `attempt-finished`, `attempt-overdue`.
 */
export async function checkQuestion(
  db: Knex,
  { userId, command, now, language }: OfReaderNow & { readonly command: QuestionAt },
): Promise<FeedbackView> {
  return await inTransaction(db, async (trx) => {
    // A quiz of a level that is started meanwhile either knows that the key was shown, or is told of it.
    await lockOwner(trx, userId);
    const question = await lockQuestion(trx, { userId, ...command });
    demandOpen(question, now);
    demandReachable(question, command);
    if (question.mode !== 'study') throw new DomainError('question-locked');
    const { examTerms, ...version } = await getRevealedVersion(trx, { userId, ...command });
    const translated = translationIn(version, language);
    const shown = worded({ ...version, translated }, { ...version, language });
    const level = levelDuring(examTerms);
    if (!tellsKeys(level)) throw new DomainError('review-hidden');
    const { isCorrect, score, isWaiting } = gradeQuestion({
      ...version,
      answer: question.answer ?? [],
      mark: question.mark,
      hintCostPercent: question.hintCostPercent ?? 0,
    });
    await AttemptQuestion.query(trx)
      .findById([userId, command.attemptId, command.position])
      .patch({ revealedAt: question.revealedAt ?? now, isCorrect, score });
    await recordShownKeys(trx, { userId, ...command, now });
    const feedback = feedbackView(
      { ...shown, optionOrder: question.optionOrder },
      {
        ...explained({ ...version, translated }, { ...version, language }),
        ...{ isCorrect, isWaiting, mark: question.mark },
      },
      level,
    );
    return { ...feedback, images: await listImagesIn(trx, feedback) };
  });
}

/** A question with its key. */
const RevealedVersion = RevealedKey.extend({
  type: QuestionType,
  text: z.string(),
  public: z.unknown(),
  translations: Translations,
  examLanguage: z.string(),
  examTerms: z.unknown(),
});

/** What a question of an attempt is graded by and shows afterwards. Errors: `not-found`. */
export async function getRevealedVersion(
  trx: Knex,
  { userId, attemptId, position }: AttemptKey & { readonly position: number },
): Promise<z.output<typeof RevealedVersion>> {
  const version = await AttemptQuestion.query(trx)
    .findById([userId, attemptId, position])
    .joinRelated('[version, attempt.exam]')
    .select(
      'version.type',
      'version.text',
      'version.translations',
      'version.public',
      'version.key',
      'version.feedback',
      'version.explanation',
    )
    .select('attempt:exam.terms as examTerms', 'attempt:exam.language as examLanguage');
  if (version === undefined) throw new DomainError('not-found');
  return RevealedVersion.parse(version);
}
