import { ensureBuilt, server } from './build.mjs';
import { runBundle } from './run-bundle.mjs';

// What `npm start` runs: builds if need be, then becomes the server itself, so that signals reach it.
await ensureBuilt();
try {
  runBundle(server);
} catch (error) {
  if (error?.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write(
    `Studyhall cannot start: a package is not installed (${error.message.split('\n')[0]}): run npm ci\n`,
  );
  process.exit(1);
}
