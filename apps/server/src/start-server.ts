import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessDatabase,
  createLimiter,
  createSecrets,
  migrate,
  openDatabase,
  type Settings,
  secretKeysOf,
} from '@studyhall/api/server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { listen } from './listen.ts';
import { createReadiness } from './readiness.ts';
import { createStreamRegistry } from './streams.ts';

export interface StartOptions {
  readonly settings: Settings;
  /** The folder of the repository. */
  readonly root: string;
  readonly logger: Logger;
  /** Tells the person who started it. */
  readonly say: (line: string) => void;
  /** Aborted when somebody stops it before it is ready. */
  readonly signal: AbortSignal;
}

export interface RunningServer {
  readonly origin: string;
  /** Drains and ends everything; resolves when nothing is left. */
  stop(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** From settings to a server that answers. What a failed start had begun is ended before the failure is thrown. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const ends: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const origin = await start(options, ends);
    return { origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Pushes how to end each thing as it begins: the last that began ends first, PostgreSQL last of all. */
async function start({ settings, root, logger, say, signal }: StartOptions, ends: (() => Promise<void> | void)[]): Promise<string> {
  const listener = await listen(settings.port, settings.host);
  const origin = settings.publicOrigin ?? `http://localhost:${listener.port}`;
  const closeEarly = () => listener.close(0);
  ends.push(closeEarly);

  const access = await accessDatabase(settings, (line) => logger.debug(line));
  ends.unshift(() => access.stop());
  signal.throwIfAborted();
  const { applied } = await migrate(access.directUrl);
  if (applied.length > 0) logger.info({ applied: applied.length }, 'the database has the newest schema');
  const secrets = createSecrets(await secretKeysOf(settings));
  const db = openDatabase(access.application);
  ends.splice(1, 0, () => db.destroy());
  signal.throwIfAborted();

  const readiness = createReadiness(db);
  const streams = createStreamRegistry();
  const app = createApp({
    db,
    limiter: createLimiter(db, secrets, { factor: settings.limitsFactor }),
    secrets,
    logger,
    readiness,
    streams,
    clock: () => new Date(),
    publicOrigin: () => origin,
    trustProxy: settings.trustProxy,
    folders: foldersOf(root),
  });
  listener.handle(app);
  ends[ends.indexOf(closeEarly)] = async () => {
    readiness.stop();
    streams.drain();
    await listener.close(DRAIN_MS);
  };
  say(`Studyhall is ready: ${origin}`);
  return origin;
}

/** The build has the pictures beside it; from sources they come from where they are drawn. */
function foldersOf(root: string) {
  const built = join(root, 'apps/server/dist/art');
  return {
    web: join(root, 'apps/web/dist'),
    art: existsSync(built) ? built : join(root, 'packages/content/assets'),
  };
}
