import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import type { BoardRowView, LeaderboardView } from './views.ts';

/** How many rows above and below one's own are shown. */
const NEIGHBOURS = 3;

/** The picture of a learner who chose none. */
export const DEFAULT_AVATAR_URL = '/art/avatars/default-student.svg';

interface BoardQuery {
  readonly board: string;
  readonly userId: string;
  /** Where the page goes on: score and user of the last row shown. */
  readonly after?: { readonly score: number; readonly userId: string } | undefined;
  readonly limit: number;
}

interface BoardRow extends BoardRowView {
  readonly userId: string;
}

interface BoardFacts {
  readonly players: number;
  readonly page: readonly BoardRow[];
  readonly neighbours: readonly BoardRow[];
}

/**
 * One page of a board with my row and my neighbours, in one statement. Rank is gamification.rank_of everywhere; it is
 * asked once per score shown, and costs the same on a board of a hundred as of a million.
 */
export async function findBoard(
  db: Knex,
  { board, userId, after, limit }: BoardQuery,
): Promise<LeaderboardView> {
  const [facts] = await named<BoardFacts>(db, 'gamification_board', BOARD_SQL, {
    board,
    userId,
    afterScore: after?.score ?? null,
    afterUser: after?.userId ?? null,
    limit: limit + 1,
    neighbours: NEIGHBOURS,
    defaultAvatar: DEFAULT_AVATAR_URL,
  });
  const rows = facts?.page ?? [];
  const neighbours = facts?.neighbours ?? [];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    board,
    players: facts?.players ?? 0,
    items: shown.map(viewOf),
    nextCursor: rows.length > limit && last !== undefined ? `${last.score}~${last.userId}` : null,
    me: neighbours.filter((row) => row.isMe).map(viewOf)[0] ?? null,
    neighbours: neighbours.map(viewOf),
  };
}

function viewOf({ rank, displayName, avatarUrl, score, isMe }: BoardRow): BoardRowView {
  return { rank, displayName, avatarUrl, score, isMe };
}

/** The name on boards: the given name with the initial of the family name, else the user name. */
export const DISPLAY_NAME_SQL = `coalesce(
  nullif(trim(p.first_name || ' ' || case when p.last_name = '' then '' else left(p.last_name, 1) || '.' end), ''),
  (select i.display from auth.identifiers i where i.user_id = p.user_id and i.kind = 'username'), 'Guest')`;

const BOARD_SQL = `
  with me as (
    select score, user_id from gamification.board_entries where board = :board and user_id = :userId
  ), page as (
    select user_id, score from gamification.board_entries
    where board = :board and (:afterScore::int is null or score < :afterScore::int
      or (score = :afterScore::int and user_id > :afterUser::uuid))
    order by score desc, user_id limit :limit
  ), above as (
    select e.user_id, e.score from me cross join lateral (
      select user_id, score from gamification.board_entries
      where board = :board and (score > me.score or (score = me.score and user_id < me.user_id))
      order by score asc, user_id desc limit :neighbours) e
  ), below as (
    select e.user_id, e.score from me cross join lateral (
      select user_id, score from gamification.board_entries
      where board = :board and (score < me.score or (score = me.score and user_id > me.user_id))
      order by score desc, user_id limit :neighbours) e
  ), nearby as (
    select user_id, score from above union all select user_id, score from me union all select user_id, score from below
  ), ranks as (
    select score, gamification.rank_of(:board, score) as rank
    from (select score from page union select score from nearby) scores
  ), shown as (
    select e.source, e.user_id as "userId", e.score, r.rank, e.user_id = :userId as "isMe",
      ${DISPLAY_NAME_SQL} as "displayName", coalesce(v.image_url, :defaultAvatar) as "avatarUrl"
    from (select 'page' as source, * from page union all select 'nearby', * from nearby) e
    join ranks r using (score)
    join auth.profiles p on p.user_id = e.user_id
    left join gamification.standings s on s.user_id = e.user_id
    left join gamification.avatars v on v.slug = s.selected_avatar_slug
  )
  select (select coalesce(sum(players), 0)::int from gamification.board_histogram
          where board = :board and width = 256) as players,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where source = 'page') as page,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where source = 'nearby')
      as neighbours`;
