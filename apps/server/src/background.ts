import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Work that comes back: clearing up, closing what is overdue. */
export interface BackgroundTask {
  readonly name: string;
  readonly everyMs: number;
  /** `signal` tells one that lasts to end. */
  run(signal: AbortSignal): Promise<unknown>;
}

/**
 * Runs each task again and again, never twice at once. Every process does it, so a task must bear company; the pauses
 * differ by chance, so that processes started together do not march together.
 */
export function startBackground(tasks: readonly BackgroundTask[], logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  // Each task listens; none is forgotten.
  setMaxListeners(tasks.length, stopping.signal);
  const loops = tasks.map((task) => repeat(task, logger, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function repeat(task: BackgroundTask, logger: Logger, signal: AbortSignal): Promise<void> {
  let failure: string | undefined;
  while (await pause(task.everyMs * (0.5 + Math.random()), signal)) {
    try {
      await task.run(signal);
      failure = undefined;
    } catch (error) {
      // Told once: it is the same at every try until somebody mends it.
      if (String(error) === failure) continue;
      failure = String(error);
      logger.warn({ err: error, task: task.name }, 'a background task failed and will be tried again');
    }
  }
}

/** False when it was cut short. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, true, { signal, ref: false }).catch(() => false);
}
