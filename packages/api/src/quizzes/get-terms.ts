import { termsFor } from '@studyhall/domain/quizzes/terms-for';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { getTermsFacts, questionsAsked } from './terms-queries.ts';
import type { TermsView } from './views.ts';

interface Asking extends OfUserNow {
  readonly examCode: string;
  readonly timeZone: string;
}

/** By which terms the learner takes an exam, in each way that it offers, and why. Errors: `exam-not-available`. */
export async function getTerms(db: Knex, asking: Asking): Promise<TermsView> {
  const facts = await getTermsFacts(db, asking);
  const ways = facts.exam.terms.modes.map((mode) => {
    const questionCount = questionsAsked(facts.exam, { mode });
    const asking = { ...facts, mode, questionCount, isChosen: false };
    const { canStart, canChoose, deadlineAt, needsPassword, because } = termsFor(asking);
    return { mode, questionCount, canStart, canChoose, deadlineAt, needsPassword, because };
  });
  return { examCode: asking.examCode, ways, serverNow: asking.now };
}
