import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Nothing of what a developer has set up for a database of their own reaches a test, or a process that one starts.
for (const name of Object.keys(process.env)) if (/^PG[A-Z]+$/.test(name)) delete process.env[name];
process.env['ENV_FILE'] = 'off';

/** What takes milliseconds takes seconds where the machine has other things to do: only what hangs is to fail. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

/** One process for all files of a project: its modules are read once. Helpers of these leave no state to the file that comes next. */
const together = { isolate: false };

/** From what waits for browsers and processes to what only computes. */
const SLOWEST_FIRST = ['browser', 'wire', 'api', 'built', 'web', 'checks', 'rules', 'statements'];

/** What is left at the end is short, so that no core is idle while the last long one runs; a fresh clone knows no times yet. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification): number => SLOWEST_FIRST.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Suites by what they need: plain values, a database, the wire, a browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    sequence: { sequencer: SlowestFirst },
    // Most of the slow ones wait for processes: two at once even where there are two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...patient,
          ...together,
          name: 'rules',
          include: ['packages/{domain,content,stripe-sandbox,identity-sandbox}/src/**/*.test.ts'],
        },
      },
      {
        test: { ...patient, ...together, name: 'checks', include: ['packages/checks/src/static/*.test.ts'] },
      },
      {
        test: {
          ...patient,
          ...together,
          name: 'api',
          include: ['packages/api/src/**/*.test.ts', 'packages/client/src/**/*.test.ts'],
          globalSetup: ['packages/api/src/testing/global-setup.ts'],
          setupFiles: ['packages/api/src/testing/statements-recorder.ts'],
        },
      },
      {
        test: {
          ...patient,
          ...together,
          name: 'wire',
          include: ['apps/{server,cli}/src/**/*.test.ts', 'packages/checks/src/database/*.test.ts'],
          globalSetup: ['apps/server/bin/build.mjs', 'packages/api/src/testing/global-setup.ts'],
          setupFiles: [
            'packages/api/src/testing/statements-recorder.ts',
            'apps/server/src/testing/file-set-up.ts',
          ],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          ...patient,
          ...together,
          name: 'web',
          include: ['apps/web/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          ...patient,
          name: 'built',
          include: ['packages/checks/src/built/*.test.ts'],
          globalSetup: ['apps/server/bin/build.mjs'],
        },
      },
      {
        test: {
          ...together,
          name: 'browser',
          include: ['packages/checks/src/browser/*.test.ts'],
          globalSetup: [
            'packages/api/src/testing/global-setup.ts',
            'apps/server/bin/build.mjs',
            'packages/checks/src/browser/global-setup.ts',
          ],
          testTimeout: 600_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
      {
        test: {
          name: 'statements',
          include: ['packages/checks/src/statements/*.test.ts'],
          globalSetup: ['packages/api/src/testing/global-setup.ts'],
          // After all others: it looks at what they sent.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
