import { ensureBuilt, server } from './build.mjs';

// What `npm start` runs: builds if need be, then becomes the server itself, so that signals reach it.
await ensureBuilt();
await import(server);
