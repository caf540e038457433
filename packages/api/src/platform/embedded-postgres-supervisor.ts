import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './embedded-postgres-binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { PostgresPlace } from './embedded-postgres-place.ts';
import {
  findPostmaster,
  isRunning,
  launchPostmaster,
  readLastComplaint,
  sizeOfLog,
} from './embedded-postgres-postmaster.ts';

/** Who is told how a server fares that ended although it was in use. */
export interface PostgresWatch {
  /** It is started again, or is back. */
  readonly warn: (line: string) => void;
  /** Told once: it does not start again. */
  readonly lost: (error: EmbeddedPostgresError) => void;
}

export interface SupervisorOptions {
  readonly place: PostgresPlace;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly watch: PostgresWatch;
  /** The pause before each try, in milliseconds; after the last one it counts as lost. */
  readonly pausesMs?: readonly number[] | undefined;
}

export interface Supervisor {
  /** One step towards a server that answers; called again and again while none does. */
  revive(): Promise<void>;
  /** It answers again. */
  settle(): void;
}

/** About half a minute, in which the processes of a killed server end and somebody may make room on a full disk. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000];
/** One that ends sooner after its start has not recovered. */
const STABLE_MS = 60_000;

/** Starts a server again that was killed or gave up. Of several processes that share it, PostgreSQL lets one win. */
export function createSupervisor({
  place,
  binaries,
  settings,
  watch,
  pausesMs = PAUSES_MS,
}: SupervisorOptions): Supervisor {
  let child: ChildProcess | undefined;
  let tries = 0;
  let isDown = false;
  let isLost = false;
  let upSince = -Infinity;
  let launchedAtByte = 0;

  const step = async () => {
    if (isLost || isRunning(child) || (await findPostmaster(place.dataFolder)) !== undefined) return;
    if (!isDown) {
      isDown = true;
      if (performance.now() - upSince > STABLE_MS) tries = 0;
      const panic = await readLastComplaint(place.logFile, launchedAtByte);
      // Of a server that was killed only its children have something to say, and it is about its end.
      const reason = panic?.startsWith('PANIC') === true ? ` (${panic})` : '';
      watch.warn(`PostgreSQL ended unexpectedly${reason}: it is started again`);
    }
    const pause = pausesMs[tries];
    if (pause === undefined) {
      const complaint = (await readLastComplaint(place.logFile, launchedAtByte)) ?? 'it says nothing';
      throw new EmbeddedPostgresError(
        `PostgreSQL ended and does not start again: ${complaint} (log: ${place.logFile})`,
      );
    }
    tries += 1;
    await sleep(pause, undefined, { ref: false });
    // Another process may have been faster.
    if ((await findPostmaster(place.dataFolder)) !== undefined) return;
    launchedAtByte = await sizeOfLog(place.logFile);
    child = await launchPostmaster(binaries.postgres, place, settings);
  };
  return {
    revive: async () => {
      try {
        await step();
      } catch (error) {
        isLost = true;
        const reason = error instanceof Error ? error.message : String(error);
        watch.lost(error instanceof EmbeddedPostgresError ? error : new EmbeddedPostgresError(reason));
      }
    },
    settle: () => {
      if (isDown) watch.warn('PostgreSQL is back');
      isDown = false;
      upSince = performance.now();
    },
  };
}
