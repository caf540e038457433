import fc from 'fast-check';
import type { AchievementSeed, AvatarSeed } from '../gamification/achievements.ts';
import { type Activity, RULES } from '../gamification/activities.ts';
import type { CriteriaType } from '../gamification/counters.ts';
import { type LocalMoment, localMomentOf } from '../gamification/local-time.ts';
import { type FinishedQuestion, type FinishedQuiz, judgeQuiz } from '../gamification/quiz-activity.ts';

/** An achievement of which a test says only what matters. */
export function achievement(
  slug: string,
  criteriaType: CriteriaType,
  more: Partial<AchievementSeed> & { readonly criteriaValue: number },
): AchievementSeed {
  return {
    slug,
    name: slug,
    description: slug,
    category: 'test',
    criteriaType,
    examCode: null,
    xpReward: 0,
    isHidden: false,
    displayOrder: 1,
    badgeUrl: `/art/${slug}.svg`,
    ...more,
  };
}

export function avatar(slug: string, requiredAchievementSlug: string | null): AvatarSeed {
  const isDefault = requiredAchievementSlug === null;
  const look = { name: slug, description: slug, imageUrl: `/art/${slug}.svg`, rarity: 'common' } as const;
  return { slug, ...look, isDefault, requiredAchievementSlug, displayOrder: 1 };
}

/** Questions of which the first are right, the next wrong, and the others left blank. */
export function questionsOf(counts: {
  readonly right: number;
  readonly wrong?: number;
  readonly blank?: number;
}): FinishedQuestion[] {
  const { right, wrong = 0, blank = 0 } = counts;
  const of = (count: number, question: Omit<FinishedQuestion, 'rightOn'>) =>
    Array.from({ length: count }, () => ({ ...question, rightOn: [] }));
  return [
    ...of(right, { isAnswered: true, isCorrect: true }),
    ...of(wrong, { isAnswered: true, isCorrect: false }),
    ...of(blank, { isAnswered: false, isCorrect: false }),
  ];
}

export const NOON = localMomentOf(new Date('2026-11-21T12:00:00Z'), 'UTC');

/** An exam of ten questions, all right, at noon UTC. */
export function quizOf(more: Partial<FinishedQuiz> = {}): FinishedQuiz {
  return {
    attemptId: 'attempt',
    examCode: 'network',
    examTitle: 'Network',
    isExam: true,
    isWholeGradedExam: false,
    questions: questionsOf({ right: 10 }),
    scoreBasisPoints: 10_000,
    moment: NOON,
    ...more,
  };
}

/** A level that was passed, at noon UTC. */
export function levelPassOf(more: Partial<Activity> = {}): Activity {
  return {
    kind: 'level',
    sourceId: 'try',
    title: 'Level',
    moment: NOON,
    isActivity: true,
    xp: 0,
    rules: RULES,
    counts: { levels: 1 },
    ...more,
  };
}

/** XP from elsewhere, at noon UTC; negative to take them back. */
export function correctionOf(xp: number, moment: LocalMoment = NOON): Activity {
  return levelPassOf({ kind: 'correction', isActivity: false, xp, moment, counts: {} });
}

/** Freezes that were bought, at noon UTC. */
export function freezesOf(freezes: number, moment: LocalMoment = NOON): Activity {
  return levelPassOf({ kind: 'freeze', isActivity: false, moment, counts: { freezes } });
}

const EXAMS = ['network', 'a1101', 'constructor'] as const;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Apia'] as const;

const arbitraryAchievement = fc.record({
  criteriaType: fc.constantFrom<CriteriaType>(
    'quiz_completed',
    'perfect_quiz',
    'high_score_quiz',
    'correct_answers',
    'study_streak',
    'level_reached',
    'exam_specific',
    'levels',
    'games',
    'games_won',
  ),
  criteriaValue: fc.integer({ min: 1, max: 12 }),
  exam: fc.constantFrom(...EXAMS),
  xpReward: fc.constantFrom(0, 50, 400, 3_000),
  isHidden: fc.boolean(),
});

/** Catalogues of up to 15 achievements with distinct slugs. */
export const arbitraryAchievements = fc.array(arbitraryAchievement, { maxLength: 15 }).map((rows) =>
  rows.map(({ exam, criteriaType, ...row }, index) =>
    achievement(`a${index}`, criteriaType, {
      ...row,
      examCode: criteriaType === 'exam_specific' ? exam : null,
      displayOrder: index + 1,
    }),
  ),
);

const arbitraryQuiz = fc
  .record({
    right: fc.nat(15),
    wrong: fc.nat(8),
    blank: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(8)),
    repeated: fc.nat(4),
    partial: fc.integer({ min: 0, max: 10_000 }),
    examCode: fc.constantFrom(...EXAMS),
    isExam: fc.boolean(),
    isWholeGradedExam: fc.boolean(),
  })
  .filter(({ right, wrong, blank }) => right + wrong + blank > 0);

const arbitraryEvent = fc.oneof(
  { weight: 4, arbitrary: arbitraryQuiz.map((quiz) => ({ kind: 'quiz' as const, quiz })) },
  { weight: 2, arbitrary: fc.nat(200).map((xp) => ({ kind: 'level' as const, xp })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 2_000 }).map((xp) => ({ kind: 'correction' as const, xp })),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 2).map((count) => ({ kind: 'freeze' as const, count })) },
);

type Event = typeof arbitraryEvent extends fc.Arbitrary<infer T> ? T : never;

function activityOf(event: Event, sourceId: string, moment: LocalMoment): Activity {
  if (event.kind === 'correction') return { ...correctionOf(event.xp, moment), sourceId };
  if (event.kind === 'freeze') return { ...freezesOf(event.count, moment), sourceId };
  if (event.kind === 'level') return levelPassOf({ sourceId, moment, xp: event.xp });
  const { right, wrong, blank, repeated, partial, ...quiz } = event.quiz;
  const total = right + wrong + blank;
  const questions = questionsOf({ right, wrong, blank }).map((question, index) => ({
    ...question,
    rightOn: index < repeated ? [moment.localDate] : [],
  }));
  const scoreBasisPoints = right === total ? 10_000 : Math.max(Math.floor((right * 10_000) / total), partial);
  return judgeQuiz(quizOf({ ...quiz, attemptId: sourceId, questions, scoreBasisPoints, moment })).activity;
}

/**
 * Streams of up to 40 entries without achievements: quizzes and levels in several zones, XP from elsewhere, freezes, by
 * today's rules and by those before.
 */
export const arbitraryStream: fc.Arbitrary<Activity[]> = fc
  .array(
    fc.record({
      event: arbitraryEvent,
      zone: fc.constantFrom(...ZONES),
      hoursLater: fc.integer({ min: 1, max: 60 }),
    }),
    { maxLength: 40 },
  )
  .chain((rows) => fc.tuple(fc.constant(rows), fc.nat(rows.length)))
  .map(([rows, ofOldRules]) => {
    let at = Date.parse('2026-03-20T12:00:00Z');
    return rows.map(({ event, zone, hoursLater }, index) => {
      at += hoursLater * 3_600_000;
      const activity = activityOf(event, `source-${index}`, localMomentOf(new Date(at), zone));
      return index < ofOldRules ? { ...activity, rules: 1 } : activity;
    });
  });
