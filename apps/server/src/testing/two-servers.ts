import type { Origins, Reached } from './game-client.ts';
import { type ServerProcess, startProcess } from './start-process.ts';

/** Two processes of one installation, which can be killed and come back. */
export class TwoServers implements Origins {
  readonly #env: Readonly<Record<string, string>>;
  readonly #processes: ServerProcess[] = [];
  readonly #origins: (string | undefined)[] = [undefined, undefined];
  #isOver = false;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  async start(): Promise<void> {
    await Promise.all([this.#startOne(0), this.#startOne(1)]);
  }

  other(last: number): Reached {
    for (const server of [1 - last, last]) {
      const origin = this.#origins[server];
      if (origin !== undefined) return { server, origin };
    }
    throw new Error('both servers are gone');
  }

  areBothUp(): boolean {
    return this.#origins.every((origin) => origin !== undefined);
  }

  /** Kills one of them at once, and starts it again. */
  async kill(index: number): Promise<void> {
    const killed = this.#processes[index];
    this.#origins[index] = undefined;
    killed?.kill('SIGKILL');
    await killed?.end;
    await this.#startOne(index);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    for (const server of this.#processes) server.kill('SIGKILL');
    await Promise.all(this.#processes.map(({ end }) => end));
  }

  async #startOne(index: number): Promise<void> {
    if (this.#isOver) return;
    const server = startProcess(this.#env);
    this.#processes[index] = server;
    try {
      this.#origins[index] = await server.ready;
    } catch {
      // A start that loses its database ends, and whoever looks after processes starts another one.
      await this.#startOne(index);
    }
  }
}
