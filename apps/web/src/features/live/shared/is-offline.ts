import type { FollowedGame } from '@studyhall/client/follow-game';

/** Whether the connection is away and comes back by itself: what has failed for good says why. */
export function isOffline({ connection, failure }: Pick<FollowedGame, 'connection' | 'failure'>): boolean {
  return connection === 'lost' || (connection === 'over' && failure === null);
}
