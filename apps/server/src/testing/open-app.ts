import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Context,
  createGames,
  createLimiter,
  createSecrets,
  noIdentityProviders,
  noMailbox,
  noPayments,
  openBlobs,
  openDatabase,
  type Payments,
} from '@studyhall/api/server';
import { addLearner, newSecretKey, openSession } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { createApp } from '../app.ts';
import type { AppDeps } from '../app-deps.ts';
import { createLogger } from '../log.ts';
import { createReadiness, type Readiness } from '../readiness.ts';
import { createStreamRegistry, type StreamRegistry } from '../streams.ts';

/** The application on a port of its own, with a database of its own. */
export interface OpenApp {
  readonly origin: string;
  readonly port: number;
  readonly database: TestDatabase;
  /** As the application, to look at what it wrote. */
  readonly db: Context['db'];
  readonly streams: StreamRegistry;
  readonly readiness: Readiness;
  /** What was logged, one line a message. */
  readonly logged: string[];
  signIn(role?: 'admin' | 'individual' | 'guest'): Promise<SignedIn>;
  close(): Promise<void>;
}

export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  readonly token: string;
}

export async function openApp(
  changes: Partial<AppDeps> & {
    readonly databaseUrl?: string;
    /** Payments that have to know where the application listens. */
    readonly paymentsAt?: (origin: string) => Promise<Payments>;
  } = {},
): Promise<OpenApp> {
  const { databaseUrl, paymentsAt, secrets = createSecrets([newSecretKey()]), ...deps } = changes;
  const database = await createTestDatabase();
  const db = openDatabase({ url: databaseUrl ?? database.appUrl });
  const folder = await makeStaticFiles();
  const streams = createStreamRegistry();
  const readiness = createReadiness(db);
  const logged: string[] = [];
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const payments = paymentsAt === undefined ? noPayments : await paymentsAt(origin);
  server.on(
    'request',
    createApp({
      db,
      secrets,
      limiter: createLimiter(db, secrets),
      mailbox: noMailbox,
      payments,
      identityProviders: noIdentityProviders,
      blobs: openBlobs(join(folder, 'blobs')),
      games: createGames(db, { gatherMs: 0 }),
      logger: createLogger({ level: 'info', format: 'json', stream: { write: (line) => logged.push(line) } }),
      readiness,
      streams,
      clock: () => new Date(),
      publicOrigin: () => origin,
      trustProxy: 0,
      folders: { web: join(folder, 'web'), art: join(folder, 'art'), download: join(folder, 'download') },
      ...deps,
    }),
  );
  return {
    origin,
    port,
    database,
    db,
    streams,
    readiness,
    logged,
    signIn: async (role = 'individual') => {
      const userId = await addLearner(db, { role });
      const session = await openSession(db, {
        userId,
        channel: 'browser',
        deviceName: '',
        userAgent: '',
        now: new Date(),
      });
      return { userId, sessionId: session.sessionId, token: session.token };
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await db.destroy();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** A web client of one page and one script, and one picture. */
async function makeStaticFiles(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studyhall-wire-'));
  await mkdir(join(folder, 'web/assets'), { recursive: true });
  await mkdir(join(folder, 'art/avatars'), { recursive: true });
  await writeFile(join(folder, 'web/index.html'), '<!doctype html><head><title>Studyhall</title></head>');
  await writeFile(join(folder, 'web/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(
    join(folder, 'web/assets/index-a1b2c3.js'),
    `export const text = '${'long '.repeat(500)}';`,
  );
  await writeFile(join(folder, 'web/.secret'), 'hidden');
  await writeFile(join(folder, 'art/avatars/owl.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return folder;
}
