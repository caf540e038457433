import { defineConfig } from 'vite';

/** One program for Node with our own packages inside; what npm installs stays outside. */
export default defineConfig({
  ssr: { noExternal: [/^@studyhall\//] },
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
