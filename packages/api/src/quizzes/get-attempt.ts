import { isWaiting } from '@studyhall/domain/quizzes/grading';
import { shownAnswer } from '@studyhall/domain/quizzes/question-types/answer';
import { ExamTerms } from '@studyhall/domain/quizzes/terms';
import type { ReviewLevel } from '@studyhall/domain/quizzes/terms-review';
import type { Knex } from 'knex';
import type { Reading } from '../platform/translated.ts';
import { type AttemptKey, getAttemptRow, type OpenQuestionRow } from './attempt-queries.ts';
import { listImagesIn } from './images/image-queries.ts';
import { attemptQuestionView, feedbackView } from './question-views.ts';
import { tellsKeys } from './shown-level-queries.ts';
import { explained, hintedFor, type ReadIn, worded } from './translation-queries.ts';
import type { AttemptView } from './views.ts';

/** The attempt as the learner may see it now: what was answered, and the key only where study mode revealed it. */
export async function getAttempt(
  db: Knex,
  { userId, attemptId, now, language }: AttemptKey & Reading & { readonly now: Date },
): Promise<AttemptView> {
  const row = await getAttemptRow(db, { userId, attemptId, language });
  const { submittedAt, discardedAt, questions, examTerms, examLanguage, ...attempt } = row;
  const terms = ExamTerms.parse(examTerms);
  const shownDuring = terms.review.during;
  const shown = questions.map((question) => viewOf(question, shownDuring, { examLanguage, language }));
  return {
    ...attempt,
    attemptId,
    state: submittedAt !== null ? 'finished' : discardedAt !== null ? 'discarded' : 'open',
    serverNow: now,
    shownDuring,
    sections: sectionsOf(terms, questions),
    questions: shown,
    images: await listImagesIn(db, shown),
  };
}

/** A heading stands where its section begins; without a question of its domains there is none. */
function sectionsOf(
  { sections }: ExamTerms,
  questions: readonly Pick<OpenQuestionRow, 'position' | 'domainCode'>[],
): AttemptView['sections'] {
  const named = sections.flatMap(({ domainCodes }) => domainCodes);
  const parts = [
    ...sections.map(({ title, domainCodes }) => ({
      title,
      holds: (code: string) => domainCodes.includes(code),
    })),
    { title: null, holds: (code: string) => sections.length > 0 && !named.includes(code) },
  ];
  return parts.flatMap(({ title, holds }) => {
    const first = questions.find(({ domainCode }) => holds(domainCode));
    return first === undefined ? [] : [{ title, position: first.position }];
  });
}

function viewOf(
  row: OpenQuestionRow,
  shownDuring: ReviewLevel,
  readIn: ReadIn,
): AttemptView['questions'][number] {
  const question = worded(row, readIn);
  const { position, domainCode, textFormat, text, lang, isFlagged, isLocked } = question;
  const { answer, revealed, optionOrder } = question;
  return attemptQuestionView(question, {
    ...{ position, domainCode, textFormat, text, lang, isFlagged, isLocked },
    hint: question.hint === null ? null : hintedFor(question.hint, readIn),
    answer: answer === null ? null : [...shownAnswer(answer, optionOrder)],
    feedback:
      revealed === null || !tellsKeys(shownDuring)
        ? null
        : feedbackView(
            question,
            {
              ...explained(revealed, readIn),
              isWaiting: isWaiting({ ...question, ...revealed, answer: answer ?? [] }),
            },
            shownDuring,
          ),
  });
}
