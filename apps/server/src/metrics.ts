import { createServer, type Server } from 'node:http';
import {
  appRouter,
  type Context,
  countFailed,
  countRunningGames,
  gameLatenessSeconds,
  type Job,
  outboxAgeSeconds,
} from '@studyhall/api/server';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { backupFigures, type Figure } from './backup-figures.ts';
import type { Backups } from './backups.ts';
import { addDiskMetrics, type WatchedFolders } from './disk-metrics.ts';
import { addOperationsMetrics } from './operations-metrics.ts';
import type { StreamRegistry } from './streams.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Counts a call and how long it took. */
  readonly observe: NonNullable<Context['observe']>;
  readonly observeRefusedMessage: (reason: string) => void;
}

interface Watched {
  readonly streams: StreamRegistry;
  readonly jobs: readonly Job[];
  readonly backups?: Backups | undefined;
  readonly folders: WatchedFolders;
}

/** What an operator watches: calls by procedure, the pool, the event loop, what waits to be sent, streams, jobs, incidents, backups, disks. */
export function createMetrics(db: Context['db'], { streams, jobs, backups, folders }: Watched): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauges = [
    {
      name: 'studyhall_pool_used_connections',
      help: 'Database connections in use',
      read: () => poolOf(db).numUsed(),
    },
    {
      name: 'studyhall_pool_waiting_callers',
      help: 'Callers that wait for a connection',
      read: () => poolOf(db).numPendingAcquires(),
    },
    { name: 'studyhall_open_streams', help: 'Open event streams', read: () => streams.size },
    {
      name: 'studyhall_outbox_age_seconds',
      help: 'Age of the oldest promise not yet kept',
      read: () => outboxAgeSeconds(db, { now: new Date() }),
    },
    {
      name: 'studyhall_games_running',
      help: 'Live games that run, paused ones among them',
      read: () => countRunningGames(db),
    },
    {
      name: 'studyhall_game_lateness_seconds',
      help: 'For how long the live game waits that should have gone on the longest ago',
      read: () => gameLatenessSeconds(db),
    },
    ...backupFigures(backups),
    {
      name: 'studyhall_outbox_failed',
      help: 'Promises that were given up and wait for somebody: studyhall mail failed',
      read: () => countFailed(db),
    },
  ];
  for (const figure of gauges) addGauge(registry, figure);
  const refused = new Counter({
    name: 'studyhall_webhooks_refused_total',
    help: 'Messages of the payment provider that were refused, since this process began',
    registers: [registry],
  });
  addOperationsMetrics(registry, { db, jobs });
  addDiskMetrics(registry, folders);
  return { registry, observe: addCallMetrics(registry), observeRefusedMessage: () => refused.inc() };
}

const OUTCOMES = ['ok', 'refused', 'failed'] as const;

/** Each procedure has its zero from the start: a rate sees no first failure that comes out of nothing. */
function addCallMetrics(registry: Registry): Metrics['observe'] {
  const seconds = new Histogram({
    name: 'studyhall_call_seconds',
    help: 'Duration of procedure calls',
    labelNames: ['procedure'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const calls = new Counter({
    name: 'studyhall_calls_total',
    help: 'Procedure calls by how they ended: refused is what the caller asked for in vain, failed is a fault here',
    labelNames: ['procedure', 'outcome'],
    registers: [registry],
  });
  for (const procedure of Object.keys(appRouter._def.procedures)) {
    seconds.zero({ procedure });
    for (const outcome of OUTCOMES) calls.inc({ procedure, outcome }, 0);
  }
  return ({ path: procedure, seconds: taken, outcome }) => {
    seconds.observe({ procedure }, taken);
    calls.inc({ procedure, outcome });
  };
}

function addGauge(registry: Registry, { name, help, read }: Figure): void {
  const made = new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      // One figure that cannot be had must not take the others with it.
      const reading = async () => read();
      made.set(await reading().catch(() => Number.NaN));
    },
  });
}

interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** Knex types its pool as anything. */
function poolOf(db: Context['db']): Pool {
  return db.client.pool;
}

/** Answers `/metrics`, on a port of its own that need not be reachable from outside. */
export function createMetricsServer({ registry }: Metrics): Server {
  return createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
