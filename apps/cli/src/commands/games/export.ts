import type { Api } from '../../connection/api.ts';
import type { Document } from '../../output/result.ts';
import { gameEvents } from './game-events.ts';

/** Everything that happened in a game, an event a line. */
export async function exportGame(api: Api, game: string): Promise<Document> {
  const pages = gameEvents(api, game);
  // Asked for before anything is written: what is not there is a failure, and no empty file.
  const first = await pages.next();
  const lines = async function* () {
    for (let page = first; page.done !== true; page = await pages.next())
      for (const event of page.value.events) yield `${JSON.stringify(event)}\n`;
  };
  return { kind: 'document', chunks: lines(), file: undefined, done: () => undefined };
}
