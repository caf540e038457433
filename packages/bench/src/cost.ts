import { cpuSecondsOf } from './cpu.ts';

/** What one piece of work costs, in milliseconds. */
export interface Cost {
  /** CPU of the program. */
  readonly program: number;
  /** CPU of PostgreSQL on its behalf. */
  readonly postgres: number;
  /** Time, at as many requests at once as the work is done with. */
  readonly elapsed: number;
}

export const cpuOf = ({ program, postgres }: Cost): number => program + postgres;
export const elapsedOf = ({ elapsed }: Cost): number => elapsed;

interface Processes {
  /** Undefined if nothing but PostgreSQL works. */
  readonly programPid: number | undefined;
  readonly postgresPid: number;
}

/** What `work` costs in all. */
export async function costOf(
  { programPid, postgresPid }: Processes,
  work: () => Promise<void>,
): Promise<Cost> {
  const read = (): Cost => ({
    program: programPid === undefined ? 0 : cpuSecondsOf(programPid) * 1000,
    postgres: cpuSecondsOf(postgresPid) * 1000,
    elapsed: performance.now(),
  });
  const start = read();
  await work();
  return minus(read(), start);
}

export function minus(cost: Cost, other: Cost): Cost {
  return {
    program: cost.program - other.program,
    postgres: cost.postgres - other.postgres,
    elapsed: cost.elapsed - other.elapsed,
  };
}

export function dividedBy(cost: Cost, count: number): Cost {
  return {
    program: cost.program / count,
    postgres: cost.postgres / count,
    elapsed: cost.elapsed / count,
  };
}

/** What is typical, and the least and most that a round has shown. */
export interface Figure {
  readonly typical: number;
  readonly low: number;
  readonly high: number;
}

export function figureOf(values: readonly number[]): Figure {
  return { typical: median(values), low: Math.min(...values), high: Math.max(...values) };
}

/** Round by round, so that what else the machine did in a round falls on both. */
export function ratioOf(
  samples: readonly Cost[],
  base: readonly Cost[],
  part: (cost: Cost) => number,
): Figure {
  const pairs = samples.flatMap((sample, round) => {
    const beside = base[round];
    return beside === undefined ? [] : [part(sample) / part(beside)];
  });
  return figureOf(pairs);
}

export function medianCost(samples: readonly Cost[]): Cost {
  return {
    program: median(samples.map(({ program }) => program)),
    postgres: median(samples.map(({ postgres }) => postgres)),
    elapsed: median(samples.map(elapsedOf)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}
