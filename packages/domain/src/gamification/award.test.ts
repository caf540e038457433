import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  achievement,
  arbitraryAchievements,
  arbitraryStream,
  avatar,
} from '../testing/gamification-history.ts';
import {
  achievementProgress,
  awardAchievements,
  nextAchievements,
  progressValueOf,
  unlockedAvatars,
} from './award.ts';
import { foldActivities } from './fold-activities.ts';
import { addXp, NO_TOTALS, type Totals } from './totals.ts';

const slugsOf = (earned: readonly { readonly achievement: { readonly slug: string } }[]) =>
  earned.map((one) => one.achievement.slug);

const arbitraryTotals = arbitraryStream.map((stream) => foldActivities(stream).totals);

describe('awards', () => {
  test('each kind of criterion counts its own thing', () => {
    const totals: Totals = {
      ...NO_TOTALS,
      xp: 1_600,
      level: 5,
      quizzes: 11,
      perfectQuizzes: 12,
      highScoreQuizzes: 13,
      correctAnswers: 14,
      streakCurrent: 2,
      streakLongest: 15,
      examQuizzes: { network: 16 },
      counters: { levels: 17 },
    };
    const value = (criteriaType: Parameters<typeof achievement>[1], examCode: string | null = null) =>
      progressValueOf(totals, { criteriaType, examCode });
    expect(value('quiz_completed')).toBe(11);
    expect(value('perfect_quiz')).toBe(12);
    expect(value('high_score_quiz')).toBe(13);
    expect(value('correct_answers')).toBe(14);
    expect(value('study_streak')).toBe(15);
    expect(value('level_reached')).toBe(5);
    expect(value('exam_specific', 'network')).toBe(16);
    expect(value('levels')).toBe(17);
  });

  test('an exam achievement counts quizzes of its own exam only, whatever the exam is called', () => {
    const totals = { ...NO_TOTALS, examQuizzes: { network: 10 } };
    const unearned = ['network', 'security', 'constructor'].map((examCode) =>
      achievement(examCode, 'exam_specific', { criteriaValue: 10, examCode }),
    );
    expect(slugsOf(awardAchievements(totals, unearned).earned)).toEqual(['network']);
  });

  test('the XP of one achievement can reach the level of another, and so on', () => {
    const unearned = [
      achievement('level-4', 'level_reached', { criteriaValue: 4 }),
      achievement('level-3', 'level_reached', { criteriaValue: 3, xpReward: 500 }),
      achievement('first', 'quiz_completed', { criteriaValue: 1, xpReward: 400 }),
    ];
    const { earned, totals } = awardAchievements({ ...NO_TOTALS, quizzes: 1 }, unearned);
    expect(slugsOf(earned)).toEqual(['first', 'level-3', 'level-4']);
    expect(totals).toMatchObject({ xp: 900, level: 4 });
    expect(earned.map((one) => one.progressValue)).toEqual([1, 3, 4]);
  });

  test('nothing more unlocks afterwards: awarding again changes nothing', () => {
    fc.assert(
      fc.property(arbitraryTotals, arbitraryAchievements, (totals, catalogue) => {
        const first = awardAchievements(totals, catalogue);
        const earned = new Set(slugsOf(first.earned));
        const rest = catalogue.filter(({ slug }) => !earned.has(slug));
        expect(awardAchievements(first.totals, rest)).toEqual({ totals: first.totals, earned: [] });
      }),
    );
  });

  test('everything earned meets its criterion, once, and pays exactly its reward', () => {
    fc.assert(
      fc.property(arbitraryTotals, arbitraryAchievements, (totals, catalogue) => {
        const { earned, totals: after } = awardAchievements(totals, catalogue);
        expect(new Set(slugsOf(earned)).size).toBe(earned.length);
        for (const { achievement: one, progressValue } of earned) {
          expect(progressValue).toBeGreaterThanOrEqual(one.criteriaValue);
        }
        const rewards = earned.reduce((sum, one) => sum + one.achievement.xpReward, 0);
        expect(after).toEqual(addXp(totals, rewards));
      }),
    );
  });

  test('the order of the catalogue changes neither what is earned nor the totals', () => {
    fc.assert(
      fc.property(arbitraryTotals, arbitraryAchievements, (totals, catalogue) => {
        const forwards = awardAchievements(totals, catalogue);
        const backwards = awardAchievements(totals, catalogue.toReversed());
        const facts = ({ earned }: typeof forwards) =>
          earned.map((one) => `${one.achievement.slug} ${one.progressValue}`).sort();
        expect(facts(backwards)).toEqual(facts(forwards));
        expect(backwards.totals).toEqual(forwards.totals);
      }),
    );
  });
});

describe('progress', () => {
  test('is 100 % exactly when the achievement would be awarded', () => {
    fc.assert(
      fc.property(arbitraryTotals, arbitraryAchievements, (totals, catalogue) => {
        for (const one of catalogue) {
          const { value, target, percent } = achievementProgress(totals, one);
          const isMet = progressValueOf(totals, one) >= one.criteriaValue;
          expect(percent === 100).toBe(isMet);
          expect(value >= target).toBe(isMet);
          expect(percent).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('towards a level goes by XP, since level 1 of 5 is not a fifth of the way', () => {
    const level5 = achievement('level-5', 'level_reached', { criteriaValue: 5 });
    expect(achievementProgress(NO_TOTALS, level5)).toEqual({ value: 1, target: 5, percent: 0 });
    expect(achievementProgress(addXp(NO_TOTALS, 800), level5)).toEqual({ value: 3, target: 5, percent: 50 });
  });

  test('towards a streak counts the running one, not an earlier that broke', () => {
    const week = achievement('week', 'study_streak', { criteriaValue: 7 });
    const totals = { ...NO_TOTALS, streakCurrent: 2, streakLongest: 5 };
    expect(achievementProgress(totals, week)).toEqual({ value: 2, target: 7, percent: 28 });
    expect(achievementProgress({ ...totals, streakLongest: 7 }, week).percent).toBe(100);
  });
});

describe('the next achievements', () => {
  test('are the nearest to completion, then those with the least to do, in the order of the catalogue', () => {
    const unearned = [
      achievement('hundred', 'correct_answers', { criteriaValue: 100, displayOrder: 1 }),
      achievement('ten', 'quiz_completed', { criteriaValue: 10, displayOrder: 2 }),
      achievement('one', 'perfect_quiz', { criteriaValue: 1, displayOrder: 4 }),
      achievement('also-one', 'high_score_quiz', { criteriaValue: 1, displayOrder: 3 }),
    ];
    const totals = { ...NO_TOTALS, quizzes: 1 };
    expect(slugsOf(nextAchievements(totals, unearned, 9))).toEqual(['ten', 'also-one', 'one', 'hundred']);
    expect(slugsOf(nextAchievements(totals, unearned, 2))).toEqual(['ten', 'also-one']);
  });

  test('never give a hidden one away', () => {
    fc.assert(
      fc.property(arbitraryTotals, arbitraryAchievements, (totals, catalogue) => {
        expect(nextAchievements(totals, catalogue, 99).some((one) => one.achievement.isHidden)).toBe(false);
      }),
    );
  });
});

test('an avatar is unlocked by its achievement; those that everybody has need none', () => {
  const avatars = [avatar('student', null), avatar('champion', 'first'), avatar('legend', 'last')];
  expect(unlockedAvatars(avatars, new Set(['first'])).map((one) => one.slug)).toEqual(['champion']);
});
