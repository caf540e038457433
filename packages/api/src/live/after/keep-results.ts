import { gameActivity, type PlayedGame } from '@studyhall/domain/live/game-activity';
import type { Knex } from 'knex';
import { Standing } from '../../gamification/models.ts';
import { recordActivities } from '../../gamification/record-activities.ts';
import { ensureStanding } from '../../gamification/standing-queries.ts';
import { inTransaction } from '../../platform/database.ts';
import type { OfUserNow } from '../../platform/of-user.ts';
import { podiumOf } from '../game-ended.ts';
import { Game, Player, Room } from '../models.ts';
import { entrantsOf, isCounted, mayEarn } from './counted-players.ts';
import { isOver } from './hosted-games.ts';
import { GameResult } from './models.ts';
import { rateGame } from './rate-game.ts';

/**
 * Gives everybody whom a game has asked their own copy of how they did, with what it brings, and rates it where it is to be
 * rated, from its podium on. Each account is a transaction of its own; doing it again changes nothing. A game that is not
 * over has no results.
 */
export async function keepResults(
  db: Knex,
  { gameId, now }: { readonly gameId: string; readonly now: Date },
): Promise<void> {
  const game = await Game.query(db).findById(gameId);
  if (game === undefined || !isOver(game.phase)) return;
  const room = await Room.query(db).findById(game.roomId).select('name').throwIfNotFound();
  const players = await Player.query(db).where({ gameId }).orderBy('seat');
  const { settings } = game;
  const podium = await podiumOf(db, gameId);
  const endedAt = podium?.at ?? game.endedAt ?? now;
  const endedBecause = podium?.because ?? game.endedBecause ?? 'played';
  const entrants = entrantsOf(players, settings);
  for (const player of players.filter(isCounted)) {
    const { userId, seat, score, asked, answered, correct, timeMs } = player;
    if (userId === null) continue;
    const { mode, isRated } = settings;
    const rank = mode === 'poll' ? null : player.rank;
    const result = {
      ...{ gameId, seat, roomName: room.name, mode, isRated, score, rank, entrants },
      ...{ asked, answered, correct, timeMs, endedAt },
    };
    await keepOne(db, { userId, now, result, mayEarn: mayEarn(player) });
  }
  await rateGame(db, { gameId, settings, endedAt, endedBecause });
}

interface Keeping extends OfUserNow {
  readonly result: PlayedGame &
    Pick<GameResult, 'seat' | 'isRated' | 'score' | 'asked' | 'timeMs' | 'endedAt'>;
  readonly mayEarn: boolean;
}

/** The standing is locked first: of two that bring the same result the second finds it. */
async function keepOne(db: Knex, { userId, now, result, mayEarn: earns }: Keeping): Promise<void> {
  await inTransaction(db, async (trx) => {
    await ensureStanding(trx, { userId, now });
    await Standing.query(trx).findById(userId).select('userId').forUpdate();
    const kept = await GameResult.query(trx).findById([userId, result.gameId]).select('gameId');
    if (kept !== undefined) return;
    const { activities } = await recordActivities(trx, {
      userId,
      now,
      activities: (_facts, moment) => {
        const activity = earns ? gameActivity(result, moment) : undefined;
        return activity === undefined ? [] : [activity];
      },
    });
    const xp = activities.find(({ kind }) => kind === 'game')?.xp ?? 0;
    await GameResult.query(trx).insert({ userId, ...result, xp });
  });
}
