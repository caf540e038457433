import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.STUDYHALL_SERVER ?? 'http://localhost:3000';
/** What the server answers in production. `/certificates` and `/verify/…` without more are screens of ours. */
const paths = [
  '^/trpc',
  '^/uploads',
  '^/events',
  '^/art/',
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
  },
  server: {
    proxy: Object.fromEntries(paths.map((path) => [path, { target: server, changeOrigin: false }])),
  },
});
