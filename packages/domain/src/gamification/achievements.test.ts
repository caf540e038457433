import { expect, test } from 'vitest';
import { achievement, avatar } from '../testing/gamification-history.ts';
import { AchievementSeed, AvatarSeed } from './achievements.ts';

const isAchievement = (value: unknown) => AchievementSeed.safeParse(value).success;
const isAvatar = (value: unknown) => AvatarSeed.safeParse(value).success;

test('an exam_specific achievement names its exam, the others name none', () => {
  const of = (type: 'exam_specific' | 'perfect_quiz', examCode: string | null) =>
    isAchievement(achievement('a', type, { criteriaValue: 1, examCode }));
  expect(of('exam_specific', 'network')).toBe(true);
  expect(of('exam_specific', null)).toBe(false);
  expect(of('perfect_quiz', null)).toBe(true);
  expect(of('perfect_quiz', 'network')).toBe(false);
});

test('an achievement counts to 1 or more and never takes XP', () => {
  const seed = achievement('a', 'perfect_quiz', { criteriaValue: 1 });
  expect(isAchievement({ ...seed, criteriaValue: 0 })).toBe(false);
  expect(isAchievement({ ...seed, xpReward: -1 })).toBe(false);
});

test('an avatar is there from the start or names the achievement that unlocks it', () => {
  expect(isAvatar(avatar('student', null))).toBe(true);
  expect(isAvatar(avatar('champion', 'first'))).toBe(true);
  expect(isAvatar({ ...avatar('student', null), isDefault: false })).toBe(false);
  expect(isAvatar({ ...avatar('champion', 'first'), isDefault: true })).toBe(false);
});

test('a picture is a path of the client, never an address elsewhere', () => {
  expect(isAvatar({ ...avatar('student', null), imageUrl: 'https://example.org/a.svg' })).toBe(false);
});
