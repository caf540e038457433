import { DomainError } from '@studyhall/domain/errors';
import { type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { type FinishedQuiz, judgeQuiz } from '@studyhall/domain/gamification/quiz-activity';
import { effectiveSubmitAt } from '@studyhall/domain/quizzes/clock';
import { type AttemptGrade, gradeAttempt } from '@studyhall/domain/quizzes/grading';
import { isCompared } from '@studyhall/domain/quizzes/late-answers';
import type { Knex } from 'knex';
import {
  standingChangeOf,
  standingStepOf,
  standingStepView,
  weekBoardsAround,
} from '../gamification/standing-events.ts';
import { retrying } from '../platform/database.ts';
import type { Reading } from '../platform/translated.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { judgeLevelQuiz } from './level-quiz.ts';
import { getResult, resultViewOf } from './result-queries.ts';
import { findSubmitFacts, type Submission, type SubmitFacts, writeSubmission } from './submit-queries.ts';
import type { ResultView } from './views.ts';

/**
 * Ends an attempt: grades what was saved, and writes result, XP, streak, achievements and boards at once. A repeated
 * submission changes nothing and gets the same result; one after the deadline counts as made at the deadline.
 * Errors: `attempt-discarded`. Reads once, decides in plain rules, writes once; who comes second finds a newer version and starts again.
 */
export async function submitAttempt(
  db: Knex,
  { userId, attemptId, now, language }: AttemptKey & Reading & { readonly now: Date },
): Promise<ResultView> {
  const view = await retrying(db, async () => {
    const facts = await findSubmitFacts(db, { userId, attemptId, now, weekBoards: weekBoardsAround(now) });
    if (facts === undefined) throw new DomainError('not-found');
    if (facts.submittedAt !== null) return undefined;
    if (facts.discardedAt !== null) throw new DomainError('attempt-discarded');
    const submission = decide(facts, { userId, attemptId, now });
    await writeSubmission(db, submission);
    return viewOf(facts, submission, now);
  });
  return view ?? (await getResult(db, { userId, attemptId, now, language }));
}

interface Deciding extends AttemptKey {
  readonly now: Date;
}

/** The quiz first, and on top of it the level that it passes. */
function decide(facts: SubmitFacts, asking: Deciding): Submission {
  const submittedAt = effectiveSubmitAt({ deadlineAt: facts.deadlineAt, now: asking.now });
  const moment = localMomentOf(submittedAt, facts.timeZone);
  const grade = gradeOf(facts);
  const quiz = judgeQuiz(finishedQuizOf(facts, { ...asking, grade, moment }));
  const level = judgeLevelQuiz(facts, { ...asking, scoreBasisPoints: grade.scoreBasisPoints, moment });
  const activities = [quiz.activity, ...(level?.activities ?? [])];
  const step = standingStepOf(facts, { activities, moment });
  const { domains, ...graded } = gradesOf(facts, grade);
  return {
    ...graded,
    userId: asking.userId,
    attemptId: asking.attemptId,
    revision: facts.revision,
    localDate: moment.localDate,
    utcOffsetMinutes: moment.utcOffsetMinutes,
    submittedAt,
    timeTakenSeconds: Math.max(0, Math.round((submittedAt.getTime() - facts.startedAt.getTime()) / 1000)),
    xpEarned: step.totals.xp - facts.standing.xp,
    result: {
      ...standingStepView(facts, step),
      quizXp: quiz.activity.xp,
      repeatedAnswers: quiz.repeatedAnswers,
      waitingQuestions: grade.waitingQuestions,
      isCounted: quiz.isCounted,
      domains,
      level: level?.view ?? null,
    },
    change: standingChangeOf(facts, { userId: asking.userId, now: asking.now, step }),
    levelTry: level?.written ?? null,
  };
}

interface Ended extends Deciding {
  readonly grade: AttemptGrade;
  readonly moment: LocalMoment;
}

function finishedQuizOf(facts: SubmitFacts, { attemptId, grade, moment }: Ended): FinishedQuiz {
  const { examCode, examTitle, isWholeGradedExam } = facts;
  return {
    attemptId,
    examCode,
    examTitle,
    isExam: isCompared(facts),
    isWholeGradedExam,
    questions: facts.questions.map(({ questionId, answer }, index) => ({
      isAnswered: answer !== null,
      isCorrect: grade.questions[index]?.isCorrect ?? false,
      rightOn: facts.rightBefore.filter((one) => one.questionId === questionId).map((one) => one.localDate),
    })),
    scoreBasisPoints: grade.scoreBasisPoints,
    moment,
  };
}

function gradeOf(facts: SubmitFacts): AttemptGrade {
  return gradeAttempt(
    facts.questions.map(({ answer, hintCostPercent, ...question }) => ({
      ...question,
      answer: answer ?? [],
      hintCostPercent: hintCostPercent ?? 0,
    })),
  );
}

/** The grade as it is written: of all, of each question, and by domain. */
function gradesOf(
  facts: SubmitFacts,
  { correctAnswers, scoreBasisPoints, questions, perDomain }: AttemptGrade,
) {
  return {
    correctAnswers,
    scoreBasisPoints,
    grades: questions.map(({ isCorrect, score }, index) => ({
      position: facts.questions[index]?.position ?? index,
      isCorrect,
      score,
    })),
    domains: perDomain
      .map(({ domainCode, ...share }) => ({ code: domainCode, ...share }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

function viewOf(facts: SubmitFacts, submission: Submission, now: Date): ResultView {
  const {
    examTerms,
    ownTerms,
    examCode,
    shownTitle: examTitle,
    examLang,
    passPercent,
    mode,
    startedAt,
    lateAnswers,
    domainTitles,
    words,
  } = facts;
  const { attemptId, submittedAt, timeTakenSeconds, correctAnswers, scoreBasisPoints, xpEarned, result } =
    submission;
  const totalQuestions = facts.questions.length;
  const exam = {
    examCode,
    examTitle,
    examLang,
    passPercent,
    mode,
    startedAt,
    lateAnswers,
    domainTitles,
    words,
    examTerms,
    ownTerms,
  };
  const outcome = {
    submittedAt,
    wasEndedByClock: facts.deadlineAt !== null && submittedAt >= facts.deadlineAt,
    timeTakenSeconds,
    totalQuestions,
    correctAnswers,
    scoreBasisPoints,
    xpEarned,
    result,
  };
  return resultViewOf({ attemptId, ...exam, ...outcome }, now);
}
