import { type Context, countProgress } from '@studyhall/api/server';
import type { GameAudience } from './game-audience.ts';
import { newsBytes } from './game-news.ts';

/** At most twice a second of one game; less often where thousands look on, who would hear of little else. */
const COUNT_MS = 500;
const ONLOOKERS_PER_COUNT = 2_000;

/** Frames after which a question is open, or may be. */
const OPENING: ReadonlySet<string> = new Set(['question', 'resumed']);
/** Those after which none is. */
const CLOSING: ReadonlySet<string> = new Set([
  'intro',
  'revealed',
  'board',
  'paused',
  'closing',
  'podium',
  'ended',
]);

export interface GameProgress {
  /** Whether a question is open follows from what happened last. */
  hear(gameId: string, kind: string): void;
  /** Where somebody comes while one is open already. */
  begin(gameId: string): void;
}

/** Says how many have answered, to those who look on in this process: one statement for all games with an open question. */
export function createGameProgress(
  db: Context['db'],
  audiences: ReadonlyMap<string, GameAudience>,
): GameProgress {
  /** What was said last of each game with an open question. */
  const open = new Map<string, string>();
  let isPlanned = false;
  let turn = 0;

  const isDue = (gameId: string) => {
    const onlookers = audiences.get(gameId)?.onlookers.size ?? 0;
    return turn % Math.ceil((onlookers + 1) / ONLOOKERS_PER_COUNT) === 0;
  };
  const count = async () => {
    turn += 1;
    for (const gameId of open.keys()) if (!audiences.has(gameId)) open.delete(gameId);
    for (const { gameId, ...progress } of await countProgress(db, [...open.keys()].filter(isDue))) {
      const said = JSON.stringify(progress);
      if (open.get(gameId) === said || !open.has(gameId)) continue;
      open.set(gameId, said);
      audiences.get(gameId)?.say(newsBytes({ kind: 'progress', ...progress }));
    }
  };
  const plan = () => {
    if (isPlanned || open.size === 0) return;
    isPlanned = true;
    setTimeout(() => void countAgain(), COUNT_MS).unref();
  };
  const countAgain = async () => {
    // What could not be counted is counted the next time.
    await count().catch(() => undefined);
    isPlanned = false;
    plan();
  };
  const begin = (gameId: string) => {
    open.set(gameId, open.get(gameId) ?? '');
    plan();
  };

  return {
    begin,
    hear: (gameId, kind) => {
      if (CLOSING.has(kind)) open.delete(gameId);
      if (!OPENING.has(kind)) return;
      open.delete(gameId);
      begin(gameId);
    },
  };
}
