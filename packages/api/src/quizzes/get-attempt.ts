import type { Knex } from 'knex';
import { type AttemptKey, getAttemptRow, type OpenQuestionRow } from './attempt-queries.ts';
import { type AttemptView, feedbackOf } from './views.ts';

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
  const { optionOrder, optionTexts, selected, revealed } = question;
  return {
    position: question.position,
    domainCode: question.domainCode,
    type: question.type,
    textFormat: question.textFormat,
    text: question.text,
    isFlagged: question.isFlagged,
    isLocked: question.isLocked,
    options: optionOrder.map((index) => ({ text: optionTexts[index] ?? '' })),
    selected:
      selected === null ? null : selected.map((index) => optionOrder.indexOf(index)).sort((a, b) => a - b),
    feedback: revealed === null ? null : feedbackOf(revealed, question),
  };
}
