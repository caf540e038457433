import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const NAME = 'studyhall.mjs';

/** What `sha256sum --check` reads. */
const withHash: Plugin = {
  name: 'hash-of-the-download',
  generateBundle(_options, bundle) {
    const file = bundle[NAME];
    if (file?.type !== 'chunk') throw new Error(`${NAME} was not built`);
    const hash = createHash('sha256').update(file.code).digest('hex');
    this.emitFile({ type: 'asset', fileName: `${NAME}.sha256`, source: `${hash}  ${NAME}\n` });
  },
};

/** The terminal client as one file that needs nothing but Node, without what works beside the database. */
export default defineConfig({
  define: { STUDYHALL_VERSION: JSON.stringify(manifest.version) },
  ssr: { noExternal: true },
  resolve: {
    alias: [
      {
        find: /^@studyhall\/(api|stripe-sandbox)(\/.*)?$/,
        replacement: fileURLToPath(new URL('src/operator/not-in-download.ts', import.meta.url)),
      },
    ],
  },
  plugins: [withHash],
  build: {
    ssr: 'src/download.ts',
    target: 'node20.19',
    outDir: 'dist/download',
    minify: true,
    rolldownOptions: {
      output: {
        entryFileNames: NAME,
        format: 'es',
        codeSplitting: false,
        banner: '#!/usr/bin/env node',
      },
    },
  },
});
