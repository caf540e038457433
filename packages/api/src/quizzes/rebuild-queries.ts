import { DomainError } from '@studyhall/domain/errors';
import type { AchievementSeed, AvatarSeed } from '@studyhall/domain/gamification/achievements';
import type { Knex } from 'knex';
import { STANDING_JSON, type StandingRow } from '../gamification/standing-queries.ts';
import { named } from '../platform/database.ts';

export interface HistoryAttempt {
  readonly attemptId: string;
  readonly standingVersion: number;
  readonly examCode: string;
  readonly isExam: boolean;
  readonly totalQuestions: number;
  readonly correctAnswers: number;
  readonly scoreBasisPoints: number;
  readonly submittedAt: string;
  readonly localDate: string;
  readonly utcOffsetMinutes: number;
}

export interface HistoryLevel {
  readonly standingVersion: number;
  readonly xp: number;
  readonly passedAt: string;
  readonly localDate: string;
  readonly utcOffsetMinutes: number;
}

export interface HistoryFreeze {
  readonly standingVersion: number;
  readonly amount: number;
}

export interface HistoryEntry {
  readonly standingVersion: number;
  readonly sourceKind: string;
  readonly amount: number;
}

export interface HistoryFacts {
  readonly standing: StandingRow;
  readonly attempts: readonly HistoryAttempt[];
  /** Tries at levels that were activities. */
  readonly levels: readonly HistoryLevel[];
  readonly entries: readonly HistoryEntry[];
  readonly freezes: readonly HistoryFreeze[];
  readonly earnedSlugs: readonly string[];
  readonly avatarSlugs: readonly string[];
  readonly achievements: readonly AchievementSeed[];
  readonly avatars: readonly AvatarSeed[];
}

/** A learner's whole history and what is stored of it, as one statement sees them. */
export async function getHistoryFacts(db: Knex, userId: string): Promise<HistoryFacts> {
  const [facts] = await named<HistoryFacts>(db, 'quizzes_history_facts', FACTS_SQL, { userId });
  if (facts === undefined) throw new DomainError('not-found');
  return facts;
}

const FACTS_SQL = `
  select ${STANDING_JSON} as standing,
    (select coalesce(json_agg(json_build_object('attemptId', a.id, 'standingVersion', a.standing_version,
         'examCode', e.code, 'isExam', a.mode = 'exam' and a.late_answers = '{}', 'totalQuestions', a.total_questions,
         'correctAnswers', a.correct_answers, 'scoreBasisPoints', a.score_basis_points, 'submittedAt', a.submitted_at,
         'localDate', a.local_date, 'utcOffsetMinutes', a.utc_offset_minutes)), '[]')
     from quizzes.attempts a join quizzes.exams e on e.id = a.exam_id
     where a.user_id = :userId and a.submitted_at is not null) as attempts,
    (select coalesce(json_agg(json_build_object('standingVersion', l.standing_version, 'xp', l.xp_earned,
         'passedAt', l.created_at, 'localDate', l.local_date, 'utcOffsetMinutes', l.utc_offset_minutes)), '[]')
     from progress.level_attempts l where l.user_id = :userId and l.standing_version is not null) as levels,
    (select coalesce(json_agg(json_build_object('standingVersion', x.standing_version, 'sourceKind', x.source_kind,
         'amount', x.amount)), '[]')
     from gamification.xp_entries x where x.user_id = :userId) as entries,
    (select coalesce(json_agg(json_build_object('standingVersion', f.standing_version, 'amount', f.amount)), '[]')
     from gamification.freeze_entries f where f.user_id = :userId) as freezes,
    (select coalesce(json_agg(ua.achievement_slug order by ua.achievement_slug), '[]')
     from gamification.user_achievements ua where ua.user_id = :userId) as "earnedSlugs",
    (select coalesce(json_agg(v.avatar_slug order by v.avatar_slug), '[]')
     from gamification.user_avatars v where v.user_id = :userId) as "avatarSlugs",
    (select coalesce(json_agg(json_build_object('slug', x.slug, 'name', x.name, 'description', x.description,
         'category', x.category, 'criteriaType', x.criteria_type, 'criteriaValue', x.criteria_value,
         'examCode', x.exam_code, 'xpReward', x.xp_reward, 'isHidden', x.is_hidden, 'displayOrder', x.display_order,
         'badgeUrl', x.badge_url) order by x.display_order), '[]') from gamification.achievements x) as achievements,
    (select coalesce(json_agg(json_build_object('slug', v.slug, 'name', v.name, 'description', v.description,
         'imageUrl', v.image_url, 'isDefault', v.is_default, 'rarity', v.rarity,
         'requiredAchievementSlug', v.required_achievement_slug, 'displayOrder', v.display_order)
         order by v.display_order), '[]') from gamification.avatars v) as avatars
  from gamification.standings s where s.user_id = :userId`;
