import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { root } from '../static/repository.ts';

const packages = join(root, 'packages');

/** `npm run pictures` takes the pictures of the documents; no test run does. */
export default defineConfig({
  root,
  test: {
    include: ['packages/checks/src/pictures/*.test.ts'],
    globalSetup: [
      join(packages, 'api/src/testing/global-setup.ts'),
      join(root, 'apps/server/bin/build.mjs'),
      join(packages, 'checks/src/browser/global-setup.ts'),
    ],
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
