import { displayNameOf, NOBODYS_NAME } from '@studyhall/domain/auth/display-name';
import { seenNameOf } from '@studyhall/domain/auth/reports';
import type { Knex } from 'knex';
import * as z from 'zod';
import { PICTURE_URL } from '../../auth/pictures/picture-queries.ts';
import { SHOWN_NAMES_JSON, ShownNamesRow } from '../../auth/shown-name-queries.ts';
import { DEFAULT_AVATAR_URL } from '../../gamification/leaderboard-queries.ts';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import type { HallOfFameView } from './views.ts';

/** A rating of fewer games says little, and is not shown beside others. */
const FROM_GAMES = 3;
const SHOWN = 50;

const strongest = statement(
  'live_hall_of_fame',
  `select (rank() over (order by t.rating desc))::int as rank, t.user_id as "userId", round(t.rating)::int as rating, t.games,
     ${SHOWN_NAMES_JSON} as names, coalesce(${PICTURE_URL}, v.image_url, :defaultAvatar) as "avatarUrl"
   from (
     select o.user_id, o.rating, o.games
     from live.ratings o
     where o.games >= ${FROM_GAMES}
       and (select u.role <> 'guest' and u.is_active from auth.users u where u.id = o.user_id)
       and (select b.is_on_leaderboards from auth.profiles b where b.user_id = o.user_id)
     order by o.rating desc, o.user_id limit ${SHOWN}
   ) t
   join auth.profiles p on p.user_id = t.user_id
   left join gamification.standings s on s.user_id = t.user_id
   left join gamification.avatars v on v.slug = s.selected_avatar_slug
   order by t.rating desc, t.user_id`,
  z.object({
    rank: z.int(),
    userId: z.string(),
    rating: z.int(),
    games: z.int(),
    names: ShownNamesRow.nullable(),
    avatarUrl: z.string(),
  }),
);

/** The strongest by rated games: those alone who stand on boards. */
export async function getHallOfFame(db: Knex, { userId }: OfUser): Promise<HallOfFameView> {
  const rows = await strongest.all(db, { defaultAvatar: DEFAULT_AVATAR_URL });
  return {
    items: rows.map(({ userId: id, names, ...row }) => ({
      ...row,
      displayName: shownNameOf(names, id === userId),
      isMe: id === userId,
    })),
    fromGames: FROM_GAMES,
  };
}

function shownNameOf(names: z.output<typeof ShownNamesRow> | null, isMe: boolean): string {
  if (names === null) return NOBODYS_NAME;
  return isMe ? displayNameOf(names) : seenNameOf(names).shown;
}
