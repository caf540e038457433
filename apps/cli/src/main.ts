import { run } from './run.ts';

// Whoever reads us, `head` for example, may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

// From src/ as from dist/, this program is one folder up.
process.exitCode = await run(process.argv.slice(2), { home: new URL('../', import.meta.url) });
