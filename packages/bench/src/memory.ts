import { readFileSync } from 'node:fs';

/** What a process holds of the machine's memory, in MB. Linux only: it reads /proc. */
export interface Memory {
  /** What it holds now. */
  readonly now: number;
  /** The most that it has held. */
  readonly peak: number;
}

/** Memory of one process, shared libraries included and descendants left out. */
export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
