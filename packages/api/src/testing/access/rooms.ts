import { randomUUID } from 'node:crypto';
import { GameSettings } from '@studyhall/domain/live/settings';
import { Host, Remote, Room, Spectator } from '../../live/models.ts';
import { NOW } from '../builders.ts';
import type { Site, Visitor } from '../callers.ts';

interface Opening {
  readonly site: Site;
  readonly places: { readonly examCode: string };
  readonly administrator: Visitor;
}

interface Player {
  readonly userId: string;
  readonly visitor: Visitor;
  readonly mark: string;
}

/** A room in which somebody sits who hosts it, and one of the administrator's in which they have every other part. */
export async function openRooms({ site, places, administrator }: Opening, { userId, visitor, mark }: Player) {
  const source = { kind: 'exam', examCode: places.examCode, count: 3 } as const;
  const settings = GameSettings.parse({ nicknames: 'free' });
  const roomKey = randomUUID();
  const room = { name: 'A room of a test', source, settings };
  const opened = await visitor.api.live.openRoom({ ...room, idempotencyKey: roomKey });
  const { roomId, gameId, pin: roomPin } = opened;
  await visitor.api.live.joinRoom({ pin: roomPin, nickname: `Player ${mark}` });
  const other = await administrator.api.live.openRoom({ ...room, idempotencyKey: randomUUID() });
  // Nobody hosts it any more: what the administrator is told of themselves stays as it was.
  await Room.query(site.db).findById(other.roomId).patch({ hostId: null });
  const part = { roomId: other.roomId, userId };
  await Host.query(site.db).insert({ ...part, addedAt: NOW });
  await Remote.query(site.db).insert({ ...part, pairedAt: NOW });
  await Spectator.query(site.db).insert({ ...part, joinedAt: NOW });
  return { roomId, gameId, roomPin, roomKey };
}
