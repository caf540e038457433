import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.STUDYHALL_SERVER ?? 'http://localhost:3000';
/** What the server answers in production. `/certificates` and `/verify/…` without more are screens of ours. */
const paths = [
  '^/trpc',
  '^/uploads',
  '^/events',
  '^/art/',
  '^/site-logo/',
  '^/certificates/',
  '^/verify/.*format=',
  '^/.well-known/',
];

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    // The check of the first route's size reads it.
    manifest: true,
    // Inlined files would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    // The polyfill is an inline-ish script that every supported browser no longer needs.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Left alone, every component that two screens share is a file of its own: forty of them before anything is seen.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 3 },
            {
              name: 'first',
              test: /\/src\/(?:features\/(?:landing|home)|app\/shell)\/|\/src\/kernel\/(?:main|settings|use-settled-mark)\.tsx?$/,
              priority: 2,
            },
            { name: 'shared', minShareCount: 8, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(paths.map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
