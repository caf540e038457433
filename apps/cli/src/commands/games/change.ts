import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { plural } from '../../output/plural.ts';
import { type Done, done } from '../../output/result.ts';
import { gameNamed } from './show.ts';

export async function pauseGame(api: Api, game: string): Promise<Done> {
  const { gameId } = await found(api.live.pauseGame.mutate({ game }), gameNamed(game));
  return done(`Stopped ${gameId}`);
}

export async function endGame(api: Api, game: string): Promise<Done> {
  const { gameId } = await found(api.live.endGame.mutate({ game }), gameNamed(game));
  return done(`Ended ${gameId}: studyhall games results ${gameId}`);
}

export async function rebuildRatings(api: Api): Promise<Done> {
  const { games, changed } = await api.live.rebuildRatings.mutate();
  const what =
    changed === 0 ? 'every rating was right' : `${plural(changed, 'rating was', 'ratings were')} put right`;
  return done(`Counted ${plural(games, 'rated game', 'rated games')} again: ${what}`);
}
