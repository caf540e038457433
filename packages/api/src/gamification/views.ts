import { reportedThings } from '@studyhall/domain/auth/reports';
import { Rarity } from '@studyhall/domain/gamification/achievements';
import { ActivityKind } from '@studyhall/domain/gamification/activities';
import * as z from 'zod';

export const AchievementView = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  /** Of both, where that is not the reader's. */
  lang: z.string().nullable(),
  category: z.string(),
  badgeUrl: z.string(),
  criteriaValue: z.int(),
  xpReward: z.int(),
  isHidden: z.boolean(),
  earnedAt: z.date().nullable(),
  progress: z.object({ value: z.int(), target: z.int(), percent: z.number() }),
});
export type AchievementView = z.output<typeof AchievementView>;

export const AvatarView = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  /** Of both, where that is not the reader's. */
  lang: z.string().nullable(),
  imageUrl: z.string(),
  rarity: Rarity,
  isUnlocked: z.boolean(),
  isEquipped: z.boolean(),
  /** The name of the achievement that unlocks it; null for those everybody has. */
  requiredAchievement: z.string().nullable(),
  requiredLang: z.string().nullable(),
});
export type AvatarView = z.output<typeof AvatarView>;

export const BoardRowView = z.object({
  rank: z.int(),
  displayName: z.string(),
  avatarUrl: z.string(),
  score: z.int(),
  isMe: z.boolean(),
  /** By what `auth.report` knows whom and what was seen; null where there is nothing to report, or for guests, who report nobody. */
  handle: z.string().nullable(),
  /** What of it can be reported: what its owner chose and others see. */
  reportable: z.array(z.enum(reportedThings)),
});
export type BoardRowView = z.output<typeof BoardRowView>;

/** A week of which a board is. */
export const WeekView = z.object({
  week: z.string(),
  /** Its first day, and when it is over everywhere. */
  monday: z.string(),
  endsAt: z.date(),
  /** Whether this is the week of one's own calendar; and whether what it left is written down and stays. */
  isRunning: z.boolean(),
  isFrozen: z.boolean(),
  /** The nearest weeks on both sides on whose boards somebody is, or the running one. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type WeekView = z.output<typeof WeekView>;

export const LeaderboardView = z.object({
  board: z.string(),
  /** Null on a board that is of no week. */
  week: WeekView.nullable(),
  /** How many learners are on the board. */
  players: z.int(),
  items: z.array(BoardRowView),
  nextCursor: z.string().nullable(),
  me: BoardRowView.nullable(),
  /** Up to three rows above and below mine, mine included. */
  neighbours: z.array(BoardRowView),
});
export type LeaderboardView = z.output<typeof LeaderboardView>;

export const XpEntryView = z.object({
  sourceKind: ActivityKind,
  sourceId: z.string(),
  /** What it was for: the exam or the achievement by name. */
  title: z.string(),
  amount: z.int(),
  createdAt: z.date(),
});
/** The reserve after buying. */
export const FreezeView = z.object({ freezes: z.number() });
export type FreezeView = z.output<typeof FreezeView>;

export const XpHistoryView = z.object({ items: z.array(XpEntryView), nextCursor: z.string().nullable() });
export type XpHistoryView = z.output<typeof XpHistoryView>;

/** What one event changed in a learner's standing: a quiz, a level. Of levels, the one that XP give is meant. */
export const StandingStepView = z.object({
  levelBefore: z.int(),
  levelAfter: z.int(),
  xpBefore: z.int(),
  xpAfter: z.int(),
  streakBefore: z.int(),
  streakAfter: z.int(),
  achievements: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      description: z.string(),
      badgeUrl: z.string(),
      xp: z.int(),
      /** Of name and description, where that is not the reader's. What was stored before has none. */
      lang: z.string().nullable().optional(),
    }),
  ),
  avatars: z.array(
    z.object({
      ...{ slug: z.string(), name: z.string(), imageUrl: z.string(), rarity: Rarity },
      lang: z.string().nullable().optional(),
    }),
  ),
});
export type StandingStepView = z.output<typeof StandingStepView>;
