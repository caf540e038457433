import { DomainError } from '@studyhall/domain/errors';

/** Each holds a connection of the pool for as long as it runs. */
const MAX_RUNNING = 3;

type Work = (signal: AbortSignal) => Promise<void>;

/** The imports of this process, which outlive the call that started them. */
export class RunningImports {
  readonly #running = new Map<Promise<void>, AbortController>();
  #isDraining = false;
  /** Told of what nobody expected; how the import ended is written down anyway. */
  onUnexpectedError: (error: unknown) => void = () => undefined;

  /** Prepares and starts a run. Errors: `busy`, and those of `prepare`. */
  async start(prepare: () => Promise<void>, work: Work): Promise<void> {
    if (this.#isDraining || this.#running.size >= MAX_RUNNING) {
      throw new DomainError('busy', { retryAfterSeconds: 5 });
    }
    const controller = new AbortController();
    const prepared = prepare();
    const run = prepared
      .then(
        () => work(controller.signal).catch((error: unknown) => this.onUnexpectedError(error)),
        () => undefined,
      )
      .finally(() => this.#running.delete(run));
    this.#running.set(run, controller);
    await prepared;
  }

  /** Resolves when none runs. */
  async whenIdle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.keys());
  }

  /** Starts none meanwhile, waits for those that run and interrupts those that take longer: they change nothing. */
  async drain(milliseconds: number): Promise<void> {
    this.#isDraining = true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([this.whenIdle(), late]);
    clearTimeout(timer);
    for (const controller of this.#running.values()) controller.abort(new DomainError('import-interrupted'));
    await this.whenIdle();
    this.#isDraining = false;
  }
}

export const runningImports = new RunningImports();
