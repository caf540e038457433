import * as z from 'zod';
import { int4, positiveInt4, slug } from '../primitives.ts';

export const criteriaTypes = [
  'quiz_completed',
  'perfect_quiz',
  'high_score_quiz',
  'correct_answers',
  'study_streak',
  'level_reached',
  'exam_specific',
] as const;
export const CriteriaType = z.enum(criteriaTypes);
export type CriteriaType = z.output<typeof CriteriaType>;

export const AchievementSeed = z
  .object({
    slug,
    name: z.string().min(1),
    description: z.string().min(1),
    category: slug,
    criteriaType: CriteriaType,
    criteriaValue: positiveInt4,
    /** Named exactly by `exam_specific`: finished quizzes of that exam. */
    examCode: slug.nullable(),
    xpReward: int4.min(0),
    isHidden: z.boolean(),
    displayOrder: int4,
    badgeUrl: z.string().startsWith('/'),
  })
  .refine((seed) => (seed.criteriaType === 'exam_specific') === (seed.examCode !== null), {
    error: 'must name an exam if and only if it is about one',
    path: ['examCode'],
  });
export type AchievementSeed = z.output<typeof AchievementSeed>;

export const Rarity = z.enum(['common', 'rare', 'epic', 'legendary']);
export type Rarity = z.output<typeof Rarity>;

export const AvatarSeed = z
  .object({
    slug,
    name: z.string().min(1),
    description: z.string().min(1),
    imageUrl: z.string().startsWith('/'),
    isDefault: z.boolean(),
    rarity: Rarity,
    requiredAchievementSlug: slug.nullable(),
    displayOrder: int4,
  })
  .refine((seed) => seed.isDefault === (seed.requiredAchievementSlug === null), {
    error: 'must be there from the start or name its achievement',
    path: ['requiredAchievementSlug'],
  });
export type AvatarSeed = z.output<typeof AvatarSeed>;
