import { GameFollower, type GameSource } from '@studyhall/client/follow-game';
import { EventSource } from 'eventsource';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import type { Terminal } from '../../output/terminal.ts';
import type { Connection } from '../../shell.ts';
import { gameLine, gameLines } from './game-lines.ts';

/** How often the clock is drawn. */
const DRAW_MS = 500;

interface Watching {
  readonly pin: string;
  readonly terminal: Terminal;
}

/** Looks on at the games of a room until it closes: a screen on a terminal, a line for each change in a pipe. */
export async function watchGame(connection: Connection, { pin, terminal }: Watching): Promise<Done> {
  const joined = connection.api.live.joinRoom.mutate({ pin, as: 'spectator' });
  let { gameId } = await found(joined, `room with the PIN "${pin}"`);
  const show = terminal.stdout.isTTY === true ? screenOf(terminal) : linesOf(terminal);
  for (;;) {
    const next = await watchOne(sourceOf(connection), gameId, show);
    if (next === null) return done('The room is closed');
    gameId = next;
  }
}

/** Follows one game; the room's next one, or null where there will be none. */
async function watchOne(source: GameSource, gameId: string, show: Show): Promise<string | null> {
  return await new Promise((resolve, reject) => {
    const draw = () => {
      const { view, connection, failure } = follower.now();
      if (view !== null) show(follower);
      if (view !== null && (view.nextGameId !== null || view.isClosed)) end(() => resolve(view.nextGameId));
      else if (connection === 'over')
        end(() => reject(failure instanceof Error ? failure : new Failure('The game goes on without you')));
    };
    const follower = new GameFollower(source, gameId, draw);
    const timer = setInterval(draw, DRAW_MS);
    const end = (then: () => void) => {
      clearInterval(timer);
      follower.stop();
      then();
    };
  });
}

type Show = (follower: GameFollower) => void;

/** Draws over what it drew before. */
function screenOf({ stdout, width }: Terminal): Show {
  let drawn = 0;
  return (follower) => {
    const { view, connection } = follower.now();
    if (view === null) return;
    const lines = gameLines(view, {
      width,
      nowMs: follower.serverNow(),
      isLive: connection === 'live',
    });
    const back = drawn === 0 ? '' : `\u001b[${drawn}A`;
    stdout.write(`${back}\u001b[J${lines.join('\n')}\n`);
    drawn = lines.length;
  };
}

function linesOf({ stdout }: Terminal): Show {
  let written = '';
  return (follower) => {
    const { view } = follower.now();
    const line = view === null ? written : gameLine(view);
    if (line !== written) stdout.write(`${line}\n`);
    written = line;
  };
}

function sourceOf({ api, server, token }: Connection): GameSource {
  const authorization = `Bearer ${token}`;
  return {
    getGame: async (gameId) => await api.live.getGame.query({ gameId }),
    openStream: (query) => {
      const events = new EventSource(`${server}/events${query}`, {
        fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, authorization } }),
      });
      return {
        get readyState() {
          return events.readyState;
        },
        addEventListener: (type, listener) =>
          events.addEventListener(type, ({ data, lastEventId }) => listener({ data, lastEventId })),
        close: () => events.close(),
      };
    },
    sayHere: async (here) => {
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ here });
      const { status } = await fetch(`${server}/events/here`, { method: 'POST', headers, body });
      return status !== 401;
    },
    monotonicNow: () => performance.now(),
    deviceNow: () => Date.now(),
  };
}
