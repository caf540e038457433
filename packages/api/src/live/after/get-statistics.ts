import { WON_FROM_ENTRANTS } from '@studyhall/domain/live/game-activity';
import { GameMode } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OfUser } from '../../platform/of-user.ts';
import { statement } from '../../platform/statement.ts';
import { Rating, RatingEntry } from './models.ts';
import type { GameStatisticsView } from './views.ts';

const RECENT = 20;

const byMode = statement(
  'live_statistics',
  `select mode, count(*)::int as games, (count(*) filter (where rank = 1 and entrants >= :wonFrom))::int as won,
     (count(*) filter (where rank <= 3 and entrants >= :wonFrom))::int as podiums, sum(asked)::int as asked,
     sum(answered)::int as answered, sum(correct)::int as correct, sum(time_ms)::float8 as "timeMs", sum(xp)::int as xp
   from live.results where user_id = :userId group by mode order by games desc, mode`,
  z.object({
    mode: GameMode,
    games: z.int(),
    won: z.int(),
    podiums: z.int(),
    asked: z.int(),
    answered: z.int(),
    correct: z.int(),
    timeMs: z.number(),
    xp: z.int(),
  }),
  { because: 'bulk' },
);

/** How somebody did in all their games. */
export async function getStatistics(db: Knex, { userId }: OfUser): Promise<GameStatisticsView> {
  const modes = await byMode.all(db, { userId, wonFrom: WON_FROM_ENTRANTS });
  const rating = await Rating.query(db).findById(userId);
  const entries = await RatingEntry.query(db).where({ userId }).orderBy('ordinal', 'desc').limit(RECENT);
  const sum = (of: (mode: (typeof modes)[number]) => number) =>
    modes.reduce((all, mode) => all + of(mode), 0);
  const answered = sum((mode) => mode.answered);
  return {
    games: sum((mode) => mode.games),
    won: sum((mode) => mode.won),
    podiums: sum((mode) => mode.podiums),
    asked: sum((mode) => mode.asked),
    answered,
    correct: sum((mode) => mode.correct),
    averageMs: answered === 0 ? null : Math.round(sum((mode) => mode.timeMs) / answered),
    xp: sum((mode) => mode.xp),
    byMode: modes.map(({ mode, games, won }) => ({ mode, games, won })),
    rating: rating === undefined || rating.games === 0 ? null : ratingOf(rating),
    ratings: entries.map(({ gameId, rating: points, endedAt }) => ({
      ...{ gameId, endedAt },
      rating: Math.round(points),
    })),
  };
}

function ratingOf({ rating, deviation, games }: Rating) {
  return { rating: Math.round(rating), deviation: Math.round(deviation), games };
}
