import type { AchievementSeed, AvatarSeed } from '@studyhall/domain/gamification/achievements';
import type { WeekTotal } from '@studyhall/domain/gamification/boards';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';

/** A learner's totals as they are stored, with the version that a write must find unchanged. */
export interface StandingRow extends Totals {
  readonly version: number;
  readonly weekTotal: WeekTotal | null;
  readonly selectedAvatarSlug: string | null;
}

/** `s` (a row of standings) as JSON, keys as in `StandingRow`. */
export const STANDING_JSON = `json_build_object(
  'version', s.version, 'xp', s.xp, 'level', s.level, 'quizzes', s.quizzes, 'perfectQuizzes', s.perfect_quizzes,
  'highScoreQuizzes', s.high_score_quizzes, 'questionsAnswered', s.questions_answered,
  'correctAnswers', s.correct_answers, 'streakCurrent', s.streak_current, 'streakLongest', s.streak_longest,
  'streakBehindMinutes', s.streak_behind_minutes, 'freezes', s.streak_freezes, 'lastActivityDate', s.last_activity_date, 'lastActivityAt', s.last_activity_at, 'examQuizzes', s.exam_quizzes,
  'examBasisPointsSum', s.exam_basis_points_sum, 'counters', s.counters, 'weekTotal', s.week_total,
  'selectedAvatarSlug', s.selected_avatar_slug)`;

/**
 * Achievements that the learner of `s` has not earned, as JSON in the shape of the catalogue. Whole rows are turned into
 * JSON because naming each key for each row costs half as much again.
 */
export const UNEARNED_JSON = `(select coalesce(json_agg(u), '[]') from (
  select x.slug, x.name, x.description, x.category, x.criteria_type as "criteriaType",
    x.criteria_value as "criteriaValue", x.exam_code as "examCode", x.xp_reward as "xpReward",
    x.is_hidden as "isHidden", x.display_order as "displayOrder", x.badge_url as "badgeUrl"
  from gamification.achievements x
  where not exists (select from gamification.user_achievements ua
    where ua.user_id = s.user_id and ua.achievement_slug = x.slug)
  order by x.display_order) u)`;

/** Avatars that achievements unlock, as JSON: reference data, the same for everybody. */
export const UNLOCKABLE_AVATARS_JSON = `(select coalesce(json_agg(w), '[]') from (
  select v.slug, v.name, v.image_url as "imageUrl", v.rarity,
    v.required_achievement_slug as "requiredAchievementSlug"
  from gamification.avatars v where v.required_achievement_slug is not null order by v.display_order) w)`;

type UnlockableAvatar = Pick<AvatarSeed, 'slug' | 'name' | 'imageUrl' | 'rarity' | 'requiredAchievementSlug'>;

/** What decides how an event changes a standing, as one statement sees it. */
export interface StandingFacts {
  readonly timeZone: string;
  readonly isOnBoards: boolean;
  readonly standing: StandingRow;
  readonly unearned: readonly AchievementSeed[];
  readonly avatars: readonly UnlockableAvatar[];
  /** Scores on the boards that the event can move. */
  readonly boardScores: Readonly<Record<string, number>>;
}

/** The columns of StandingFacts but the boards, from `u`, `p` and `s`: account, profile and standing. */
export const STANDING_FACTS_COLUMNS = `p.time_zone as "timeZone",
  (u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as "isOnBoards",
  ${STANDING_JSON} as standing, ${UNEARNED_JSON} as unearned, ${UNLOCKABLE_AVATARS_JSON} as avatars`;

/** What decides an event that no other domain knows more about; undefined before the learner has a standing. */
export async function findStandingFacts(
  db: Knex,
  { userId, weekBoards }: { readonly userId: string; readonly weekBoards: readonly string[] },
): Promise<StandingFacts | undefined> {
  const [facts] = await named<StandingFacts>(
    db,
    'gamification_standing_facts',
    `select ${STANDING_FACTS_COLUMNS},
       (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
        where b.user_id = :userId and (b.board = 'xp' or b.board = any(:weekBoards))) as "boardScores"
     from auth.users u
     join auth.profiles p on p.user_id = u.id
     join gamification.standings s on s.user_id = u.id
     where u.id = :userId`,
    { userId, weekBoards: [...weekBoards] },
  );
  return facts;
}

/** Makes the row that submissions build on; does nothing if it is there. */
export async function ensureStanding(
  trx: Knex,
  { userId, now }: { readonly userId: string; readonly now: Date },
): Promise<void> {
  await named(
    trx,
    'gamification_ensure_standing',
    'insert into gamification.standings (user_id, updated_at) values (:userId, :now) on conflict do nothing',
    { userId, now },
  );
}
