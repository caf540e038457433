import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessDatabase,
  authOutboxHandlers,
  billingOutboxHandlers,
  type Context,
  createLimiter,
  createMailTransport,
  createRelay,
  createSetupLink,
  gamificationOutboxHandlers,
  installContent,
  type Mailbox,
  mailHandler,
  migrate,
  openDatabase,
  openSecrets,
  type Payments,
  runningImports,
  type Secrets,
  type Settings,
} from '@studyhall/api/server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { startBackground } from './background.ts';
import { housekeeping } from './housekeeping.ts';
import { type Listener, listen } from './listen.ts';
import type { Metrics } from './metrics.ts';
import { openPayments } from './open-payments.ts';
import { createOperatorWarnings, type OperatorWarnings } from './operator-warnings.ts';
import { otherMachinesHint } from './other-machines.ts';
import { createReadiness } from './readiness.ts';
import { countConnections, type SocketLimits, socketLimits } from './socket-limits.ts';
import { createStreamRegistry, type StreamRegistry } from './streams.ts';

export interface StartOptions {
  readonly settings: Settings;
  /** The folder of the repository. */
  readonly root: string;
  readonly logger: Logger;
  /** Tells the person who started it. */
  readonly say: (line: string) => void;
  /** Told when the server cannot go on, after it was ready or before. */
  readonly onLost: (error: Error) => void;
  /** Aborted when somebody stops it before it is ready. */
  readonly signal: AbortSignal;
}

export interface RunningServer {
  readonly origin: string;
  /** Drains and ends everything; resolves when nothing is left. */
  stop(): Promise<void>;
}

/** How to end what was begun, in the order in which it began. */
type Ends = (() => Promise<unknown>)[];

const DRAIN_MS = 10_000;
/** An import that needs longer is interrupted and changes nothing. */
const IMPORT_DRAIN_MS = 5_000;

/** From settings to a server that answers. What a failed start had begun is ended before the failure is thrown. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { settings, signal, say } = options;
  const listener = await listen(settings.port, settings.host);
  const origin = settings.publicOrigin ?? `http://localhost:${listener.port}`;
  const ends: Ends = [];
  let drain = () => listener.close(0);
  const stop = async () => {
    await drain();
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const warnings = createOperatorWarnings(options.logger, () => new Date());
    const { db, secrets, place } = await prepareDatabase(options, { ends, warnings });
    signal.throwIfAborted();
    drain = await openForBusiness(options, { db, secrets, listener, origin, ends, warnings });
    const link = await createSetupLink(db, { publicOrigin: origin, now: new Date() });
    if (link !== null)
      say(`Make the first administrator with this link, once and within a day:\n  ${link.url}\n`);
    say(placeInWords(place, settings));
    say(`Studyhall is ready: ${origin}`);
    const hint = otherMachinesHint(settings, listener.port);
    if (hint !== undefined) say(hint);
    return { origin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL, the newest schema, a pool with the rights of the application alone, and what a first start brings. */
async function prepareDatabase(
  { settings, logger, signal, onLost }: StartOptions,
  { ends, warnings }: Pick<Prepared, 'ends' | 'warnings'>,
) {
  const access = await accessDatabase(settings, (line) => logger.debug(line), {
    warn: warnings.tell,
    lost: onLost,
  });
  ends.push(() => access.stop());
  signal.throwIfAborted();
  const { applied } = await migrate(access.directUrl);
  if (applied.length > 0) logger.debug({ applied }, 'the database has the newest schema');
  const db = openDatabase({ ...access.application, warn: warnings.tell });
  ends.push(() => db.destroy());
  const secrets = await openSecrets(db, { settings, now: new Date() });
  await installContent(db, { secrets, now: new Date() });
  return { db, secrets, place: access.place };
}

/** Said at every start: whoever looks for the data, to keep it or to move it, need not know the rules. */
function placeInWords(place: string, { database, dataFolder }: Settings): string {
  return database.kind === 'embedded'
    ? `The data is in ${place}; the keys and mails that belong to it are in ${dataFolder}`
    : `The data is in ${place}`;
}

interface Prepared {
  readonly db: Context['db'];
  readonly secrets: Secrets;
  readonly listener: Listener;
  readonly origin: string;
  readonly ends: Ends;
  readonly warnings: OperatorWarnings;
}

/** Returns how to close again: tell the balancer and the streams, let running answers end, take no new ones. */
async function openForBusiness(options: StartOptions, prepared: Prepared): Promise<() => Promise<void>> {
  const { settings, root, logger } = options;
  const { db, secrets, listener, origin, ends, warnings } = prepared;
  runningImports.onUnexpectedError = (err) => logger.error({ err }, 'an import failed');
  const readiness = createReadiness(db);
  const streams = createStreamRegistry();
  const metrics =
    settings.metricsPort === undefined ? undefined : await openMetrics(prepared, { settings, streams });
  const { payments, pages, close } = openPayments(settings, { origin, port: listener.port, logger });
  ends.push(close);
  const mailbox = startDeliveries(options, prepared, payments);
  const background = startBackground(housekeeping(db, settings), logger);
  ends.push(() => background.stop());
  const connections = countConnections(listener.server, {
    limits: connectionLimits(settings),
    trustProxy: settings.trustProxy,
    tell: warnings.tell,
  });
  listener.handle(
    createApp({
      db,
      limiter: createLimiter(db, secrets, { factor: settings.limitsFactor }),
      secrets,
      mailbox,
      payments,
      ...(pages === undefined ? {} : { sandboxPages: pages }),
      logger,
      readiness,
      streams,
      clock: () => new Date(),
      publicOrigin: () => origin,
      trustProxy: settings.trustProxy,
      folders: foldersOf(root),
      warnings,
      connections,
      ...(metrics === undefined ? {} : { observe: metrics.observe }),
    }),
  );
  return async () => {
    readiness.stop();
    streams.drain();
    await Promise.all([listener.close(DRAIN_MS), runningImports.drain(IMPORT_DRAIN_MS)]);
  };
}

/** A school behind one address has more browsers than a household. */
function connectionLimits({ limitsFactor }: Settings): SocketLimits {
  const { connectionsPerAddress } = socketLimits;
  return {
    ...socketLimits,
    connectionsPerAddress: Math.ceil(connectionsPerAddress * Math.max(1, limitsFactor)),
  };
}

/** The relay that keeps what transactions promised; returns what administrators may read of the mails. */
function startDeliveries(
  { settings, logger }: StartOptions,
  { db, secrets, origin, ends }: Prepared,
  payments: Payments,
): Mailbox {
  const transport = createMailTransport(settings, { publicOrigin: origin });
  ends.push(() => transport.close());
  const handlers = {
    ...authOutboxHandlers({ secrets, publicOrigin: origin }),
    ...billingOutboxHandlers({ payments }),
    ...gamificationOutboxHandlers,
    mail: mailHandler(transport),
  };
  const relay = createRelay({ db, secrets, handlers, log: logger, clock: () => new Date() });
  relay.start();
  ends.push(() => relay.stop());
  return transport.mailbox;
}

/** Most installations ask for no metrics: their code is read only where somebody does. */
async function openMetrics(
  { db, ends }: Prepared,
  { settings, streams }: { readonly settings: Settings; readonly streams: StreamRegistry },
): Promise<Metrics> {
  const { createMetrics, createMetricsServer } = await import('./metrics.ts');
  const metrics = createMetrics(db, streams);
  const server = createMetricsServer(metrics).listen(settings.metricsPort, settings.host);
  await once(server, 'listening');
  ends.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  return metrics;
}

/** The build has the pictures beside it; from sources they come from where they are drawn. */
function foldersOf(root: string) {
  const built = join(root, 'apps/server/dist/art');
  return {
    web: join(root, 'apps/web/dist'),
    art: existsSync(built) ? built : join(root, 'packages/content/assets'),
  };
}
