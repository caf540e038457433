import { cpuOf, ratioOf } from './cost.ts';
import { createFloorRunner } from './floor-runner.ts';
import { measure, requestsOf } from './measure.ts';
import { memoryOf } from './memory.ts';
import { OPERATIONS } from './operations.ts';
import type { Section } from './report.ts';
import { type Bench, setScene, startBare, startPeer, startProduct } from './scene.ts';
import { KEPT_OPEN } from './targets.ts';

/** The product beside the floor and a peer, over the same rows. */
export async function compareOperations({ cluster, size, ends }: Bench): Promise<Section> {
  const count = KEPT_OPEN + requestsOf('submit', size);
  const url = await cluster.createDatabase('operations');
  const db = await setScene(
    url,
    { learners: size.learners, attemptsEach: 20, openAttempts: count * 4 },
    ends,
  );
  const floor = await createFloorRunner({ url, learners: size.learners });
  ends.push(() => floor.stop());
  const product = await startProduct({ url, db, from: count, count }, ends);
  const peer = await startPeer({ url, db, from: count * 2, count }, ends);
  const bare = await startBare({ url, db, from: count * 3, count }, ends);
  const runners = [floor, bare, product, peer];
  const { postgresPid } = cluster;
  const measured = await measure({ runners, operations: OPERATIONS, postgresPid, size });

  const beside = (operation: (typeof OPERATIONS)[number], base: typeof floor | typeof peer) =>
    ratioOf(measured(product, operation), measured(base, operation), cpuOf);
  return {
    goals: [
      {
        what: 'whole quiz: CPU beside the floor',
        measured: beside('quiz', floor),
        kind: 'at most',
        limit: 2.5,
      },
      {
        what: `whole quiz: CPU beside ${peer.name}`,
        measured: beside('quiz', peer),
        kind: 'at most',
        limit: 0.5,
      },
      {
        what: 'start: CPU beside a submit',
        measured: ratioOf(measured(product, 'start'), measured(product, 'submit'), cpuOf),
        kind: 'at most',
        limit: 1.5,
      },
      {
        what: 'answer: CPU beside a submit',
        measured: ratioOf(measured(product, 'answer'), measured(product, 'submit'), cpuOf),
        kind: 'at most',
        limit: 0.4,
      },
      {
        what: 'submit: CPU beside the floor',
        measured: beside('submit', floor),
        kind: 'at most',
        limit: 2.75,
      },
      {
        what: `submit: CPU beside ${peer.name}`,
        measured: beside('submit', peer),
        kind: 'at most',
        limit: 0.6,
      },
      {
        what: 'dashboard: CPU beside the floor',
        measured: beside('dashboard', floor),
        kind: 'at most',
        limit: 6,
      },
    ],
    lines: OPERATIONS.flatMap((operation) =>
      runners.map((runner) => ({
        work: operation,
        who: runner.name,
        samples: measured(runner, operation),
        base: measured(floor, operation),
      })),
    ),
    memory: runners.flatMap(({ name, pid }) =>
      pid === undefined ? [] : [{ who: name, memory: memoryOf(pid) }],
    ),
  };
}
