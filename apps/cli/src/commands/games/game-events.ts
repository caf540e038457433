import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gameNamed } from './show.ts';

export type Facts = Outputs['live']['listFacts'];

const PAGE = 500;

/** The pages of everything that happened in a game, by any of its names. */
export async function* gameEvents(api: Api, game: string): AsyncGenerator<Facts> {
  const { gameId } = await found(api.live.showGame.query({ game }), gameNamed(game));
  let after: number | null = 0;
  while (after !== null) {
    const page: Facts = await api.live.listFacts.query({ gameId, after, limit: PAGE });
    yield page;
    after = page.next;
  }
}
