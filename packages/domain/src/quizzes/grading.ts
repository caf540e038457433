import type { QuestionType } from './schemas.ts';

/** Least common multiple of 1 to 10: one question's credit in this unit is an integer for any number of keys. */
const CREDIT_PER_QUESTION = 2520;

export const BASIS_POINTS_MAX = 10_000;

/** The result of one question; `score` is the share of its credit, from 0 to 1. */
export interface QuestionGrade {
  readonly isCorrect: boolean;
  readonly score: number;
}

/** A question as it was given and answered; option indexes of keys and selection count in the same order. */
export interface AnsweredQuestion {
  readonly domainCode: string;
  readonly type: QuestionType;
  readonly keys: readonly number[];
  /** Empty when it was not answered. */
  readonly selected: readonly number[];
}

/** A share of questions: `correct` counts those fully right, `scorePercent` includes partial credit. */
export interface DomainGrade {
  readonly domainCode: string;
  readonly total: number;
  readonly correct: number;
  readonly scorePercent: number;
}

export interface AttemptGrade {
  readonly totalQuestions: number;
  /** Questions answered fully right; XP counts these. */
  readonly correctAnswers: number;
  /** The score with partial credit in hundredths of a percent, 0 to 10,000. */
  readonly scoreBasisPoints: number;
  /** The same in percent with at most two decimals. */
  readonly scorePercent: number;
  /** In the order in which the domains first appear. */
  readonly perDomain: readonly DomainGrade[];
  /** In the order of the questions given. */
  readonly questions: readonly QuestionGrade[];
}

/** Partial credit of a multiple question: max(0, right − wrong) of its keys. The others are right or wrong. */
function creditOf({ type, keys, selected }: Omit<AnsweredQuestion, 'domainCode'>): number {
  if (keys.length === 0) return 0;
  const keySet = new Set(keys);
  const chosen = new Set(selected);
  let right = 0;
  for (const index of chosen) if (keySet.has(index)) right += 1;
  const wrong = chosen.size - right;
  const net = Math.max(0, right - wrong);
  if (type === 'multiple') return (CREDIT_PER_QUESTION / keySet.size) * net;
  return net === keySet.size ? CREDIT_PER_QUESTION : 0;
}

function gradeOf(credit: number): QuestionGrade {
  return { isCorrect: credit === CREDIT_PER_QUESTION, score: credit / CREDIT_PER_QUESTION };
}

/**
 * Grades one question. A multiple question gives max(0, right − wrong) / number of keys, the others 1 or 0;
 * no answer gives 0. It is correct only with its full credit.
 */
export function gradeQuestion(
  type: QuestionType,
  keys: readonly number[],
  selected: readonly number[],
): QuestionGrade {
  return gradeOf(creditOf({ type, keys, selected }));
}

/**
 * `part` of `whole` in hundredths of a percent, rounded half up. Every "x %" of the product compares this number,
 * so what a learner sees as 90.00 % is 90 %. Integers in, exact; `whole` of 0 gives 0.
 */
export function basisPointsOf(part: number, whole: number): number {
  if (whole === 0) return 0;
  const doubled = 2 * BASIS_POINTS_MAX * part + whole;
  return (doubled - (doubled % (2 * whole))) / (2 * whole);
}

/** Hundredths of a percent as percent with at most two decimals. */
export function percentOf(basisPoints: number): number {
  return basisPoints / 100;
}

interface Tally {
  total: number;
  correct: number;
  credit: number;
}

function add(tally: Tally, credit: number): void {
  tally.total += 1;
  tally.credit += credit;
  if (credit === CREDIT_PER_QUESTION) tally.correct += 1;
}

function scoreOf(tally: Tally): number {
  return basisPointsOf(tally.credit, tally.total * CREDIT_PER_QUESTION);
}

/** Grades a whole attempt, overall and by objective domain; an unanswered question counts as wrong. */
export function gradeAttempt(questions: readonly AnsweredQuestion[]): AttemptGrade {
  const overall: Tally = { total: 0, correct: 0, credit: 0 };
  const domains = new Map<string, Tally>();
  const grades: QuestionGrade[] = [];
  for (const question of questions) {
    const credit = creditOf(question);
    const domain = domains.get(question.domainCode) ?? { total: 0, correct: 0, credit: 0 };
    domains.set(question.domainCode, domain);
    add(domain, credit);
    add(overall, credit);
    grades.push(gradeOf(credit));
  }
  const scoreBasisPoints = scoreOf(overall);
  return {
    totalQuestions: overall.total,
    correctAnswers: overall.correct,
    scoreBasisPoints,
    scorePercent: percentOf(scoreBasisPoints),
    perDomain: [...domains].map(([domainCode, tally]) => ({
      domainCode,
      total: tally.total,
      correct: tally.correct,
      scorePercent: percentOf(scoreOf(tally)),
    })),
    questions: grades,
  };
}
