import { once } from 'node:events';
import type { Context, Schedule, Settings } from '@studyhall/api/server';
import type { Backups } from './backups.ts';
import type { Metrics } from './metrics.ts';
import type { StreamRegistry } from './streams.ts';

interface Beside {
  readonly db: Context['db'];
  readonly backups: Backups | undefined;
  /** Told how the server of the metrics is ended. */
  readonly ends: (() => Promise<unknown>)[];
}

interface Measured {
  readonly settings: Settings;
  readonly streams: StreamRegistry;
  readonly schedule: Schedule;
}

/** Most installations ask for no metrics: their code is read only where somebody does. */
export async function openMetrics(
  { db, ends, backups }: Beside,
  { settings, streams, schedule }: Measured,
): Promise<Metrics> {
  const { createMetrics, createMetricsServer } = await import('./metrics.ts');
  const { dataFolder, backups: kept } = settings;
  const folders = { data: dataFolder, ...(kept.areOn ? { backups: kept.folder } : {}) };
  const metrics = createMetrics(db, { streams, jobs: schedule.jobs, backups, folders });
  const server = createMetricsServer(metrics).listen(settings.metricsPort, settings.metricsHost);
  await once(server, 'listening');
  ends.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  return metrics;
}
