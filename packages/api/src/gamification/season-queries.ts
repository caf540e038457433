import { xpBoardOfWeek } from '@studyhall/domain/gamification/boards';
import { mondayOf, weekAfter, weekBefore, weekEndsAt } from '@studyhall/domain/gamification/weeks';
import type { Knex } from 'knex';
import * as z from 'zod';
import { PICTURE_URL } from '../auth/pictures/picture-queries.ts';
import { SHOWN_NAMES_JSON } from '../auth/shown-name-queries.ts';
import { statement } from '../platform/statement.ts';
import {
  BoardFactsRow,
  type BoardQuery,
  boardViewOf,
  DEFAULT_AVATAR_URL,
  findBoard,
} from './leaderboard-queries.ts';
import type { LeaderboardView, WeekView } from './views.ts';

interface WeekQuery extends Omit<BoardQuery, 'board'> {
  readonly week: string;
  /** The week of the learner's own calendar. */
  readonly running: string;
}

/** One page of a week: as it stands while it runs, and as it ended once that is written down. */
export async function findWeek(
  db: Knex,
  { week, running, ...query }: WeekQuery,
): Promise<LeaderboardView & { readonly week: WeekView }> {
  const { isFrozen, ...around } = await getSeason(db, { week, running });
  const board = xpBoardOfWeek(week);
  const view = isFrozen
    ? await findResults(db, { ...query, board, week })
    : await findBoard(db, { ...query, board });
  const begins = { monday: mondayOf(week), endsAt: weekEndsAt(week) };
  return { ...view, week: { week, ...begins, isFrozen, isRunning: week === running, ...around } };
}

const seasons = statement(
  'gamification_season',
  `select exists (select from gamification.seasons where week = :week) as "isFrozen",
     (select week from gamification.seasons where week < :week order by week desc limit 1) as "frozenBefore",
     (select week from gamification.seasons where week > :week order by week limit 1) as "frozenAfter",
     exists (select from gamification.board_histogram where board = :boardBefore and players > 0) as "isBeforeLive",
     exists (select from gamification.board_histogram where board = :boardAfter and players > 0) as "isAfterLive"`,
  z.object({
    isFrozen: z.boolean(),
    frozenBefore: z.string().nullable(),
    frozenAfter: z.string().nullable(),
    isBeforeLive: z.boolean(),
    isAfterLive: z.boolean(),
  }),
);

/** Whether a week is frozen, and the weeks around it in which somebody earned something. */
async function getSeason(db: Knex, { week, running }: Pick<WeekQuery, 'week' | 'running'>) {
  const [before, after] = [weekBefore(week), weekAfter(week)];
  const [boardBefore, boardAfter] = [xpBoardOfWeek(before), xpBoardOfWeek(after)];
  const facts = await seasons.first(db, { week, boardBefore, boardAfter });
  const previous = facts?.isBeforeLive === true ? before : (facts?.frozenBefore ?? null);
  const later = facts?.isAfterLive === true ? after : (facts?.frozenAfter ?? running);
  const next = week < running ? (later < running ? later : running) : null;
  return { isFrozen: facts?.isFrozen === true, previous, next };
}

/** Whoever left, or does not want to be seen any more, keeps the row and is nobody to others. */
const results = statement(
  'gamification_season_board',
  `with me as materialized (
    select score, user_id, rank from gamification.season_results where week = :week and user_id = :userId
  ), page as (
    select * from (
      select user_id, score, rank from gamification.season_results
      where week = :week and score <= coalesce(:afterScore::int, 2147483647)
        and (:afterScore::int is null or score < :afterScore::int or user_id > :afterUser::uuid)
      order by score desc, user_id limit 101) first_rows
    limit :limit
  ), nearby as (
    (select e.user_id, e.score, e.rank from me cross join lateral (
      select user_id, score, rank from gamification.season_results
      where week = :week and score >= me.score and (score > me.score or user_id < me.user_id)
      order by score asc, user_id desc limit 3) e)
    union all select user_id, score, rank from me union all
    (select e.user_id, e.score, e.rank from me cross join lateral (
      select user_id, score, rank from gamification.season_results
      where week = :week and score <= me.score and (score < me.score or user_id > me.user_id)
      order by score desc, user_id limit 3) e)
  ), shown as (
    select l.list, l.user_id as "userId", l.score, l.rank, l.user_id = :userId as "isMe",
      case when p.user_id is not null then ${SHOWN_NAMES_JSON} end as names,
      case when p.user_id is null then :defaultAvatar else coalesce(${PICTURE_URL}, v.image_url, :defaultAvatar) end as "avatarUrl"
    from (select 'page' as list, * from page union all select 'nearby', * from nearby) l
    left join (auth.profiles p join auth.users u on u.id = p.user_id) on p.user_id = l.user_id
      and (l.user_id = :userId or (u.role <> 'guest' and u.is_active and p.is_on_leaderboards))
    left join gamification.standings s on s.user_id = p.user_id
    left join gamification.avatars v on v.slug = s.selected_avatar_slug
  )
  select coalesce((select players from gamification.seasons where week = :week), 0) as players,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where list = 'page') as page,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where list = 'nearby')
      as neighbours`,
  BoardFactsRow,
);

async function findResults(
  db: Knex,
  query: BoardQuery & { readonly week: string },
): Promise<LeaderboardView> {
  const { week, userId, after, limit } = query;
  const facts = await results.first(db, {
    ...{ week, userId, limit: limit + 1 },
    afterScore: after?.score ?? null,
    afterUser: after?.userId ?? null,
    defaultAvatar: DEFAULT_AVATAR_URL,
  });
  return boardViewOf(facts, query);
}
