import type { GameSettings } from '@studyhall/domain/live/settings';
import type { Player } from '../models.ts';

/** Whether a game has asked this seat anything: who came and was never asked has not played. */
export function isCounted({ asked }: Pick<Player, 'asked'>): boolean {
  return asked > 0;
}

/** Whether a game is theirs to earn by: whoever was removed or banned keeps how they did, and gets nothing for it. */
export function mayEarn({ state }: Pick<Player, 'state'>): boolean {
  return state === 'in' || state === 'left';
}

/** How many places there were: of teams where those played, else of seats. */
export function entrantsOf(
  players: readonly Pick<Player, 'asked' | 'team'>[],
  { teams }: Pick<GameSettings, 'teams'>,
): number {
  const counted = players.filter(isCounted);
  return teams === 0 ? counted.length : new Set(counted.map(({ team }) => team)).size;
}
