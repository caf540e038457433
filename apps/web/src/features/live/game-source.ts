import type { EventSourceLike, GameSource } from '@studyhall/client/follow-game';
import { queryClient, trpc } from '../../kernel/api.ts';
import { sendJson } from '../../kernel/send-bytes.ts';

/** A browser's own stream, which comes back by itself where the connection breaks. */
function openStream(query: string): EventSourceLike {
  const events = new EventSource(`/events${query}`);
  return {
    get readyState() {
      return events.readyState;
    },
    addEventListener: (type, listener) =>
      events.addEventListener(type, (event: MessageEvent<string>) =>
        listener({ data: event.data, lastEventId: event.lastEventId }),
      ),
    close: () => events.close(),
  };
}

async function sayHere(here: string): Promise<boolean> {
  return (await sendJson('/events/here', { here })) !== 401;
}

/** Where games are followed from in a browser. */
export const gameSource: GameSource = {
  // By the cache of queries, which notices that a session is over; it is tried again by whoever follows.
  getGame: async (gameId) =>
    await queryClient.fetchQuery(trpc.live.getGame.queryOptions({ gameId }, { staleTime: 0, retry: false })),
  openStream,
  sayHere,
  monotonicNow: () => performance.now(),
  deviceNow: () => Date.now(),
};
