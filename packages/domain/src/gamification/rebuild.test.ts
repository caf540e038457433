import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  achievement,
  arbitraryAchievements,
  arbitraryHistory,
  avatar,
  quizOf,
} from '../testing/gamification-history.ts';
import type { AchievementSeed } from './achievements.ts';
import type { Earned } from './award.ts';
import { localMomentOf } from './local-time.ts';
import { rebuild, recordEvent } from './rebuild.ts';
import { recordQuiz } from './record-quiz.ts';
import { addXp, NO_TOTALS, type Totals } from './totals.ts';

const noonOf = (day: string) => localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC');

describe('recording a quiz', () => {
  const first = achievement('first', 'quiz_completed', { criteriaValue: 1, xpReward: 50 });
  const level2 = achievement('level-2', 'level_reached', { criteriaValue: 2, xpReward: 300 });
  const level3 = achievement('level-3', 'level_reached', { criteriaValue: 3 });

  test('changes counts, streak, XP, level and achievements at once', () => {
    const recorded = recordQuiz(NO_TOTALS, quizOf({ correctAnswers: 9, scoreBasisPoints: 9_000 }), [
      level3,
      level2,
      first,
    ]);
    expect(recorded).toMatchObject({ quizXp: 135, xpEarned: 135 + 50 + 300 });
    expect(recorded.totals).toMatchObject({ quizzes: 1, streakCurrent: 1, xp: 485, level: 3 });
    expect(recorded.earned.map((one) => one.achievement.slug)).toEqual(['level-2', 'first', 'level-3']);
  });

  test('the XP earned are those of the quiz and of what it unlocked, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryAchievements, (history, achievements) => {
        let totals = NO_TOTALS;
        for (const event of history) {
          if (event.kind !== 'quiz') continue;
          const { quizXp, xpEarned, earned, totals: next } = recordQuiz(totals, event.quiz, achievements);
          expect(xpEarned).toBe(quizXp + earned.reduce((sum, one) => sum + one.achievement.xpReward, 0));
          expect(next.xp - totals.xp).toBe(xpEarned);
          totals = next;
        }
      }),
    );
  });

  test('without a right answer earns no XP, but counts for the streak', () => {
    const recorded = recordQuiz(NO_TOTALS, quizOf({ correctAnswers: 0, scoreBasisPoints: 0 }), []);
    expect(recorded).toMatchObject({ quizXp: 0, xpEarned: 0, totals: { quizzes: 1, streakCurrent: 1 } });
  });
});

describe('a rebuild', () => {
  /** What a server does: it keeps totals and earned achievements in JSON columns and forgets everything else. */
  function storedStepByStep(
    history: Parameters<typeof rebuild>[0],
    achievements: readonly AchievementSeed[],
  ) {
    let totals: Totals = NO_TOTALS;
    const earned = new Map<string, Earned>();
    for (const event of history) {
      const unearned = achievements.filter(({ slug }) => !earned.has(slug));
      const step = recordEvent(totals, event, unearned);
      totals = JSON.parse(JSON.stringify(step.totals));
      for (const one of step.earned) earned.set(one.achievement.slug, one);
    }
    return { totals, earned: [...earned.values()] };
  }

  test('equals what was stored step by step, for any history', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryAchievements, (history, achievements) => {
        const { totals, earned } = rebuild(history, { achievements, avatars: [] });
        expect({ totals, earned }).toEqual(storedStepByStep(history, achievements));
      }),
      { numRuns: 200 },
    );
  });

  test('sums up the XP of quizzes, achievements and everything else', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryAchievements, (history, achievements) => {
        const { totals, earned } = rebuild(history, { achievements, avatars: [] });
        const plain = rebuild(history, { achievements: [], avatars: [] }).totals;
        const rewards = earned.reduce((sum, one) => sum + one.achievement.xpReward, 0);
        expect(totals).toEqual(addXp(plain, rewards));
      }),
    );
  });

  test('grants an achievement that came into the catalogue after it was earned', () => {
    const history = [{ kind: 'quiz', quiz: quizOf() }] as const;
    const later = achievement('later', 'perfect_quiz', { criteriaValue: 1, xpReward: 10 });
    const avatars = [avatar('student', null), avatar('scholar', 'later'), avatar('sage', 'never')];
    const rebuilt = rebuild(history, { achievements: [later], avatars });
    expect(rebuilt.earned.map((one) => one.achievement.slug)).toEqual(['later']);
    expect(rebuilt.avatarSlugs).toEqual(['scholar']);
    expect(rebuilt.totals.xp).toBe(160);
  });

  test('keeps an achievement whose level a correction took away again', () => {
    const level3 = achievement('level-3', 'level_reached', { criteriaValue: 3 });
    const history = [400, -400].map((amount) => ({ kind: 'xp', amount }) as const);
    const rebuilt = rebuild(history, { achievements: [level3], avatars: [] });
    expect(rebuilt.totals).toMatchObject({ xp: 0, level: 1 });
    expect(rebuilt.earned).toHaveLength(1);
  });

  test('counts a passed level as an activity of its day, with XP or without', () => {
    const levelOn = (day: string, xp: number) =>
      ({ kind: 'level', level: { xp, moment: noonOf(day) } }) as const;
    const days = ['2026-11-16', '2026-11-17', '2026-11-18'].map((day, index) => levelOn(day, index * 50));
    const { totals } = rebuild(days, { achievements: [], avatars: [] });
    expect(totals).toMatchObject({ streakCurrent: 3, xp: 150, level: 2, quizzes: 0 });
  });

  test('knows the freezes that a learner was given before a missed day', () => {
    const on = (day: string) => ({ kind: 'quiz', quiz: quizOf({ moment: noonOf(day) }) }) as const;
    const freeze = { kind: 'freezes', amount: 1 } as const;
    const totalsOf = (history: Parameters<typeof rebuild>[0]) =>
      rebuild(history, { achievements: [], avatars: [] }).totals;
    const [monday, wednesday] = [on('2026-11-16'), on('2026-11-18')];
    expect(totalsOf([monday, freeze, wednesday])).toMatchObject({ streakCurrent: 2, freezes: 0 });
    expect(totalsOf([monday, wednesday, freeze])).toMatchObject({ streakCurrent: 1, freezes: 1 });
  });

  test('of no history is what a learner begins with', () => {
    expect(rebuild([], { achievements: [], avatars: [] })).toEqual({
      totals: NO_TOTALS,
      earned: [],
      avatarSlugs: [],
    });
  });
});
