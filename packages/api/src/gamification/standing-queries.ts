import { AchievementSeed, AvatarSeed } from '@studyhall/domain/gamification/achievements';
import type { WeekTotal } from '@studyhall/domain/gamification/boards';
import type { Totals } from '@studyhall/domain/gamification/totals';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { statement } from '../platform/statement.ts';
import { langOf, textOf } from '../platform/translated.ts';
import { Standing } from './models.ts';

const Counts = z.record(z.string(), z.int());

/** A learner's totals as they are stored, with the version that a write must find unchanged. */
export const StandingRow = z.object({
  version: z.int(),
  xp: z.int(),
  level: z.int(),
  quizzes: z.int(),
  perfectQuizzes: z.int(),
  highScoreQuizzes: z.int(),
  questionsAnswered: z.int(),
  correctAnswers: z.int(),
  streakCurrent: z.int(),
  streakLongest: z.int(),
  streakBehindMinutes: z.int(),
  freezes: z.int(),
  lastActivityDate: z.string().nullable(),
  lastActivityAt: z.string().nullable(),
  examQuizzes: Counts,
  examBasisPointsSum: Counts,
  counters: Counts,
  weekTotal: z.object({ week: z.string(), xp: z.int() }).nullable(),
  selectedAvatarSlug: z.string().nullable(),
}) satisfies z.ZodType<Totals & { readonly weekTotal: WeekTotal | null }>;
export type StandingRow = z.output<typeof StandingRow>;

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

/**
 * Names of achievements and avatars for who reads another language than they are written in, by kind and slug, as JSON:
 * nothing for everybody else.
 */
export function collectionWordsJson(reader?: string): string {
  const own = reader ?? 'cast(:language as text)';
  const of = (kind: string, table: string) =>
    `select '${kind}:' || x.slug as key, ${textOf('x', 'name', reader)} as name, ${textOf('x', 'description', reader)} as description,
      ${langOf('x', 'x', reader)} as lang from ${table} x where x.language <> ${own}`;
  return `(select coalesce(json_object_agg(w.key, json_build_object('name', w.name, 'description', w.description, 'lang', w.lang)), '{}')
    from (${of('achievement', 'gamification.achievements')} union all ${of('avatar', 'gamification.avatars')}) w)`;
}
export const CollectionWords = z.record(
  z.string(),
  z.object({ name: z.string(), description: z.string(), lang: z.string().nullable() }),
);
export type CollectionWords = z.output<typeof CollectionWords>;

/** Avatars that achievements unlock, as JSON: reference data, the same for everybody. */
export const UNLOCKABLE_AVATARS_JSON = `(select coalesce(json_agg(w), '[]') from (
  select v.slug, v.name, v.image_url as "imageUrl", v.rarity,
    v.required_achievement_slug as "requiredAchievementSlug"
  from gamification.avatars v where v.required_achievement_slug is not null order by v.display_order) w)`;

const UnlockableAvatar = z.object(AvatarSeed.shape).pick({
  slug: true,
  name: true,
  imageUrl: true,
  rarity: true,
  requiredAchievementSlug: true,
});

/** What decides how an event changes a standing, as one statement sees it. */
export const StandingFacts = z.object({
  timeZone: z.string(),
  isOnBoards: z.boolean(),
  standing: StandingRow,
  unearned: z.array(AchievementSeed),
  avatars: z.array(UnlockableAvatar),
  /** Scores on the boards that the event can move. */
  boardScores: Counts,
});
export type StandingFacts = z.output<typeof StandingFacts>;

/** The columns of StandingFacts but the boards, from `u`, `p` and `s`: account, profile and standing. */
export const STANDING_FACTS_COLUMNS = `p.time_zone as "timeZone",
  (u.role <> 'guest' and u.is_active and p.is_on_leaderboards) as "isOnBoards",
  ${STANDING_JSON} as standing, ${UNEARNED_JSON} as unearned, ${UNLOCKABLE_AVATARS_JSON} as avatars`;

const standingFacts = statement(
  'gamification_standing_facts',
  `select ${STANDING_FACTS_COLUMNS},
     (select coalesce(json_object_agg(b.board, b.score), '{}') from gamification.board_entries b
      where b.user_id = :userId and (b.board = 'xp' or b.board = any(:weekBoards))) as "boardScores"
   from auth.users u
   join auth.profiles p on p.user_id = u.id
   join gamification.standings s on s.user_id = u.id
   where u.id = :userId`,
  StandingFacts,
);

/** What decides an event that no other domain knows more about; undefined before the learner has a standing. */
export async function findStandingFacts(
  db: Knex,
  { userId, weekBoards }: OfUser & { readonly weekBoards: readonly string[] },
): Promise<StandingFacts | undefined> {
  return await standingFacts.first(db, { userId, weekBoards: [...weekBoards] });
}

/** Makes the row that submissions build on; does nothing if it is there. */
export async function ensureStanding(trx: Knex, { userId, now }: OfUserNow): Promise<void> {
  await Standing.query(trx).insert({ userId, updatedAt: now }).onConflict('userId').ignore();
}
