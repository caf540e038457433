import { randomUUID } from 'node:crypto';
import type { GamePhase } from '@studyhall/domain/live/phases';
import type { GameSource } from '@studyhall/domain/live/schemas';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { databaseNow } from '../live/database-now.ts';
import { Game } from '../live/models.ts';
import { addExam } from './builders.ts';
import type { Site } from './callers.ts';
import { join, type Member } from './members.ts';

export interface TestRoom {
  readonly host: Member;
  readonly roomId: string;
  readonly gameId: string;
  readonly pin: string;
  /** The exam that its questions are of, where none was said. */
  readonly examCode: string;
}

/** Somebody who sits in a room. */
export interface TestPlayer extends Member {
  readonly seat: number;
}

interface RoomOptions {
  readonly host?: Member;
  readonly name?: string;
  readonly isPublic?: boolean;
  readonly settings?: z.input<typeof GameSettings>;
  readonly source?: GameSource;
}

/** A room with a game in its lobby: ten questions of four options, of which "Option A" is right, unless told. */
export async function openTestRoom(site: Site, options: RoomOptions = {}): Promise<TestRoom> {
  const { host = await join(site), name = 'Room of a test', isPublic = false, settings = {} } = options;
  const examCode = options.source === undefined ? (await addExam(site.db)).code : '';
  const { source = { kind: 'exam' as const, examCode, count: 10 } } = options;
  const { roomId, gameId, pin } = await host.api.live.openRoom({
    ...{ idempotencyKey: randomUUID(), name, isPublic, source },
    settings: GameSettings.parse({ nicknames: 'free', ...settings }),
  });
  return { host, roomId, gameId, pin, examCode };
}

/** Seats somebody new, or whom it is told. */
export async function joinTestRoom(
  site: Site,
  { pin }: Pick<TestRoom, 'pin'>,
  {
    member,
    nickname,
    team,
  }: { readonly member?: Member; readonly nickname?: string; readonly team?: number } = {},
): Promise<TestPlayer> {
  const player = member ?? (await join(site));
  const { seat } = await player.api.live.joinRoom({
    ...{ pin, nickname: nickname ?? `Player ${player.userId.slice(0, 8)}` },
    ...(team === undefined ? {} : { team }),
  });
  if (seat === null) throw new Error('Whoever joins to play has a seat');
  return Object.assign(player, { seat });
}

/** A room, and so many players in its seats, in their order. */
export async function openPlayedRoom(
  site: Site,
  options: RoomOptions & { readonly players?: number } = {},
): Promise<TestRoom & { readonly players: readonly TestPlayer[] }> {
  const room = await openTestRoom(site, options);
  const players: TestPlayer[] = [];
  for (let index = 1; index <= (options.players ?? 3); index += 1)
    players.push(await joinTestRoom(site, room, { nickname: `Player ${index}` }));
  return { ...room, players };
}

interface Moved {
  readonly phase: GamePhase;
  readonly position?: number;
  readonly openedSecondsAgo?: number;
  readonly endsInSeconds?: number;
}

/** Puts a game where nobody has moved it, as if its host had; answers with when its question opened. */
export async function setPhase(db: Knex, gameId: string, moved: Moved): Promise<{ openedAt: Date }> {
  const { phase, position = null, openedSecondsAgo = 0, endsInSeconds } = moved;
  const now = await databaseNow(db);
  const openedAt = new Date(now.getTime() - openedSecondsAgo * 1000);
  const nextAt = endsInSeconds === undefined ? null : new Date(now.getTime() + endsInSeconds * 1000);
  const ended = phase === 'ended' ? { endedAt: now, endedBecause: 'played' as const } : {};
  await Game.query(db)
    .findById(gameId)
    .patch({ phase, position, openedAt, nextAt, startedAt: openedAt, ...ended });
  return { openedAt };
}
