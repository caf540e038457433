import type { Context } from '@studyhall/api/server';

/** Whether this process should get requests. */
export interface Readiness {
  check(): Promise<boolean>;
  /** From now on it should not. */
  stop(): void;
}

const PROBE_MS = 2_000;

/**
 * Asks the database with each check. Checks share a running question, so that a database which does not answer ties up
 * one connection and not one for each check.
 */
export function createReadiness(db: Context['db']): Readiness {
  let isStopping = false;
  let question: Promise<boolean> | undefined;
  const ask = async () => {
    try {
      await db.raw('select 1');
      return true;
    } catch {
      return false;
    } finally {
      question = undefined;
    }
  };
  return {
    check: async () => {
      if (isStopping) return false;
      question ??= ask();
      const isAnswered = await withinMs(question, PROBE_MS);
      return isAnswered && !isStopping;
    },
    stop: () => {
      isStopping = true;
    },
  };
}

async function withinMs(answer: Promise<boolean>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
