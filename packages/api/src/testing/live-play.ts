import type { GameView } from '@studyhall/domain/live/game-view';
import type { gameActions } from '@studyhall/domain/live/schemas';
import type { Knex } from 'knex';
import { databaseNow } from '../live/database-now.ts';
import { Game } from '../live/models.ts';
import { type Ticking, tickGames } from '../live/play/tick-games.ts';
import type { Site } from './callers.ts';
import type { TestRoom } from './live.ts';

/** What a process moves games with, where nobody looks on; what fails, fails the test. */
export function tickingOf({ secrets }: Pick<Site, 'secrets'>): Ticking {
  return {
    secrets,
    games: { changed: () => undefined },
    onFailure: (error) => {
      throw error;
    },
  };
}

/** Lets what is due in a game next happen now. */
export async function passTime(site: Pick<Site, 'db' | 'secrets'>, gameId: string): Promise<void> {
  await makeDue(site.db, gameId);
  await tickGames(site.db, tickingOf(site));
}

/** Does what a game has promised, by the clock of the database: that of the site has come so far by then. */
export async function keepPromises(site: Site): Promise<void> {
  const behindMs = (await databaseNow(site.db)).getTime() - site.now.getTime();
  if (behindMs > 0) site.wait(behindMs);
  await site.deliver();
}

/** As if the moment of what is due next had come. */
export async function makeDue(db: Knex, gameId: string): Promise<void> {
  await Game.query(db)
    .findById(gameId)
    .whereNotNull('nextAt')
    .patch({ nextAt: new Date(0) });
}

/** As if an open question had been opened so much sooner. */
export async function age(db: Knex, gameId: string, milliseconds: number): Promise<void> {
  const { openedAt } = await Game.query(db).findById(gameId).throwIfNotFound();
  if (openedAt === null) throw new Error('Nothing is open');
  await Game.query(db)
    .findById(gameId)
    .patch({ openedAt: new Date(openedAt.getTime() - milliseconds) });
}

/** What the host of a room does, who has seen all that happened. */
export async function control(
  { host, gameId }: Pick<TestRoom, 'host' | 'gameId'>,
  action: (typeof gameActions)[number],
): Promise<void> {
  const { seq } = await host.api.live.getGame({ gameId });
  await host.api.live.controlGame({ gameId, action, seen: seq });
}

/** Starts a game, and opens its first question. */
export async function openFirstQuestion(
  site: Pick<Site, 'db' | 'secrets'>,
  room: Pick<TestRoom, 'host' | 'gameId'>,
): Promise<void> {
  await control(room, 'start');
  await passTime(site, room.gameId);
}

/** Where the right option stands of an open question whose right one is "Option A". */
export function rightPlace({ question }: Pick<GameView, 'question'>): number {
  if (question?.type !== 'single') throw new Error('No question of options is open');
  return question.shown.options.findIndex(({ text }) => text === 'Option A');
}
