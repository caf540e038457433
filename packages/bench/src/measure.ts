import { type Cost, costOf, dividedBy, minus } from './cost.ts';
import { CONCURRENCY, type Operation, type Runner } from './operations.ts';
import type { Size } from './sizes.ts';

interface Plan {
  readonly runners: readonly Runner[];
  readonly operations: readonly Operation[];
  readonly postgresPid: number;
  readonly size: Size;
}

/** Rounds of costs per request, of a runner for an operation. */
export type Measured = (runner: Runner, operation: Operation) => readonly Cost[];

/** Opening connections is not what is measured: new ones come to themselves with these, which do not count. */
const SETTLING = CONCURRENCY * 10;

/** A quiz makes more than twenty requests itself. */
const settlingOf = (operation: Operation): number => (operation === 'quiz' ? CONCURRENCY : SETTLING);

/** At most how many requests a runner makes of an operation. */
export function requestsOf(operation: Operation, { warmUp, rounds, requests }: Size): number {
  return warmUp + rounds * (requests[operation] + 2 * settlingOf(operation));
}

/** The runners take turns, so that whatever else the machine does falls on all of them. */
export async function measure({ runners, operations, postgresPid, size }: Plan): Promise<Measured> {
  const samples = new Map(runners.map((runner) => [runner, emptySamples()]));
  for (const runner of runners) {
    process.stderr.write(`warming up: ${runner.name}\n`);
    for (const operation of operations) {
      const settling = settlingOf(operation);
      await runner.run(operation, runner.pid === undefined || operation === 'quiz' ? settling : size.warmUp);
    }
  }
  for (let round = 1; round <= size.rounds; round += 1) {
    process.stderr.write(`round ${round} of ${size.rounds}\n`);
    for (const operation of operations) {
      for (const runner of runners) {
        const cost = await costPerRequest({ runner, operation, postgresPid, size });
        samples.get(runner)?.[operation].push(cost);
      }
    }
  }
  return (runner, operation) => samples.get(runner)?.[operation] ?? [];
}

interface Turn {
  readonly runner: Runner;
  readonly operation: Operation;
  readonly postgresPid: number;
  readonly size: Size;
}

async function costPerRequest({ runner, operation, postgresPid, size }: Turn): Promise<Cost> {
  const processes = { programPid: runner.pid, postgresPid };
  const count = size.requests[operation];
  const settlers = settlingOf(operation);
  const settling = await costOf(processes, async () => void (await runner.run(operation, settlers)));
  // pgbench connects at each run: what connecting and settling cost is known from the run before, and taken off.
  const extra = runner.pid === undefined ? settlers : 0;
  let elapsed = 0;
  const whole = await costOf(processes, async () => {
    elapsed = await runner.run(operation, count + extra);
  });
  const cost = extra === 0 ? whole : minus(whole, settling);
  return { ...dividedBy(cost, count), elapsed: elapsed / (count + extra) };
}

function emptySamples(): Record<Operation, Cost[]> {
  return { quiz: [], start: [], answer: [], submit: [], dashboard: [], leaderboard: [] };
}
