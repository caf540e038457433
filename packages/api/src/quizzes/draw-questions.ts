import { randomBytes } from 'node:crypto';
import { DomainError } from '@studyhall/domain/errors';
import { drawQuestions, shufflePlaces } from '@studyhall/domain/quizzes/drawing';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { ExamTerms } from '@studyhall/domain/quizzes/terms';
import { dailySeed } from '@studyhall/domain/quizzes/terms-daily';
import type { Knex } from 'knex';
import { StaleReadError } from '../platform/database.ts';
import { type ExamFacts, type GivenQuestion, listDrawnQuestions, type StartFacts } from './start-queries.ts';
import { questionsAsked } from './terms-queries.ts';

interface Drawing {
  readonly exam: ExamFacts;
  readonly terms: ExamTerms;
  readonly timesShown: StartFacts['timesShown'];
  readonly command: StartAttempt;
  /** The learner's own day. */
  readonly today: string;
}

/**
 * The questions of a new attempt, with the order of what each offers. In a level what the learner has seen is drawn last:
 * a key that was shown, here or elsewhere, makes no try easier. Errors: `too-few-questions`.
 */
export async function drawAttempt(trx: Knex, drawing: Drawing): Promise<GivenQuestion[]> {
  const { exam, terms, command, today } = drawing;
  const seed = command.mode === 'daily' ? dailySeed(exam.id, today) : randomBytes(16).toString('hex');
  const questionIds = drawnIds(drawing, seed);
  if (questionIds.length === 0) throw new DomainError('too-few-questions');
  const facts = new Map((await listDrawnQuestions(trx, questionIds)).map((row) => [row.questionId, row]));
  return questionIds.map((questionId, position) => {
    const question = facts.get(questionId);
    // It was there a moment ago: an import was taken back.
    if (question === undefined) throw new StaleReadError();
    const shuffledIn = rulesOf(question.type).shuffledIn(question.public);
    const groups = terms.shufflesOptions ? shuffledIn : shuffledIn.map(() => null);
    const optionOrder = shufflePlaces({ groups, questionId, seed });
    return { position, questionId, questionVersion: question.version, optionOrder };
  });
}

function drawnIds({ exam, terms, timesShown, command }: Drawing, seed: string): string[] {
  const chosen = command.domainCodes;
  const weights = exam.domains.filter((domain) => chosen === undefined || chosen.includes(domain.code));
  const pool = weights.flatMap(({ code: domainCode, questionIds }) =>
    questionIds.map((questionId) => ({ questionId, domainCode, timesShown: timesShown?.[questionId] ?? 0 })),
  );
  const drawn = drawQuestions({ pool, weights, count: questionsAsked(exam, command), seed });
  const domainOf = new Map(pool.map(({ questionId, domainCode }) => [questionId, domainCode]));
  return inSections(terms.shufflesQuestions ? drawn : drawn.toSorted(), {
    sections: terms.sections,
    domainOf: (questionId) => domainOf.get(questionId) ?? '',
  });
}

/** Sorting keeps the order of what is of one section. */
function inSections(
  questionIds: readonly string[],
  { sections, domainOf }: Pick<ExamTerms, 'sections'> & { readonly domainOf: (questionId: string) => string },
): string[] {
  const sectionOf = (questionId: string): number => {
    const index = sections.findIndex(({ domainCodes }) => domainCodes.includes(domainOf(questionId)));
    return index === -1 ? sections.length : index;
  };
  return questionIds.toSorted((a, b) => sectionOf(a) - sectionOf(b));
}
