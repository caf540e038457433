import { runProgram } from './run.ts';

/** Put in when the one file is built. */
declare const STUDYHALL_VERSION: string;

// Whoever reads us, `head` for example, may have seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runProgram(process.argv.slice(2), {
  root: process.cwd(),
  version: STUDYHALL_VERSION,
});
