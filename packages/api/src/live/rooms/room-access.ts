import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import type { OfUser } from '../../platform/of-user.ts';
import { Host, Remote, type Room } from '../models.ts';

export type Steering = 'main' | 'host' | 'remote';

/** As what somebody steers a room: undefined for everybody else. */
export async function steeringOf(
  db: Knex,
  { room, userId }: OfUser & { readonly room: Pick<Room, 'roomId' | 'hostId'> },
): Promise<Steering | undefined> {
  const { roomId, hostId } = room;
  if (hostId === userId) return 'main';
  if ((await Host.query(db).findById([roomId, userId])) !== undefined) return 'host';
  return (await Remote.query(db).findById([roomId, userId])) === undefined ? undefined : 'remote';
}

/** Refuses whoever hosts nothing here. Errors: `not-found`, also for a remote, which moves games on and no more. */
export async function demandHost(
  db: Knex,
  { room, userId }: OfUser & { readonly room: Pick<Room, 'roomId' | 'hostId'> },
): Promise<'main' | 'host'> {
  const steering = await steeringOf(db, { room, userId });
  if (steering !== 'main' && steering !== 'host') throw new DomainError('not-found');
  return steering;
}

/** Errors: `room-closed`. */
export function demandOpenRoom({ closedAt }: Pick<Room, 'closedAt'>): void {
  if (closedAt !== null) throw new DomainError('room-closed');
}
