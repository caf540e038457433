import { ensureBuilt, server } from './build.mjs';
import { runBundle } from './run-bundle.mjs';

// What `npm start` runs: builds if need be, then becomes the server itself, so that signals reach it.
await ensureBuilt();
runBundle(server);
