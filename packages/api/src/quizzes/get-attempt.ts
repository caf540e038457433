import { isWaiting } from '@studyhall/domain/quizzes/grading';
import { shownAnswer } from '@studyhall/domain/quizzes/question-types/answer';
import type { Knex } from 'knex';
import { type AttemptKey, getAttemptRow, type OpenQuestionRow } from './attempt-queries.ts';
import { attemptQuestionView, feedbackView } from './question-views.ts';
import type { AttemptView } from './views.ts';

/** The attempt as the learner may see it now: what was answered, and the key only where study mode revealed it. */
export async function getAttempt(
  db: Knex,
  { userId, attemptId, now }: AttemptKey & { readonly now: Date },
): Promise<AttemptView> {
  const { submittedAt, discardedAt, questions, ...attempt } = await getAttemptRow(db, { userId, attemptId });
  return {
    ...attempt,
    attemptId,
    state: submittedAt !== null ? 'finished' : discardedAt !== null ? 'discarded' : 'open',
    serverNow: now,
    questions: questions.map(viewOf),
  };
}

function viewOf(question: OpenQuestionRow): AttemptView['questions'][number] {
  const { position, domainCode, textFormat, text, isFlagged, isLocked } = question;
  const { answer, revealed, optionOrder } = question;
  return attemptQuestionView(question, {
    ...{ position, domainCode, textFormat, text, isFlagged, isLocked },
    answer: answer === null ? null : [...shownAnswer(answer, optionOrder)],
    feedback:
      revealed === null
        ? null
        : feedbackView(question, {
            ...revealed,
            isWaiting: isWaiting({ ...question, ...revealed, answer: answer ?? [] }),
          }),
  });
}
