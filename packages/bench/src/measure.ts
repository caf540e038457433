import { cpuSecondsOf } from './cpu.ts';
import { median } from './load.ts';
import { CONCURRENCY, OPERATIONS, type Operation, REQUESTS, type Runner } from './operations.ts';

/** CPU milliseconds for one request: the program's own, and PostgreSQL's on its behalf. */
export interface Cost {
  readonly program: number;
  readonly postgres: number;
}

export const totalOf = ({ program, postgres }: Cost): number => program + postgres;

interface Plan {
  readonly runners: readonly Runner[];
  readonly operations?: readonly Operation[];
  readonly postgresPid: number;
  readonly rounds: number;
}

/** Opening connections is not what is measured: new ones come to themselves with these, whose cost is taken off. */
const SETTLING = CONCURRENCY * 10;

/** How many requests a runner makes of an operation in so many rounds. */
export function requestsOf(operation: Operation, rounds: number): number {
  return (rounds + WARM_UP_ROUNDS) * (REQUESTS[operation] + 2 * SETTLING);
}

const WARM_UP_ROUNDS = 2;

/**
 * What each runner costs, in the order given: medians over rounds in which the runners take turns, so that whatever else
 * the machine does falls on all of them.
 */
export async function measure({
  runners,
  operations = OPERATIONS,
  postgresPid,
  rounds,
}: Plan): Promise<Map<Runner, Record<Operation, Cost>>> {
  const samples = new Map(runners.map((runner) => [runner, emptySamples()]));
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const operation of operations) {
      for (const runner of runners) {
        const cost = await costOf(runner, operation, postgresPid);
        if (round >= 0) samples.get(runner)?.[operation].push(cost);
      }
    }
    process.stderr.write(round < 0 ? 'warming up\n' : `round ${round + 1} of ${rounds}\n`);
  }
  return new Map([...samples].map(([runner, own]) => [runner, mapOperations(own, medianCost)]));
}

async function costOf(runner: Runner, operation: Operation, postgresPid: number): Promise<Cost> {
  const read = () => ({
    postgres: cpuSecondsOf(postgresPid),
    program: runner.pid === undefined ? 0 : cpuSecondsOf(runner.pid),
  });
  const start = read();
  await runner.run(operation, SETTLING);
  const settled = read();
  const count = REQUESTS[operation] - (REQUESTS[operation] % CONCURRENCY);
  await runner.run(operation, count + (runner.pid === undefined ? SETTLING : 0));
  const end = read();
  // pgbench connects at each run: what connecting and settling cost is known from the run before, and taken off.
  const settling = runner.pid === undefined ? settled.postgres - start.postgres : 0;
  return {
    program: ((end.program - settled.program) * 1000) / count,
    postgres: ((end.postgres - settled.postgres - settling) * 1000) / count,
  };
}

function emptySamples(): Record<Operation, Cost[]> {
  return { submit: [], dashboard: [], leaderboard: [] };
}

function mapOperations<In, Out>(
  given: Record<Operation, In>,
  change: (value: In) => Out,
): Record<Operation, Out> {
  return {
    submit: change(given.submit),
    dashboard: change(given.dashboard),
    leaderboard: change(given.leaderboard),
  };
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    program: median(costs.map(({ program }) => program)),
    postgres: median(costs.map(({ postgres }) => postgres)),
  };
}
