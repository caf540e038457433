import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  accessDatabase,
  accountsOutboxHandlers,
  authOutboxHandlers,
  billingOutboxHandlers,
  type Context,
  closeIncident,
  createGames,
  createLimiter,
  createMailTransport,
  createRelay,
  createSchedule,
  createSetupLink,
  type DatabaseAccess,
  gamificationOutboxHandlers,
  installContent,
  liveOutboxHandlers,
  type MailTransport,
  mailHandler,
  migrate,
  openBlobs,
  openDatabase,
  openSecrets,
  type Payments,
  quizzesOutboxHandlers,
  recordAudit,
  refusePowerfulRole,
  runningImports,
  type Secrets,
  type Settings,
  SYSTEM,
  startGames,
} from '@studyhall/api/server';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { auditTasks } from './audit-tasks.ts';
import { startBackground } from './background.ts';
import { type Backups, backupsForContext, openBackups } from './backups.ts';
import { housekeeping } from './housekeeping.ts';
import { type Listener, listen } from './listen.ts';
import { migrationInWords, placeInWords } from './migration-in-words.ts';
import { openIdentities } from './open-identity-providers.ts';
import { openMetrics } from './open-metrics.ts';
import { openPayments } from './open-payments.ts';
import { createOperatorWarnings, type OperatorWarnings } from './operator-warnings.ts';
import { otherMachinesHint } from './other-machines.ts';
import { createReadiness } from './readiness.ts';
import { roleWatch } from './role-watch.ts';
import { copiesOffsite, scheduledJobs } from './scheduled-jobs.ts';
import { countConnections, guestStreamsTimes, limitsTimes, spectatorsTimes } from './socket-limits.ts';
import { createStreamRegistry } from './streams.ts';

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
    const { db, secrets, access } = await prepareDatabase(options, { ends, warnings });
    const backups = openBackups({ db, settings, access }, { clock: () => new Date() });
    // Where nothing is copied, nobody else would close it.
    if (!copiesOffsite(settings)) await closeIncident(db, { kind: 'offsite-failing', now: new Date() });
    signal.throwIfAborted();
    drain = await openForBusiness(options, {
      db,
      access,
      secrets,
      listener,
      origin,
      ends,
      warnings,
      backups,
    });
    const link = await createSetupLink(db, { publicOrigin: origin, now: new Date() });
    if (link !== null)
      say(`Make the first administrator with this link, once and within a day:\n  ${link.url}\n`);
    say(placeInWords(access.place, settings));
    if (backups !== undefined) say(`Backups are kept in ${settings.backups.folder}`);
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
  { settings, logger, signal, say, onLost }: StartOptions,
  { ends, warnings }: Pick<Prepared, 'ends' | 'warnings'>,
) {
  const access = await accessDatabase(settings, (line) => logger.debug(line), {
    warn: warnings.tell,
    lost: onLost,
  });
  ends.push(() => access.stop());
  signal.throwIfAborted();
  const { applied } = await migrate(access.directUrl, {
    by: `server@${hostname()}`,
    beforeMigrating: async (step) => {
      say(migrationInWords(step));
      const { backUpBeforeMigrating } = await import('@studyhall/api/backup');
      await backUpBeforeMigrating({ settings, access, say, clock: () => new Date() });
    },
  });
  if (applied.length > 0) logger.debug({ applied }, 'the database has the newest schema');
  const db = openDatabase({ ...access.application, warn: warnings.tell });
  ends.push(() => db.destroy());
  await refusePowerfulRole(db);
  if (applied.length > 0) await recordMigration(db, applied);
  const secrets = await openSecrets(db, { settings, now: new Date() });
  await installContent(db, { secrets, now: new Date() });
  return { db, secrets, access };
}

/** Nobody asked for it by a command: it came with the start. */
async function recordMigration(db: Context['db'], applied: readonly string[]): Promise<void> {
  const line = { actor: SYSTEM, action: 'migrate', target: null, detail: { applied }, requestId: null };
  await recordAudit(db, { ...line, now: new Date() });
}

interface Prepared {
  readonly db: Context['db'];
  readonly secrets: Secrets;
  readonly access: DatabaseAccess;
  readonly listener: Listener;
  readonly origin: string;
  readonly ends: Ends;
  readonly warnings: OperatorWarnings;
  readonly backups: Backups | undefined;
}

/** Returns how to close again: tell the balancer and the streams, let running answers end, take no new ones. */
async function openForBusiness(options: StartOptions, prepared: Prepared): Promise<() => Promise<void>> {
  const { settings, root, logger } = options;
  const { db, secrets, access, listener, origin, ends, warnings, backups } = prepared;
  runningImports.onUnexpectedError = (err) => logger.error({ err }, 'an import failed');
  const readiness = createReadiness(db);
  const streams = createStreamRegistry();
  const transport = createMailTransport(settings, { publicOrigin: origin });
  ends.push(() => transport.close());
  const { mailbox } = transport;
  const schedule = createSchedule({
    db,
    jobs: [...scheduledJobs(db, settings, { access, secrets, mailbox }), ...(backups?.jobs ?? [])],
    log: logger,
    clock: () => new Date(),
  });
  const metrics =
    settings.metricsPort === undefined
      ? undefined
      : await openMetrics(prepared, { settings, streams, schedule });
  const { payments, pages, close } = openPayments(settings, { origin, port: listener.port, logger });
  ends.push(close);
  const identities = openIdentities(settings, { origin, tell: warnings.tell });
  ends.push(identities.close);
  startDeliveries(options, prepared, { transport, payments });
  const tasks = [
    ...housekeeping(db),
    ...auditTasks(db, logger),
    roleWatch(db, warnings.tell),
    ...(backups?.tasks ?? []),
  ];
  const background = startBackground(tasks, logger);
  ends.push(() => background.stop());
  schedule.start();
  ends.push(() => schedule.stop());
  const games = createGames(db);
  const goingOn = startGames(db, { secrets, games, log: logger });
  ends.push(() => goingOn.stop());
  const connections = countConnections(listener.server, {
    limits: limitsTimes(settings.limitsFactor),
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
      identityProviders: identities.providers,
      ...(identities.pages === undefined ? {} : { identityPages: identities.pages }),
      blobs: openBlobs(join(settings.dataFolder, 'blobs')),
      games,
      spectatorsMax: spectatorsTimes(settings.limitsFactor),
      guestStreamsMax: guestStreamsTimes(settings.limitsFactor),
      ...(pages === undefined ? {} : { sandboxPages: pages }),
      logger,
      readiness,
      streams,
      clock: () => new Date(),
      publicOrigin: () => origin,
      trustProxy: settings.trustProxy,
      folders: foldersOf(root),
      warnings,
      backups: backupsForContext(backups),
      connections,
      schedule,
      requestLogLevel: settings.requestLogLevel,
      ...(metrics === undefined
        ? {}
        : { observe: metrics.observe, observeRefusedMessage: metrics.observeRefusedMessage }),
    }),
  );
  return async () => {
    readiness.stop();
    streams.drain();
    await Promise.all([listener.close(DRAIN_MS), runningImports.drain(IMPORT_DRAIN_MS)]);
  };
}

/** The relay that keeps what transactions promised. */
function startDeliveries(
  { logger }: StartOptions,
  { db, secrets, origin, ends }: Prepared,
  { transport, payments }: { readonly transport: MailTransport; readonly payments: Payments },
): void {
  const handlers = {
    ...accountsOutboxHandlers({ secrets }),
    ...authOutboxHandlers({ secrets, publicOrigin: origin }),
    ...billingOutboxHandlers({ payments }),
    ...gamificationOutboxHandlers,
    ...liveOutboxHandlers,
    ...quizzesOutboxHandlers({ secrets }),
    mail: mailHandler(transport),
  };
  const relay = createRelay({ db, secrets, handlers, log: logger, clock: () => new Date() });
  relay.start();
  ends.push(() => relay.stop());
}

/** The build has the pictures beside it; from sources they come from where they are drawn. */
function foldersOf(root: string) {
  const built = join(root, 'apps/server/dist/art');
  return {
    web: join(root, 'apps/web/dist'),
    download: join(root, 'apps/cli/dist/download'),
    art: existsSync(built) ? built : join(root, 'packages/content/assets'),
  };
}
