import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@studyhall/api/server';
import type { Moment } from './game-referee.ts';
import type { TwoServers } from './two-servers.ts';

/** What goes wrong at a moment of a game: a server is killed, or all sessions of the database end. */
export interface Fault extends Moment {
  readonly what: 0 | 1 | 'sessions';
}

interface FaultsOptions {
  readonly servers: TwoServers;
  /** Of whoever may end sessions. */
  readonly databaseUrl: string;
  readonly plan: readonly Fault[];
}

/** What goes wrong while a game is played, each thing once. */
export class GameFaults {
  /** When each struck, by `performance.now()`. */
  readonly struckAt: number[] = [];
  readonly #options: FaultsOptions;
  readonly #running: Promise<void>[] = [];

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  strike({ phase, position }: Moment): void {
    const { plan, servers, databaseUrl } = this.#options;
    for (const fault of plan) {
      if (fault.phase !== phase || fault.position !== position) continue;
      this.struckAt.push(performance.now());
      this.#running.push(fault.what === 'sessions' ? endSessions(databaseUrl) : servers.kill(fault.what));
    }
  }

  /** Until a server may be killed at a question, where one is to be: of two that both are gone nobody can be asked. */
  async canStrikeAt(position: number): Promise<void> {
    const { plan, servers } = this.#options;
    const isKill = plan.some((fault) => fault.position === position && fault.what !== 'sessions');
    while (isKill && !servers.areBothUp()) await sleep(50);
  }

  /** Until all that was killed has come back. */
  async over(): Promise<void> {
    await Promise.all(this.#running);
  }
}

/** Ends every session of a database but the one that says so. */
async function endSessions(url: string): Promise<void> {
  const root = openDatabase({ url, poolSize: 1 });
  await root.raw(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  await root.destroy();
}
