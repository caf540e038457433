import { DomainError } from '@studyhall/domain/errors';
import { unlockedAvatars } from '@studyhall/domain/gamification/award';
import { examBoardOf, weekBoardOf } from '@studyhall/domain/gamification/boards';
import { addDays, type LocalMoment, localMomentOf } from '@studyhall/domain/gamification/local-time';
import { type RecordedQuiz, recordQuiz } from '@studyhall/domain/gamification/record-quiz';
import { streakAsOf } from '@studyhall/domain/gamification/streak';
import { streakOf } from '@studyhall/domain/gamification/totals';
import { effectiveSubmitAt } from '@studyhall/domain/quizzes/clock';
import { type AttemptGrade, gradeAttempt } from '@studyhall/domain/quizzes/grading';
import type { Knex } from 'knex';
import type { StandingChange, XpEntry } from '../gamification/standing-change.ts';
import { movesOf } from '../gamification/standing-events.ts';
import { retrying } from '../platform/database.ts';
import type { AttemptKey } from './attempt-queries.ts';
import { getResult, resultViewOf } from './result-queries.ts';
import { findSubmitFacts, type Submission, type SubmitFacts, writeSubmission } from './submit-queries.ts';
import type { ResultView, StoredResult } from './views.ts';

/**
 * Ends an attempt: grades what was saved, and writes result, XP, streak, achievements and boards at once. A repeated
 * submission changes nothing and gets the same result; one after the deadline counts as made at the deadline.
 * Reads once, decides in plain rules, writes once; who comes second finds a newer version and starts again.
 */
export async function submitAttempt(
  db: Knex,
  { userId, attemptId, now }: AttemptKey & { readonly now: Date },
): Promise<ResultView> {
  const view = await retrying(db, async () => {
    const facts = await findSubmitFacts(db, { userId, attemptId, weekBoards: weekBoardsAround(now) });
    if (facts === undefined) throw new DomainError('not-found');
    if (facts.submittedAt !== null) return undefined;
    const submission = decide(facts, { userId, attemptId, now });
    await writeSubmission(db, submission);
    return viewOf(facts, submission);
  });
  return view ?? (await getResult(db, { userId, attemptId }));
}

/** The weeks in which it may be "now" somewhere: the learner's zone is read together with the rest. */
function weekBoardsAround(now: Date): string[] {
  const today = now.toISOString().slice(0, 10);
  return [...new Set([addDays(today, -1), today, addDays(today, 1)].map(weekBoardOf))];
}

function decide(
  facts: SubmitFacts,
  { userId, attemptId, now }: AttemptKey & { readonly now: Date },
): Submission {
  const submittedAt = effectiveSubmitAt({ deadlineAt: facts.deadlineAt, now });
  const moment = localMomentOf(submittedAt, facts.timeZone);
  const grade = gradeAttempt(
    facts.questions.map((question) => ({
      domainCode: question.domainCode,
      type: question.type,
      keys: question.answerKey.flatMap((isRight, index) => (isRight ? [index] : [])),
      selected: question.selected ?? [],
    })),
  );
  const recorded = recordQuiz(
    facts.standing,
    { ...grade, attemptId, examCode: facts.examCode, moment },
    facts.unearned,
  );
  const change = changeOf({ facts, grade, recorded, userId, attemptId, now, moment });
  return {
    userId,
    attemptId,
    revision: facts.revision,
    utcOffsetMinutes: moment.utcOffsetMinutes,
    submittedAt,
    correctAnswers: grade.correctAnswers,
    scoreBasisPoints: grade.scoreBasisPoints,
    timeTakenSeconds: Math.max(0, Math.round((submittedAt.getTime() - facts.startedAt.getTime()) / 1000)),
    xpEarned: recorded.xpEarned,
    result: resultOf({ facts, grade, recorded, moment }),
    grades: grade.questions.map((question, index) => ({
      position: facts.questions[index]?.position ?? index,
      ...question,
    })),
    change,
  };
}

interface Decided {
  readonly facts: SubmitFacts;
  readonly grade: AttemptGrade;
  readonly recorded: RecordedQuiz;
  readonly moment: LocalMoment;
}

function changeOf({
  facts,
  grade,
  recorded,
  moment,
  userId,
  attemptId,
  now,
}: Decided & AttemptKey & { readonly now: Date }): StandingChange {
  const { localDate } = moment;
  const movable = new Set(['xp', examBoardOf(facts.examCode), weekBoardOf(localDate)]);
  return {
    userId,
    now,
    localDate,
    version: facts.standing.version,
    totals: recorded.totals,
    xpEntries: xpEntriesOf({ facts, recorded, attemptId }),
    achievements: recorded.earned.map(({ achievement, progressValue }) => ({
      slug: achievement.slug,
      progressValue,
    })),
    avatarSlugs: avatarsOf({ facts, recorded }).map(({ slug }) => slug),
    day: {
      quizzes: 1,
      questions: grade.totalQuestions,
      correct: grade.correctAnswers,
      xp: recorded.xpEarned,
    },
    ...movesOf({
      totals: recorded.totals,
      weekTotal: facts.standing.weekTotal,
      localDate,
      xpEarned: recorded.xpEarned,
      boardScores: facts.boardScores,
      isOnBoards: facts.isOnBoards,
      canMove: (board) => movable.has(board),
    }),
  };
}

/** One entry for the quiz and one for each achievement; what earned nothing has no entry. */
function xpEntriesOf({
  facts,
  recorded,
  attemptId,
}: Pick<Decided, 'facts' | 'recorded'> & { readonly attemptId: string }): XpEntry[] {
  const quiz = { sourceKind: 'quiz', sourceId: attemptId, title: facts.examTitle, amount: recorded.quizXp };
  const achievements = recorded.earned.map(({ achievement }) => ({
    sourceKind: 'achievement',
    sourceId: achievement.slug,
    title: null,
    amount: achievement.xpReward,
  }));
  return [quiz, ...achievements].filter((entry) => entry.amount !== 0);
}

/** The avatars that this submission's achievements unlock. */
function avatarsOf({ facts, recorded }: Pick<Decided, 'facts' | 'recorded'>) {
  return unlockedAvatars(facts.avatars, new Set(recorded.earned.map(({ achievement }) => achievement.slug)));
}

function resultOf({ facts, grade, recorded, moment }: Decided): StoredResult {
  const { standing } = facts;
  return {
    quizXp: recorded.quizXp,
    levelBefore: standing.level,
    levelAfter: recorded.totals.level,
    xpBefore: standing.xp,
    xpAfter: recorded.totals.xp,
    streakBefore: streakAsOf(streakOf(standing), moment),
    streakAfter: recorded.totals.streakCurrent,
    domains: grade.perDomain
      .map(({ domainCode, ...share }) => ({ code: domainCode, ...share }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    achievements: recorded.earned.map(({ achievement: { slug, name, description, badgeUrl, xpReward } }) => ({
      slug,
      name,
      description,
      badgeUrl,
      xp: xpReward,
    })),
    avatars: avatarsOf({ facts, recorded }).map(({ slug, name, imageUrl, rarity }) => ({
      slug,
      name,
      imageUrl,
      rarity,
    })),
  };
}

function viewOf(facts: SubmitFacts, submission: Submission): ResultView {
  const { examCode, examTitle, passPercent, mode, startedAt, domainTitles } = facts;
  const { attemptId, submittedAt, timeTakenSeconds, correctAnswers, scoreBasisPoints, xpEarned, result } =
    submission;
  const totalQuestions = facts.questions.length;
  const exam = { examCode, examTitle, passPercent, mode, startedAt, domainTitles };
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
