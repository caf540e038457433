import { DomainError } from '@studyhall/domain/errors';

export interface GateOptions {
  /** How many pieces of work run at the same time. */
  readonly atOnce: number;
  /** How many more may wait. */
  readonly waiting: number;
}

export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets a few through, a queue wait, and sends the rest away at once. Errors: `busy` with `retryAfterSeconds`. */
export function createGate({ atOnce, waiting }: GateOptions): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    if (queue.length >= waiting) throw new DomainError('busy', { retryAfterSeconds: 2 });
    // Whoever leaves hands its place over, so nobody who comes later slips in between.
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  function leave(): void {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
