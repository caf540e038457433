import { type Answer, isUnanswered } from './question-types/answer.ts';
import { CREDIT_UNITS } from './question-types/question-type.ts';
import { type QuestionType, rulesOf } from './question-types/question-types.ts';

export const BASIS_POINTS_MAX = 10_000;

/** The result of one question; `score` is the share of its credit, from -1 to 1: below 0 where what was chosen costs. */
export interface QuestionGrade {
  readonly isCorrect: boolean;
  readonly score: number;
  /** Whether a person has yet to mark it; it scores 0 until then. */
  readonly isWaiting: boolean;
}

/** A question as it was given and answered, by the author's indexes. */
export interface GivenQuestion {
  readonly type: QuestionType;
  /** Of that type. */
  readonly key: unknown;
  /** Empty when it was not answered. */
  readonly answer: Answer;
  /** In percent, where a person graded it. */
  readonly mark?: number | null | undefined;
  /** What the hint costs that was taken, in percent of what is earned; 0 unless told. */
  readonly hintCostPercent?: number | undefined;
}

export interface AnsweredQuestion extends GivenQuestion {
  readonly domainCode: string;
  /** How much it counts, in relation to the others; 1 unless told. */
  readonly weight?: number | undefined;
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
  /** Questions that a person has yet to mark. */
  readonly waitingQuestions: number;
  /** The score with partial credit in hundredths of a percent, 0 to 10,000. */
  readonly scoreBasisPoints: number;
  /** The same in percent with at most two decimals. */
  readonly scorePercent: number;
  /** In the order in which the domains first appear. */
  readonly perDomain: readonly DomainGrade[];
  /** In the order of the questions given. */
  readonly questions: readonly QuestionGrade[];
}

/** In units. A hint takes its share of what is earned, and makes nothing cheaper that costs. */
function creditOf({ type, key, answer, mark = null, hintCostPercent = 0 }: GivenQuestion): number {
  const credit = rulesOf(type).grade(key, answer, mark);
  return credit > 0 ? Math.floor((credit * (100 - hintCostPercent)) / 100) : credit;
}

/** Whether a person has yet to mark what was answered. */
export function isWaiting({
  type,
  answer,
  mark = null,
}: Pick<GivenQuestion, 'type' | 'answer' | 'mark'>): boolean {
  return mark === null && rulesOf(type).isMarked && !isUnanswered(answer);
}

function gradeOf(question: GivenQuestion, credit: number): QuestionGrade {
  return {
    isCorrect: credit === CREDIT_UNITS,
    score: credit / CREDIT_UNITS,
    isWaiting: isWaiting(question),
  };
}

/** Grades one question by the rules of its type. No answer gives 0; it is correct only with its full credit. */
export function gradeQuestion(question: GivenQuestion): QuestionGrade {
  return gradeOf(question, creditOf(question));
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
  weight: number;
  credit: number;
}

const emptyTally = (): Tally => ({ total: 0, correct: 0, weight: 0, credit: 0 });

function add(tally: Tally, credit: number, weight: number): void {
  tally.total += 1;
  tally.weight += weight;
  tally.credit += weight * credit;
  if (credit === CREDIT_UNITS) tally.correct += 1;
}

/** What costs takes from what is earned, but nobody ends below 0. */
function scoreOf(tally: Tally): number {
  return basisPointsOf(Math.max(0, tally.credit), tally.weight * CREDIT_UNITS);
}

/** Grades a whole attempt, overall and by objective domain; an unanswered question counts as wrong. */
export function gradeAttempt(questions: readonly AnsweredQuestion[]): AttemptGrade {
  const overall = emptyTally();
  const domains = new Map<string, Tally>();
  const grades: QuestionGrade[] = [];
  for (const question of questions) {
    const { domainCode, weight = 1 } = question;
    const credit = creditOf(question);
    const domain = domains.get(domainCode) ?? emptyTally();
    domains.set(domainCode, domain);
    add(domain, credit, weight);
    add(overall, credit, weight);
    grades.push(gradeOf(question, credit));
  }
  const scoreBasisPoints = scoreOf(overall);
  return {
    totalQuestions: overall.total,
    correctAnswers: overall.correct,
    waitingQuestions: grades.filter((grade) => grade.isWaiting).length,
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
