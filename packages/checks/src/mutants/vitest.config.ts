import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import * as z from 'zod';
import { applyMutant } from './apply-mutant.ts';

const root = join(import.meta.dirname, '../../../..');
const Subject = z.object({
  test: z.string(),
  mutant: z
    .object({
      rule: z.string(),
      file: z.string(),
      text: z.string(),
      replacement: z.string(),
      test: z.string(),
    })
    .nullable(),
});

for (const name of Object.keys(process.env)) if (/^PG[A-Z]+$/.test(name)) delete process.env[name];
process.env['ENV_FILE'] = 'off';

/** One test file, with the mutant that STUDYHALL_MUTANT holds, or without any. */
const { test, mutant } = Subject.parse(JSON.parse(process.env['STUDYHALL_MUTANT'] ?? ''));

export default defineConfig({
  root,
  plugins: mutant === null ? [] : [applyMutant(mutant, root)],
  test: {
    include: [test],
    globalSetup: ['packages/api/src/testing/global-setup.ts'],
    setupFiles: ['apps/server/src/testing/file-set-up.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
    expect: { poll: { timeout: 15_000 } },
  },
});
