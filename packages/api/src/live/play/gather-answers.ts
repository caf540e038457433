import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { retrying } from '../../platform/database.ts';
import type { Games, GivenAnswer } from '../../platform/games.ts';
import { type Refusal, storeAnswers } from './store-answers.ts';

/** How long answers of a game are gathered: one statement for all of them costs little more than one for each. */
const GATHER_MS = 20;
const BATCH = 500;

/** An answer that waits for its statement. */
interface Waiting {
  readonly given: GivenAnswer;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** The games of a process, with those who want to know what happens in them. */
export interface LiveGames extends Games {
  /** Calls `listener` after each commit that this process is told of, until the function that it returns is called. */
  onChanged(listener: (gameId: string) => void): () => void;
  /** Calls `listener` when answers of a game were stored: its question may end early. */
  onAnswered(listener: (gameId: string) => void): () => void;
}

/** Gathers the answers that come to this process; at most one statement of a game is under way. */
export function createGames(db: Knex, { gatherMs = GATHER_MS } = {}): LiveGames {
  const changes = new Set<(gameId: string) => void>();
  const answers = new Set<(gameId: string) => void>();
  const waiting = new Map<string, Waiting[]>();

  const flush = async (gameId: string) => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const all = waiting.get(gameId) ?? [];
      const { batch, rest } = nextBatch(all);
      waiting.set(gameId, rest);
      const isAnyStored = await settle(db, gameId, batch);
      if (isAnyStored) for (const listener of answers) listener(gameId);
      if ((waiting.get(gameId) ?? []).length === 0) break;
    }
    waiting.delete(gameId);
  };

  return {
    answer: (given) =>
      new Promise((resolve, reject) => {
        const queue = waiting.get(given.gameId);
        const one = { given, resolve, reject };
        if (queue !== undefined) return void queue.push(one);
        waiting.set(given.gameId, [one]);
        void flush(given.gameId);
      }),
    changed: (gameId) => {
      for (const listener of changes) listener(gameId);
    },
    onChanged: (listener) => subscribe(changes, listener),
    onAnswered: (listener) => subscribe(answers, listener),
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Of each account the first one: another waits for what becomes of that. */
function nextBatch(all: readonly Waiting[]): { readonly batch: Waiting[]; readonly rest: Waiting[] } {
  const users = new Set<string>();
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  for (const one of all) {
    const { userId } = one.given;
    const isTaken = batch.length < BATCH && !users.has(userId);
    users.add(userId);
    (isTaken ? batch : rest).push(one);
  }
  return { batch, rest };
}

/** True if any was stored. One that cannot be stored fails alone: a statement that fails is sent again for each of them. */
async function settle(db: Knex, gameId: string, batch: readonly Waiting[]): Promise<boolean> {
  const store = async (some: readonly Waiting[]) =>
    await retrying(db, () => storeAnswers(db, { gameId, given: some.map(({ given }) => given) }));
  try {
    return tell(batch, await store(batch));
  } catch (error) {
    if (batch.length === 1) {
      for (const { reject } of batch) reject(error);
      return false;
    }
  }
  let isAnyStored = false;
  for (const one of batch) {
    try {
      isAnyStored = tell([one], await store([one])) || isAnyStored;
    } catch (error) {
      one.reject(error);
    }
  }
  return isAnyStored;
}

function tell(batch: readonly Waiting[], refusals: readonly (Refusal | null)[]): boolean {
  for (const [index, { resolve, reject }] of batch.entries()) {
    const refusal = refusals[index] ?? null;
    if (refusal === null) resolve();
    else reject(new DomainError(refusal));
  }
  return refusals.includes(null);
}
