import { cpuOf, ratioOf } from './cost.ts';
import { measure } from './measure.ts';
import type { Runner } from './operations.ts';
import type { Section } from './report.ts';
import { type Bench, setScene, startProduct } from './scene.ts';

const ATTEMPTS_EACH = 20;

/**
 * What a page of the leaderboard of a large school costs beside that of a small one. Boards and histogram are what so many
 * attempts leave behind; the attempts themselves, which no board reads, are not made.
 */
export async function compareBoards({ cluster, size, ends }: Bench): Promise<Section> {
  const start = async (attempts: number): Promise<Runner> => {
    const url = await cluster.createDatabase(`attempts_${attempts}`);
    const learners = attempts / ATTEMPTS_EACH;
    const db = await setScene(url, { learners, attemptsEach: 0, openAttempts: 0 }, ends);
    const name = `Studyhall at ${attempts.toLocaleString('en')} attempts`;
    return await startProduct({ url, db, from: 0, count: 0, name }, ends);
  };
  const small = await start(size.boards[0]);
  const large = await start(size.boards[1]);
  const { postgresPid } = cluster;
  const measured = await measure({
    runners: [small, large],
    operations: ['leaderboard'],
    postgresPid,
    size,
  });
  const base = measured(small, 'leaderboard');
  return {
    goals: [
      {
        what: `leaderboard: CPU at ${size.boards[1].toLocaleString('en')} attempts beside ${size.boards[0].toLocaleString('en')}`,
        measured: ratioOf(measured(large, 'leaderboard'), base, cpuOf),
        kind: 'at most',
        limit: 1.5,
      },
    ],
    lines: [small, large].map((runner) => ({
      work: 'leaderboard',
      who: runner.name,
      samples: measured(runner, 'leaderboard'),
      base,
    })),
  };
}
