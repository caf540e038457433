import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Secrets } from '../../platform/secrets.ts';
import { listAbandonedGames, moveAbandonedGame } from './absent-hosts.ts';
import { endEarly } from './early-ends.ts';
import type { LiveGames } from './gather-answers.ts';
import { closeIdleRooms } from './idle-rooms.ts';
import { type Tick, type Ticking, tickGames } from './tick-games.ts';

/** How often a process looks for what is due: while games run, while it knows of none, and while one has only to be counted. */
const TICK_MS = 200;
const PAUSE_MS: Readonly<Record<Tick, number>> = { running: TICK_MS, idle: 2_000, counting: 0 };
const WATCH_MS = 1_000;
const SWEEP_MS = 5 * 60_000;

export interface StartGames {
  readonly secrets: Secrets;
  readonly games: LiveGames;
  readonly log: { warn(details: object, message: string): void };
}

/** Lets the games of an installation go on, as every process does: none owns one, and any may be killed. */
export function startGames(db: Knex, { secrets, games, log }: StartGames): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const failing = new Map<string, string>();
  const onFailure = (error: unknown, gameId?: string) => {
    const key = gameId ?? '';
    // Told once: it is the same at every try until somebody mends it.
    if (failing.get(key) === String(error)) return;
    if (failing.size > 1_000) failing.clear();
    failing.set(key, String(error));
    log.warn({ err: error, gameId }, 'a game could not be moved on and will be tried again');
  };
  const ticking: Ticking = { secrets, games, onFailure };
  const alarm = createAlarm(stopping.signal);
  const answered = new Set<string>();
  const offs = [
    games.onChanged(() => alarm.ring()),
    games.onAnswered((gameId) => {
      answered.add(gameId);
      alarm.ring();
    }),
  ];
  const watch = every(WATCH_MS, async () => {
    await endEarly(db);
    for (const gameId of await listAbandonedGames(db))
      await moveAbandonedGame(db, gameId, ticking).catch((error: unknown) => onFailure(error, gameId));
  });
  const sweep = every(SWEEP_MS, () => closeIdleRooms(db, ticking));

  const round = async (): Promise<Tick> => {
    if (answered.size > 0) {
      const gameIds = [...answered];
      answered.clear();
      await endEarly(db, gameIds);
    }
    const tick = await tickGames(db, ticking);
    if (tick !== 'idle') await watch();
    await sweep();
    return tick;
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const tick = await round().catch((error: unknown): Tick => {
        onFailure(error);
        return 'idle';
      });
      await alarm.sleep(PAUSE_MS[tick]);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      for (const off of offs) off();
      stopping.abort();
      await running;
    },
  };
}

/** Does something at most so often. */
function every(milliseconds: number, work: () => Promise<unknown>): () => Promise<void> {
  let lastAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - lastAt < milliseconds) return;
    lastAt = performance.now();
    await work();
  };
}

/** Sleeps, and wakes up within a tick where something happens: a process that knew of no game learns of one. */
function createAlarm(signal: AbortSignal) {
  let isAsleep = new AbortController();
  return {
    ring: () => isAsleep.abort(),
    sleep: async (milliseconds: number) => {
      const long = milliseconds - TICK_MS;
      isAsleep = new AbortController();
      await sleep(Math.min(TICK_MS, milliseconds), undefined, { signal, ref: false }).catch(() => undefined);
      if (long <= 0 || isAsleep.signal.aborted) return;
      const either = AbortSignal.any([signal, isAsleep.signal]);
      await sleep(long, undefined, { signal: either, ref: false }).catch(() => undefined);
    },
  };
}
