import { join } from 'node:path';
import { readSettings } from '@studyhall/api/server';
import { createLogger } from './log.ts';
import { explainFailure } from './start-failure.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** The folder of the repository, from `src/` as from `dist/`. */
const root = join(import.meta.dirname, '../../..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, root);
  const logger = createLogger({
    level: settings.logLevel,
    format: settings.logFormat ?? (process.stderr.isTTY ? 'text' : 'json'),
    stream: process.stderr,
  });
  const stopping = new AbortController();
  let server: RunningServer | undefined;

  const stop = async (exitCode: number) => {
    // A second Ctrl-C does not wait.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
    await server?.stop();
    if (server !== undefined) process.exit(exitCode);
  };
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'an error that nobody expected: stopping');
    void stop(1);
  });

  server = await startServer({ settings, root, logger, say, signal: stopping.signal });
  if (stopping.signal.aborted) {
    await server.stop();
    process.exit(0);
  }
}

main().catch((error: unknown) => {
  const line = explainFailure(error);
  if (line === undefined) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  else process.stderr.write(`Studyhall cannot start: ${line}\n`);
  process.exit(1);
});
