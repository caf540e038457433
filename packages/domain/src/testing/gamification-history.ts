import fc from 'fast-check';
import type { AchievementSeed, AvatarSeed, CriteriaType } from '../gamification/achievements.ts';
import { localMomentOf } from '../gamification/local-time.ts';
import type { HistoryEvent } from '../gamification/rebuild.ts';
import type { QuizResult } from '../gamification/totals.ts';

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

/** An exam of 10 questions, all right, at noon UTC. */
export function quizOf(more: Partial<QuizResult> = {}): QuizResult {
  return {
    attemptId: 'attempt',
    examCode: 'network',
    isExam: true,
    totalQuestions: 10,
    correctAnswers: 10,
    scoreBasisPoints: 10_000,
    moment: localMomentOf(new Date('2026-11-21T12:00:00Z'), 'UTC'),
    ...more,
  };
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
    total: fc.integer({ min: 1, max: 20 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    partial: fc.integer({ min: 0, max: 10_000 }),
    examCode: fc.constantFrom(...EXAMS),
    isExam: fc.boolean(),
    zone: fc.constantFrom(...ZONES),
    hoursLater: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ total, share, partial, ...rest }) => {
    const correctAnswers = Math.floor(total * share);
    const least = Math.floor((correctAnswers * 10_000) / total);
    return { totalQuestions: total, correctAnswers, scoreBasisPoints: Math.max(least, partial), ...rest };
  });

const arbitraryLevel = fc.record({
  xp: fc.integer({ min: 0, max: 200 }),
  zone: fc.constantFrom(...ZONES),
  hoursLater: fc.integer({ min: 1, max: 60 }),
});

const arbitraryOther = fc.oneof(
  fc.record({ kind: fc.constant('xp' as const), amount: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ kind: fc.constant('freezes' as const), amount: fc.integer({ min: 1, max: 2 }) }),
);

/** Histories of up to 40 events: quizzes and levels in several zones, XP from elsewhere, freezes. */
export const arbitraryHistory: fc.Arbitrary<HistoryEvent[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: arbitraryQuiz },
      { weight: 2, arbitrary: arbitraryLevel },
      { weight: 1, arbitrary: arbitraryOther },
    ),
    { maxLength: 40 },
  )
  .map((rows) => {
    let at = Date.parse('2026-03-20T12:00:00Z');
    return rows.map((row, index): HistoryEvent => {
      if ('kind' in row) return row;
      const { hoursLater, zone, ...event } = row;
      at += hoursLater * 3_600_000;
      const moment = localMomentOf(new Date(at), zone);
      if ('xp' in event) return { kind: 'level', level: { ...event, moment } };
      return { kind: 'quiz', quiz: { ...event, attemptId: `attempt-${index}`, moment } };
    });
  });
