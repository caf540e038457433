import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  achievement,
  arbitraryAchievements,
  arbitraryStream,
  correctionOf,
  freezesOf,
  levelPassOf,
  NOON,
  questionsOf,
  quizOf,
} from '../testing/gamification-history.ts';
import type { AchievementSeed } from './achievements.ts';
import type { Activity } from './activities.ts';
import { daysOf, foldActivities, recordActivities, weekAfter } from './fold-activities.ts';
import { localMomentOf } from './local-time.ts';
import { judgeQuiz } from './quiz-activity.ts';
import { NO_TOTALS, type Totals } from './totals.ts';

const noonOf = (day: string) => localMomentOf(new Date(`${day}T12:00:00Z`), 'UTC');
const passedOn = (day: string, more: Partial<Activity> = {}) => levelPassOf({ moment: noonOf(day), ...more });
const recordOne = (totals: Totals, activity: Activity, unearned: readonly AchievementSeed[] = []) =>
  recordActivities(totals, { activities: [activity], moment: activity.moment, unearned });

describe('recording', () => {
  const first = achievement('first', 'quiz_completed', { criteriaValue: 1, xpReward: 50 });
  const level2 = achievement('level-2', 'level_reached', { criteriaValue: 2, xpReward: 300 });
  const level3 = achievement('level-3', 'level_reached', { criteriaValue: 3 });

  test('changes counts, streak, XP, level and achievements at once', () => {
    const questions = questionsOf({ right: 9, wrong: 1 });
    const { activity } = judgeQuiz(quizOf({ questions, scoreBasisPoints: 9_000 }));
    const recorded = recordOne(NO_TOTALS, activity, [level3, level2, first]);
    expect(recorded.totals).toMatchObject({ quizzes: 1, streakCurrent: 1, xp: 485, level: 3 });
    expect(recorded.earned.map((one) => one.achievement.slug)).toEqual(['level-2', 'first', 'level-3']);
    expect(recorded.activities.map(({ kind, sourceId, xp }) => [kind, sourceId, xp])).toEqual([
      ['quiz', 'attempt', 135],
      ['achievement', 'level-2', 300],
      ['achievement', 'first', 50],
      ['achievement', 'level-3', 0],
    ]);
  });

  test('of nothing still gives what the totals have reached', () => {
    const later = achievement('later', 'quiz_completed', { criteriaValue: 1, xpReward: 10 });
    const recorded = recordActivities(
      { ...NO_TOTALS, quizzes: 3 },
      { activities: [], moment: NOON, unearned: [later] },
    );
    expect(recorded.totals).toMatchObject({ quizzes: 3, xp: 10 });
    expect(recorded.activities).toMatchObject([{ kind: 'achievement', sourceId: 'later', xp: 10 }]);
  });
});

/** What a server does: it keeps totals in JSON columns and entries in rows, and forgets everything else. */
function storedStepByStep(stream: readonly Activity[], achievements: readonly AchievementSeed[]) {
  let totals: Totals = NO_TOTALS;
  const entries: Activity[] = [];
  const earned = new Set<string>();
  for (const activity of stream) {
    const unearned = achievements.filter(({ slug }) => !earned.has(slug));
    const step = recordOne(totals, activity, unearned);
    totals = JSON.parse(JSON.stringify(step.totals));
    entries.push(...step.activities);
    for (const { achievement } of step.earned) earned.add(achievement.slug);
  }
  return { totals, entries, earned: [...earned] };
}

describe('a fold', () => {
  test('equals what was stored step by step, for any stream', () => {
    fc.assert(
      fc.property(arbitraryStream, arbitraryAchievements, (stream, achievements) => {
        const { totals, entries, earned } = storedStepByStep(stream, achievements);
        const folded = foldActivities(entries);
        expect(folded.totals).toEqual(totals);
        expect(folded.earnedSlugs).toEqual(earned);
      }),
      { numRuns: 200 },
    );
  });

  test('has in its days and in all weeks what its entries earned', () => {
    fc.assert(
      fc.property(arbitraryStream, (stream) => {
        const { days, totals } = foldActivities(stream);
        const sum = (value: (day: (typeof days)[number]) => number) =>
          days.reduce((n, day) => n + value(day), 0);
        const corrected = stream.filter(({ kind }) => kind === 'correction').reduce((n, { xp }) => n + xp, 0);
        expect(sum(({ xp }) => xp) + corrected).toBe(totals.xp);
        expect(sum(({ quizzes }) => quizzes)).toBe(totals.quizzes);
        expect(sum(({ correct }) => correct)).toBe(totals.correctAnswers);
        expect(days.map(({ localDate }) => localDate)).toEqual(
          days.map(({ localDate }) => localDate).toSorted(),
        );
      }),
    );
  });

  test('keeps what was given by older rules as it was given', () => {
    const old = passedOn('2026-11-20', { rules: 1, xp: 1_500, counts: { quizzes: 1, perfectQuizzes: 1 } });
    expect(foldActivities([old]).totals).toMatchObject({ xp: 1_500, quizzes: 1, perfectQuizzes: 1 });
  });

  test('judges a streak by the rules of its time', () => {
    const flips = [-12, 0, 1, 2, 3].map((hours, index) => {
      const at = new Date(Date.parse('2026-01-01T00:00:00Z') + index * 47 * 3_600_000);
      const utcOffsetMinutes = hours * 60;
      const localDate = new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
      return levelPassOf({ moment: { at, localDate, utcOffsetMinutes } });
    });
    const streakBy = (rules: number) =>
      foldActivities(flips.map((flip) => ({ ...flip, rules }))).totals.streakCurrent;
    expect([streakBy(1), streakBy(2)]).toEqual([5, 2]);
  });

  test('keeps an achievement whose level a correction took away again', () => {
    const level3 = achievement('level-3', 'level_reached', { criteriaValue: 3 });
    const { entries } = storedStepByStep([correctionOf(400), correctionOf(-400)], [level3]);
    const folded = foldActivities(entries);
    expect(folded.totals).toMatchObject({ xp: 0, level: 1 });
    expect(folded.earnedSlugs).toEqual(['level-3']);
  });

  test('counts a passed level as an activity of its day, with XP or without', () => {
    const days = ['2026-11-16', '2026-11-17', '2026-11-18'];
    const { totals } = foldActivities(days.map((day, index) => passedOn(day, { xp: index * 50 })));
    expect(totals).toMatchObject({
      streakCurrent: 3,
      xp: 150,
      level: 2,
      quizzes: 0,
      counters: { levels: 3 },
    });
  });

  test('knows the freezes that a learner was given before a missed day', () => {
    const [monday, wednesday] = [passedOn('2026-11-16'), passedOn('2026-11-18')];
    const freeze = freezesOf(1);
    const totalsOf = (stream: readonly Activity[]) => foldActivities(stream).totals;
    expect(totalsOf([monday, freeze, wednesday])).toMatchObject({ streakCurrent: 2, freezes: 0 });
    expect(totalsOf([monday, wednesday, freeze])).toMatchObject({ streakCurrent: 1, freezes: 1 });
  });

  test('of no stream is what a learner begins with', () => {
    expect(foldActivities([])).toEqual({
      totals: NO_TOTALS,
      weekTotal: null,
      weeks: {},
      days: [],
      earnedSlugs: [],
    });
  });
});

test('what counts nothing makes no day, and what is put right belongs to none', () => {
  const blank = judgeQuiz(quizOf({ questions: questionsOf({ right: 0, blank: 10 }) })).activity;
  expect(daysOf([blank, correctionOf(-50), freezesOf(1)])).toEqual([]);
});

test('what brings nothing begins no week', () => {
  const week = { week: '2026-W47', xp: 120 };
  expect(weekAfter(week, [freezesOf(1, noonOf('2026-11-24'))])).toEqual(week);
  expect(weekAfter(week, [passedOn('2026-11-24')])).toEqual({ week: '2026-W48', xp: 0 });
});
