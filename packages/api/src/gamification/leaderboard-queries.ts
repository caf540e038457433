import { displayNameOf, NOBODYS_NAME } from '@studyhall/domain/auth/display-name';
import { hashOfPictureAt } from '@studyhall/domain/auth/picture';
import { reportedThings, seenNameOf } from '@studyhall/domain/auth/reports';
import type { Knex } from 'knex';
import * as z from 'zod';
import { PICTURE_URL } from '../auth/pictures/picture-queries.ts';
import type { SeenPerson } from '../auth/reports/report.ts';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../auth/shown-name-queries.ts';
import type { OfUser } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { BoardRowView, type LeaderboardView } from './views.ts';

/** The picture of a learner who chose none. */
export const DEFAULT_AVATAR_URL = '/art/avatars/default-student.svg';

export interface BoardQuery extends OfUser {
  readonly board: string;
  /** Where the page goes on: score and user of the last row shown. */
  readonly after?: { readonly score: number; readonly userId: string } | undefined;
  readonly limit: number;
  /** By what others are reported; nobody can be where there is none. */
  readonly handleOf?: (seen: SeenPerson) => string;
}

const BoardRow = BoardRowView.omit({ displayName: true, handle: true, reportable: true }).extend({
  userId: z.string(),
  /** Null of somebody whom nobody sees any more. */
  names: ShownNamesRow.nullable(),
});
type BoardRow = z.output<typeof BoardRow>;

/** What a statement reads of a board. */
export const BoardFactsRow = z.object({
  players: z.int(),
  page: z.array(BoardRow),
  neighbours: z.array(BoardRow),
});

/**
 * Each list is a stretch of the board without gaps. So the histogram is asked for the ranks of its two ends only: a row
 * between them is as far behind the last one as it is in the list. The limit written out tells the planner how short a
 * page is; without it every request would be planned anew.
 */
const boardFacts = statement(
  'gamification_board',
  `with me as materialized (
    select score, user_id from gamification.board_entries where board = :board and user_id = :userId
  ), page as (
    select * from (
      select user_id, score from gamification.board_entries
      where board = :board and score <= coalesce(:afterScore::int, 2147483647)
        and (:afterScore::int is null or score < :afterScore::int or user_id > :afterUser::uuid)
      order by score desc, user_id limit 101) first_rows
    limit :limit
  ), nearby as (
    (select e.user_id, e.score from me cross join lateral (
      select user_id, score from gamification.board_entries
      where board = :board and score >= me.score and (score > me.score or user_id < me.user_id)
      order by score asc, user_id desc limit 3) e)
    union all select user_id, score from me union all
    (select e.user_id, e.score from me cross join lateral (
      select user_id, score from gamification.board_entries
      where board = :board and score <= me.score and (score < me.score or user_id > me.user_id)
      order by score desc, user_id limit 3) e)
  ), placed as (
    select list, user_id, score, rank() over (partition by list order by score desc) as place
    from (select 'page' as list, * from page union all select 'nearby', * from nearby) rows_of_lists
  ), ends as (
    select list, max(place) as last_place, gamification.rank_of(:board, max(score)) as first_rank,
      gamification.rank_of(:board, min(score)) as last_rank
    from placed group by list
  ), shown as (
    select l.list, l.user_id as "userId", l.score, l.user_id = :userId as "isMe",
      case when l.place = 1 then n.first_rank else n.last_rank - (n.last_place - l.place)::int end as rank,
      ${SHOWN_NAMES_JSON} as names, coalesce(${PICTURE_URL}, v.image_url, :defaultAvatar) as "avatarUrl"
    from placed l
    join ends n on n.list = l.list
    join auth.profiles p on p.user_id = l.user_id
    left join gamification.standings s on s.user_id = l.user_id
    left join gamification.avatars v on v.slug = s.selected_avatar_slug
  )
  select (select coalesce(sum(players), 0)::int from gamification.board_histogram
          where board = :board and width = 256) as players,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where list = 'page') as page,
    (select coalesce(json_agg(shown order by score desc, "userId"), '[]') from shown where list = 'nearby')
      as neighbours`,
  BoardFactsRow,
);

/**
 * One page of a board with my row and three neighbours on both sides, in one statement. Rank is gamification.rank_of
 * everywhere, which costs the same on a board of a hundred as of a million.
 */
export async function findBoard(db: Knex, query: BoardQuery): Promise<LeaderboardView> {
  const { board, userId, after, limit } = query;
  const facts = await boardFacts.first(db, {
    board,
    userId,
    afterScore: after?.score ?? null,
    afterUser: after?.userId ?? null,
    limit: limit + 1,
    defaultAvatar: DEFAULT_AVATAR_URL,
  });
  return boardViewOf(facts, query);
}

/** What was read of a board as it is shown. */
export function boardViewOf(
  facts: z.output<typeof BoardFactsRow> | undefined,
  { board, limit, handleOf }: BoardQuery,
): LeaderboardView {
  const rows = facts?.page ?? [];
  const neighbours = facts?.neighbours ?? [];
  const { items, nextCursor } = pageOf(rows, limit, ({ score, userId }) => `${score}~${userId}`);
  return {
    board,
    week: null,
    players: facts?.players ?? 0,
    items: items.map((row) => viewOf(row, handleOf)),
    nextCursor,
    me: neighbours.filter((row) => row.isMe).map((row) => viewOf(row, handleOf))[0] ?? null,
    neighbours: neighbours.map((row) => viewOf(row, handleOf)),
  };
}

function viewOf(
  { rank, names, avatarUrl, score, isMe, userId }: BoardRow,
  handleOf: BoardQuery['handleOf'],
): BoardRowView {
  if (names === null)
    return { rank, displayName: NOBODYS_NAME, avatarUrl, score, isMe, handle: null, reportable: [] };
  const row = { rank, avatarUrl, score, isMe };
  if (isMe) return { ...row, displayName: displayNameOf(names), handle: null, reportable: [] };
  const name = seenNameOf(names);
  const others = { ...row, displayName: name.shown };
  if (handleOf === undefined) return { ...others, handle: null, reportable: [] };
  const seen = { userId, name: name.reportable, picture: hashOfPictureAt(avatarUrl) };
  const reportable = reportedThings.filter((thing) => seen[thing] !== null);
  return { ...others, handle: reportable.length === 0 ? null : handleOf(seen), reportable };
}
