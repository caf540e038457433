import type { Terminal } from './terminal.ts';

/** Who reads a log wants to know of long work that it goes on, and of short work only how it ended. */
const PIPE_INTERVAL_MS = 30_000;
const TERMINAL_INTERVAL_MS = 100;

/** Long work that can be watched: one line that is written over on a terminal, elsewhere a line each half minute. */
export interface Progress {
  show(line: string): void;
  /** Takes the line away, so that what follows starts on a clean one. */
  clear(): void;
}

interface ProgressOptions {
  readonly stream: Pick<Terminal['stderr'], 'write' | 'isTTY' | 'columns'>;
  readonly clock?: () => number;
}

export function createProgress({ stream, clock = () => performance.now() }: ProgressOptions): Progress {
  const { isTTY = false } = stream;
  const interval = isTTY ? TERMINAL_INTERVAL_MS : PIPE_INTERVAL_MS;
  let lastShown = isTTY ? Number.NEGATIVE_INFINITY : clock();
  return {
    show: (line) => {
      const now = clock();
      if (now - lastShown < interval) return;
      lastShown = now;
      stream.write(isTTY ? `\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
    },
    clear: () => {
      if (!isTTY) return;
      stream.write('\r\u001b[2K');
      lastShown = Number.NEGATIVE_INFINITY;
    },
  };
}

interface Work {
  readonly verb: string;
  /** How much of the whole is done, in the unit that is known beforehand. */
  readonly done: number;
  readonly total: number;
  /** What people count, if that is something else than `done`. */
  readonly count: string;
  readonly rate: string;
  readonly elapsedMs: number;
}

/** "Reading 12,000 questions · 40,000/s · 2 s left" */
export function describeWork({ verb, done, total, count, rate, elapsedMs }: Work): string {
  const left = done > 0 && elapsedMs > 0 ? ((total - done) / done) * elapsedMs : undefined;
  return [`${verb} ${count}`, rate, left === undefined ? '' : `${duration(left)} left`]
    .filter((part) => part !== '')
    .join(' · ');
}

export function perSecond(count: number, elapsedMs: number): number {
  return elapsedMs <= 0 ? 0 : Math.round(count / (elapsedMs / 1000));
}

export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
