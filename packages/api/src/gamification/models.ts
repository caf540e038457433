import type { Rarity } from '@studyhall/domain/gamification/achievements';
import type { ActivityCounts, ActivityKind } from '@studyhall/domain/gamification/activities';
import type { WeekTotal } from '@studyhall/domain/gamification/boards';
import type { CriteriaType } from '@studyhall/domain/gamification/counters';
import type { Counts } from '@studyhall/domain/gamification/totals';
import { Model, type RelationMappings } from 'objection';
import { belongsTo } from '../platform/models.ts';

/** An achievement of the catalogue. Class: reference. */
export class Achievement extends Model {
  static override readonly tableName = 'gamification.achievements';
  static override readonly idColumn = 'slug';
  static override readonly jsonAttributes = ['translations'];

  declare slug: string;
  declare name: string;
  declare description: string;
  /** The language of its texts, and what they are in others, by tag. */
  declare language: string;
  declare translations: object;
  declare category: string;
  declare badgeUrl: string;
  declare criteriaType: CriteriaType;
  declare criteriaValue: number;
  /** Named by achievements that are about one exam. */
  declare examCode: string | null;
  declare xpReward: number;
  declare displayOrder: number;
  declare isHidden: boolean;
  declare createdAt: Date;
}

/** A picture that learners wear: everybody's, or unlocked by an achievement. Class: reference. */
export class Avatar extends Model {
  static override readonly tableName = 'gamification.avatars';
  static override readonly idColumn = 'slug';
  static override readonly jsonAttributes = ['translations'];

  static override get relationMappings(): RelationMappings {
    return {
      requiredAchievement: belongsTo({
        model: Achievement,
        from: 'gamification.avatars.requiredAchievementSlug',
        to: 'gamification.achievements.slug',
      }),
    };
  }

  declare slug: string;
  declare name: string;
  declare description: string;
  /** The language of its texts, and what they are in others, by tag. */
  declare language: string;
  declare translations: object;
  declare imageUrl: string;
  declare isDefault: boolean;
  /** Null for those that everybody has. */
  declare requiredAchievementSlug: string | null;
  declare rarity: Rarity;
  declare displayOrder: number;
  declare createdAt: Date;
}

/** What a learner's stream adds up to; written under its version alone. Class: user. */
export class Standing extends Model {
  static override readonly tableName = 'gamification.standings';
  static override readonly idColumn = 'userId';

  static override get relationMappings(): RelationMappings {
    return {
      selectedAvatar: belongsTo({
        model: Avatar,
        from: 'gamification.standings.selectedAvatarSlug',
        to: 'gamification.avatars.slug',
      }),
    };
  }

  declare userId: string;
  declare xp: number;
  declare level: number;
  declare quizzes: number;
  declare perfectQuizzes: number;
  declare highScoreQuizzes: number;
  declare questionsAnswered: number;
  declare correctAnswers: number;
  declare streakCurrent: number;
  declare streakLongest: number;
  /** By how much the days of the streak fell behind the clock. */
  declare streakBehindMinutes: number;
  declare streakFreezes: number;
  /** A day of the learner's own calendar, `YYYY-MM-DD`. */
  declare lastActivityDate: string | null;
  declare lastActivityAt: Date | null;
  /** By exam code. */
  declare examQuizzes: Counts;
  declare examBasisPointsSum: Counts;
  /** Counts that have no column of their own. */
  declare counters: Counts;
  /** XP of the running week. */
  declare weekTotal: WeekTotal | null;
  declare selectedAvatarSlug: string | null;
  /** Read before a write, demanded by it. */
  declare version: number;
  /** The version that all boards show. */
  declare boardsVersion: number;
  declare updatedAt: Date;
}

/** An entry of a learner's stream: added with what it changes, and never changed itself. Class: user. */
export class RecordedActivity extends Model {
  static override readonly tableName = 'gamification.activities';
  static override readonly idColumn = ['userId', 'version', 'ordinal'];

  declare userId: string;
  /** The version of the standing that it made, and its place among what made that version. */
  declare version: number;
  declare ordinal: number;
  declare kind: ActivityKind;
  declare sourceId: string;
  /** What it was for, in words a learner knows; null where the source has a name of its own. */
  declare title: string | null;
  declare occurredAt: Date;
  /** A day of the learner's own calendar, `YYYY-MM-DD`. */
  declare localDate: string;
  declare utcOffsetMinutes: number;
  /** Whether it makes its day one of the streak. */
  declare isActivity: boolean;
  declare xp: number;
  /** The number of the rules by which XP and counts were given. */
  declare rules: number;
  declare counts: ActivityCounts;
  /** With which merge of accounts it came; null for one's own. */
  declare mergeId: string | null;
  declare createdAt: Date;
}
