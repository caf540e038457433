import { DomainError } from '@studyhall/domain/errors';
import { AchievementSeed } from '@studyhall/domain/gamification/achievements';
import type { StreamPlace } from '@studyhall/domain/gamification/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { setAvatarUrl } from '../auth/queries.ts';
import { inTransaction } from '../platform/database.ts';
import type { OfUser, OfUserNow } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type OfReader, type Reading, readerBindings, textOf } from '../platform/translated.ts';
import { STANDING_JSON, StandingRow } from './standing-queries.ts';
import { AvatarView, XpEntryView, type XpHistoryView } from './views.ts';

const AchievementRow = z.object({
  ...AchievementSeed.shape,
  lang: z.string().nullable(),
  earnedAt: z.date().nullable(),
});
export type AchievementRow = z.output<typeof AchievementRow>;

const achievementRows = statement(
  'gamification_achievements',
  `select a.slug, ${textOf('a', 'name')} as name, ${textOf('a', 'description')} as description, ${langOf('a')} as lang, a.category, a.criteria_type as "criteriaType",
     a.criteria_value as "criteriaValue", a.exam_code as "examCode", a.xp_reward as "xpReward",
     a.is_hidden as "isHidden", a.display_order as "displayOrder", a.badge_url as "badgeUrl",
     ua.earned_at as "earnedAt", case when s.user_id is not null then ${STANDING_JSON} end as standing
   from gamification.achievements a
   left join gamification.user_achievements ua on ua.user_id = :userId and ua.achievement_slug = a.slug
   left join gamification.standings s on s.user_id = :userId
   order by a.display_order`,
  AchievementRow.extend({ standing: StandingRow.nullable() }),
);

/** The catalogue with what the learner earned, and the learner's standing (null before the first quiz). */
export async function listAchievementRows(
  db: Knex,
  { userId, language }: OfReader,
): Promise<{ achievements: AchievementRow[]; standing: StandingRow | null }> {
  const rows = await achievementRows.all(db, { userId, ...readerBindings({ language }) });
  return {
    achievements: rows.map(({ standing: _standing, ...row }) => row),
    standing: rows[0]?.standing ?? null,
  };
}

const avatarRows = statement(
  'gamification_avatars',
  `select v.slug, ${textOf('v', 'name')} as name, ${textOf('v', 'description')} as description, ${langOf('v')} as lang, v.image_url as "imageUrl", v.rarity,
     (v.is_default or ua.user_id is not null) as "isUnlocked",
     coalesce(s.selected_avatar_slug, 'default-student') = v.slug as "isEquipped",
     case when a.slug is not null and (not a.is_hidden or ua.user_id is not null) then ${textOf('a', 'name')} end as "requiredAchievement",
     case when a.slug is not null then ${langOf('a')} end as "requiredLang"
   from gamification.avatars v
   left join gamification.user_avatars ua on ua.user_id = :userId and ua.avatar_slug = v.slug
   left join gamification.standings s on s.user_id = :userId
   left join gamification.achievements a on a.slug = v.required_achievement_slug
   order by v.display_order`,
  AvatarView,
);

/** All avatars: those everybody has, those the learner unlocked, and what unlocks the others. */
export async function listAvatars(db: Knex, { userId, language }: OfReader): Promise<AvatarView[]> {
  return await avatarRows.all(db, { userId, ...readerBindings({ language }) });
}

const equipped = statement(
  'gamification_equip',
  `insert into gamification.standings as s (user_id, selected_avatar_slug, updated_at)
   select :userId, v.slug, :now from gamification.avatars v
   where v.slug = :slug and (v.is_default or exists (select from gamification.user_avatars ua
     where ua.user_id = :userId and ua.avatar_slug = v.slug))
   on conflict (user_id) do update set selected_avatar_slug = excluded.selected_avatar_slug,
     updated_at = excluded.updated_at
   returning (select v.image_url from gamification.avatars v where v.slug = :slug) as "imageUrl"`,
  z.object({ imageUrl: z.string() }),
);

/** Wears an avatar. Errors: `avatar-locked` unless everybody has it or the learner has unlocked it. */
export async function equipAvatar(
  db: Knex,
  { userId, slug, now }: OfUserNow & { readonly slug: string },
): Promise<{ slug: string }> {
  return await inTransaction(db, async (trx) => {
    const avatar = await equipped.first(trx, { userId, slug, now });
    if (avatar === undefined) throw new DomainError('avatar-locked');
    await setAvatarUrl(trx, { userId, avatarUrl: avatar.imageUrl, now });
    return { slug };
  });
}

interface XpQuery extends OfUser, Reading {
  /** Where the page goes on: the entry last shown. */
  readonly cursor?: StreamPlace | undefined;
  readonly limit: number;
}

const xpEntries = statement(
  'gamification_xp_history',
  `select x.version, x.ordinal, x.kind as "sourceKind", x.source_id as "sourceId", x.xp as amount,
     x.created_at as "createdAt", coalesce(${textOf('a', 'name')}, x.title, x.kind) as title
   from gamification.activities x
   left join gamification.achievements a on x.kind = 'achievement' and a.slug = x.source_id
   where x.user_id = :userId and (x.version, x.ordinal) < (:version::int, :ordinal::int) and x.xp <> 0
   order by x.version desc, x.ordinal desc limit :limit`,
  XpEntryView.extend({ version: z.int(), ordinal: z.int() }),
);

/** Every entry of the learner's stream that brought or took XP, newest first, with what it was for. */
export async function listXpEntries(
  db: Knex,
  { userId, cursor, limit, language }: XpQuery,
): Promise<XpHistoryView> {
  const rows = await xpEntries.all(db, {
    ...{ userId, limit: limit + 1, ...readerBindings({ language }) },
    ...(cursor ?? END_OF_STREAM),
  });
  const { items, nextCursor } = pageOf(rows, limit, ({ version, ordinal }) => `${version}~${ordinal}`);
  return { items: items.map(({ version: _version, ordinal: _ordinal, ...row }) => row), nextCursor };
}

/** Behind everything that there can be. */
const END_OF_STREAM: StreamPlace = { version: 2_147_483_647, ordinal: 0 };
