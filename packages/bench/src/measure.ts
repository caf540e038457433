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

/** Opening connections is not what is measured: new ones come to themselves with these, whose cost is taken off. */
const SETTLING = CONCURRENCY * 10;

/** At most how many requests a runner makes of an operation. */
export function requestsOf(operation: Operation, { warmUp, rounds, requests }: Size): number {
  return warmUp + rounds * (requests[operation] + 2 * SETTLING);
}

/** The runners take turns, so that whatever else the machine does falls on all of them. */
export async function measure({ runners, operations, postgresPid, size }: Plan): Promise<Measured> {
  const samples = new Map(runners.map((runner) => [runner, emptySamples()]));
  for (const runner of runners) {
    process.stderr.write(`warming up: ${runner.name}\n`);
    const count = runner.pid === undefined ? SETTLING : size.warmUp;
    for (const operation of operations) await runner.run(operation, count);
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
  const settling = await costOf(processes, () => runner.run(operation, SETTLING));
  if (runner.pid !== undefined)
    return dividedBy(await costOf(processes, () => runner.run(operation, count)), count);
  // pgbench connects at each run: what connecting and settling cost is known from the run before.
  const whole = await costOf(processes, () => runner.run(operation, count + SETTLING));
  return dividedBy(minus(whole, settling), count);
}

function emptySamples(): Record<Operation, Cost[]> {
  return { submit: [], dashboard: [], leaderboard: [] };
}
