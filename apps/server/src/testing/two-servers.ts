import type { Origins } from './game-client.ts';
import { type ServerProcess, startProcess } from './start-process.ts';

/** Two processes of one installation, which can be killed and come back. */
export class TwoServers implements Origins {
  readonly #env: Readonly<Record<string, string>>;
  readonly #processes: ServerProcess[] = [];
  readonly #origins: (string | undefined)[] = [undefined, undefined];
  #turn = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  async start(): Promise<void> {
    await this.#startOne(0);
    await this.#startOne(1);
  }

  next(): string {
    this.#turn += 1;
    const own = this.#origins[this.#turn % 2] ?? this.#origins[(this.#turn + 1) % 2];
    if (own === undefined) throw new Error('both servers are gone');
    return own;
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
    for (const server of this.#processes) server.kill('SIGKILL');
    await Promise.all(this.#processes.map(({ end }) => end));
  }

  async #startOne(index: number): Promise<void> {
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
