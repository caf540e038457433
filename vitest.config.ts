import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** What is waited for takes milliseconds, unless the machine has other things to do. */
const patient = { poll: { timeout: 15_000 } };

/** Suites by what they need: plain values, a database, the wire, what was built, a browser. */
export default defineConfig({
  test: {
    reporters: ['default'],
    // Most of the slow ones wait for processes: two at once even where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'rules', include: ['packages/{domain,content,stripe-sandbox}/src/**/*.test.ts'] } },
      { test: { name: 'checks', include: ['packages/checks/src/static/*.test.ts'], testTimeout: 30_000 } },
      {
        test: {
          name: 'api',
          include: ['packages/api/src/**/*.test.ts', 'packages/client/src/**/*.test.ts'],
          globalSetup: ['packages/api/src/testing/global-setup.ts'],
          testTimeout: 60_000,
          expect: patient,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'wire',
          include: ['apps/{server,cli}/src/**/*.test.ts', 'packages/checks/src/database/*.test.ts'],
          globalSetup: ['apps/server/bin/build.mjs', 'packages/api/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
      {
        test: {
          name: 'web',
          include: ['apps/web/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'built',
          include: ['packages/checks/src/built/*.test.ts'],
          globalSetup: ['apps/server/bin/build.mjs'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
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
    ],
  },
});
