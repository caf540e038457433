import { join } from 'node:path';
import { loadSettings } from '@studyhall/api/server';
import { createLogger } from './log.ts';
import { explainFailure } from './start-failure.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** The folder of the repository, from `src/` as from `dist/`. */
const root = join(import.meta.dirname, '../../..');

/** Under npm and watchers one Ctrl-C comes twice: from the terminal, and passed on by them. */
const ONE_KEYSTROKE_MS = 500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const settings = loadSettings(process.env, root);
  const logger = createLogger({
    level: settings.logLevel,
    format: settings.logFormat ?? (process.stderr.isTTY ? 'text' : 'json'),
    stream: process.stderr,
  });
  for (const warning of settings.warnings) logger.warn(warning);
  const stopping = new AbortController();
  let server: RunningServer | undefined;

  let stoppingSince = 0;
  let stoppingWith = 0;
  const stop = async (exitCode: number) => {
    if (stopping.signal.aborted) {
      // A second Ctrl-C does not wait.
      if (performance.now() - stoppingSince > ONE_KEYSTROKE_MS) process.exit(130);
      return;
    }
    stoppingSince = performance.now();
    stoppingWith = exitCode;
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

  const onLost = (error: Error) => {
    process.stderr.write(`Studyhall stops: ${error.message}\n`);
    void stop(1);
  };

  try {
    server = await startServer({ settings, root, logger, say, onLost, signal: stopping.signal });
  } catch (error) {
    // Stopped before it was ready: what had begun has ended.
    if (stopping.signal.aborted) process.exit(stoppingWith);
    throw error;
  }
  if (!stopping.signal.aborted) return;
  await server.stop();
  process.exit(stoppingWith);
}

main().catch((error: unknown) => {
  const line = explainFailure(error);
  if (line === undefined) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  else process.stderr.write(`Studyhall cannot start: ${line}\n`);
  process.exit(1);
});
