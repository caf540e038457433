import { DomainError } from '@studyhall/domain/errors';
import { examBoardOf, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { recordEvent } from '@studyhall/domain/gamification/rebuild';
import { type RecordedQuiz, recordQuiz } from '@studyhall/domain/gamification/record-quiz';
import { effectiveSubmitAt } from '@studyhall/domain/quizzes/clock';
import { type AttemptGrade, gradeAttempt } from '@studyhall/domain/quizzes/grading';
import { isCompared } from '@studyhall/domain/quizzes/late-answers';
import type { Knex } from 'knex';
import {
  type StandingStep,
  standingChangeOf,
  standingStepView,
  weekBoardsAround,
} from '../gamification/standing-events.ts';
import { retrying } from '../platform/database.ts';
import { xpOf } from '../progress/level-pass.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { judgeLevelQuiz, type LevelQuiz } from './level-quiz.ts';
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
  { userId, attemptId, now }: AttemptKey & { readonly now: Date },
): Promise<ResultView> {
  const view = await retrying(db, async () => {
    const facts = await findSubmitFacts(db, { userId, attemptId, weekBoards: weekBoardsAround(now) });
    if (facts === undefined) throw new DomainError('not-found');
    if (facts.submittedAt !== null) return undefined;
    if (facts.discardedAt !== null) throw new DomainError('attempt-discarded');
    const submission = decide(facts, { userId, attemptId, now });
    await writeSubmission(db, submission);
    return viewOf(facts, submission);
  });
  return view ?? (await getResult(db, { userId, attemptId }));
}

interface Asking extends AttemptKey {
  readonly now: Date;
}

function decide(facts: SubmitFacts, asking: Asking): Submission {
  const submittedAt = effectiveSubmitAt({ deadlineAt: facts.deadlineAt, now: asking.now });
  const moment = localMomentOf(submittedAt, facts.timeZone);
  const grade = gradeOf(facts);
  const quiz = recordQuiz(
    facts.standing,
    {
      ...grade,
      attemptId: asking.attemptId,
      examCode: facts.examCode,
      isExam: isCompared(facts),
      moment,
    },
    facts.unearned,
  );
  const level = judgeLevelQuiz(facts, { ...asking, scoreBasisPoints: grade.scoreBasisPoints, moment });
  const step = stepOf({ facts, quiz, level, moment });
  const { domains, ...graded } = gradesOf(facts, grade);
  return {
    ...graded,
    userId: asking.userId,
    attemptId: asking.attemptId,
    revision: facts.revision,
    utcOffsetMinutes: moment.utcOffsetMinutes,
    submittedAt,
    timeTakenSeconds: Math.max(0, Math.round((submittedAt.getTime() - facts.startedAt.getTime()) / 1000)),
    xpEarned: step.totals.xp - facts.standing.xp,
    result: {
      ...standingStepView(facts, step),
      quizXp: quiz.quizXp,
      domains,
      level: level?.view ?? null,
    },
    change: changeOf({ facts, grade, quiz, level, step, ...asking }),
    levelTry: level?.written ?? null,
  };
}

function gradeOf(facts: SubmitFacts): AttemptGrade {
  return gradeAttempt(
    facts.questions.map((question) => ({
      domainCode: question.domainCode,
      type: question.type,
      keys: question.answerKey.flatMap((isRight, index) => (isRight ? [index] : [])),
      selected: question.selected ?? [],
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
    grades: questions.map((question, index) => ({
      position: facts.questions[index]?.position ?? index,
      ...question,
    })),
    domains: perDomain
      .map(({ domainCode, ...share }) => ({ code: domainCode, ...share }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

interface Decided {
  readonly facts: SubmitFacts;
  readonly quiz: RecordedQuiz;
  readonly level: LevelQuiz | null;
}

/** The quiz first, and on top of it the level that it passes. */
function stepOf({ facts, quiz, level, moment }: Decided & { readonly moment: LocalMoment }): StandingStep {
  if (level === null || !level.judged.isActivity) return { totals: quiz.totals, earned: quiz.earned, moment };
  const earned = new Set(quiz.earned.map(({ achievement }) => achievement.slug));
  const unearned = facts.unearned.filter(({ slug }) => !earned.has(slug));
  const event = { kind: 'level', level: { xp: xpOf(level.judged), moment } } as const;
  const passed = recordEvent(quiz.totals, event, unearned);
  return { totals: passed.totals, earned: [...quiz.earned, ...passed.earned], moment };
}

interface Changing extends Decided, Asking {
  readonly grade: AttemptGrade;
  readonly step: StandingStep;
}

function changeOf({ facts, grade, quiz, level, step, userId, attemptId, now }: Changing) {
  const movable = new Set(['xp', examBoardOf(facts.examCode), weekBoardOf(step.moment.localDate)]);
  const entry = { sourceKind: 'quiz', sourceId: attemptId, title: facts.examTitle, amount: quiz.quizXp };
  return standingChangeOf(facts, {
    userId,
    now,
    ...step,
    xpEntries: [entry, ...(level?.xpEntries ?? [])],
    day: {
      quizzes: 1,
      levels: Number(level?.judged.isActivity ?? false),
      questions: grade.totalQuestions,
      correct: grade.correctAnswers,
    },
    canMove: (board) => movable.has(board),
  });
}

function viewOf(facts: SubmitFacts, submission: Submission): ResultView {
  const { examCode, examTitle, passPercent, mode, startedAt, lateAnswers, domainTitles } = facts;
  const { attemptId, submittedAt, timeTakenSeconds, correctAnswers, scoreBasisPoints, xpEarned, result } =
    submission;
  const totalQuestions = facts.questions.length;
  const exam = { examCode, examTitle, passPercent, mode, startedAt, lateAnswers, domainTitles };
  const outcome = {
    submittedAt,
    timeTakenSeconds,
    totalQuestions,
    correctAnswers,
    scoreBasisPoints,
    xpEarned,
    result,
  };
  return resultViewOf({ attemptId, ...exam, ...outcome });
}
