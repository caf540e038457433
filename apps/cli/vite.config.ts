import { defineConfig } from 'vite';

/** What every command reads: as a few files inside it costs a third less than the hundred it is installed as. */
const ALWAYS_READ = [
  '@clack/core',
  '@clack/prompts',
  'cli-table3',
  'commander',
  'copy-anything',
  'csv-stringify',
  'env-paths',
  'eventsource',
  'eventsource-parser',
  'fast-string-truncated-width',
  'fast-string-width',
  'fast-wrap-ansi',
  'is-safe-filename',
  'is-what',
  'picocolors',
  'sisteransi',
  'string-width',
  'superjson',
  'uqr',
  'zod',
];

/** One program for Node with our own packages inside; what else npm installs, for commands beside the database, stays outside. */
export default defineConfig({
  ssr: { noExternal: [/^@studyhall\//, /^@trpc\//, ...ALWAYS_READ] },
  build: {
    ssr: 'src/main.ts',
    target: 'node20.19',
    // Type declarations live in the same folder.
    emptyOutDir: false,
    rolldownOptions: {
      output: { entryFileNames: 'main.mjs', chunkFileNames: 'chunks/[name].mjs', format: 'es' },
    },
  },
});
