import { defineConfig } from 'vitest/config';

/** `npm run pictures` takes the pictures of the documents; no test run does. */
export default defineConfig({
  test: {
    include: ['packages/checks/src/pictures/*.test.ts'],
    globalSetup: [
      'packages/api/src/testing/global-setup.ts',
      'packages/checks/src/built/global-setup.ts',
      'packages/checks/src/browser/global-setup.ts',
    ],
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
