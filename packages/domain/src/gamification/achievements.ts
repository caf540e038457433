import * as z from 'zod';
import { examCode, nonNegativeInt4, positiveInt4, slug, trimmedText } from '../primitives.ts';
import { CriteriaType } from './counters.ts';

/** A picture of the web client, by its path. */
const assetUrl = trimmedText({ min: 1, max: 500 }).startsWith('/');

/** An achievement of the catalogue: earned once the thing it counts reaches `criteriaValue`. */
export const AchievementSeed = z
  .object({
    slug,
    name: trimmedText({ min: 1, max: 100 }),
    description: trimmedText({ min: 1, max: 500 }),
    category: slug,
    criteriaType: CriteriaType,
    criteriaValue: positiveInt4,
    /** Named exactly by `exam_specific`: quizzes of that exam that have a score. */
    examCode: examCode.nullable(),
    xpReward: nonNegativeInt4,
    isHidden: z.boolean(),
    displayOrder: nonNegativeInt4,
    badgeUrl: assetUrl,
  })
  .refine((seed) => (seed.criteriaType === 'exam_specific') === (seed.examCode !== null), {
    error: 'examCode: must name an exam if and only if it is about one',
    path: ['examCode'],
  });
export type AchievementSeed = z.output<typeof AchievementSeed>;

export const Rarity = z.enum(['common', 'rare', 'epic', 'legendary']);
export type Rarity = z.output<typeof Rarity>;

/** An avatar of the catalogue: everybody's from the start, or unlocked by one achievement. */
export const AvatarSeed = z
  .object({
    slug,
    name: trimmedText({ min: 1, max: 100 }),
    description: trimmedText({ min: 1, max: 500 }),
    imageUrl: assetUrl,
    isDefault: z.boolean(),
    rarity: Rarity,
    requiredAchievementSlug: slug.nullable(),
    displayOrder: nonNegativeInt4,
  })
  .refine((seed) => seed.isDefault === (seed.requiredAchievementSlug === null), {
    error: 'requiredAchievementSlug: must be there from the start or name its achievement',
    path: ['requiredAchievementSlug'],
  });
export type AvatarSeed = z.output<typeof AvatarSeed>;
