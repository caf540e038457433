import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const NANOSECONDS = 1e9;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  /** Of children that have ended. */
  readonly childTicks: number;
}

/** Reads /proc/<pid>/stat; the name may hold spaces and brackets, so fields are counted from its last bracket. */
function timesOf(pid: number): ProcessTimes | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (index: number): number => fields[index] ?? 0;
    return { pid, parent: at(1), childTicks: at(13) + at(14) };
  } catch {
    return undefined;
  }
}

/** To the nanosecond: the ticks beside it are too coarse for a process that lives for five of them. 0 when it has ended. */
function ownSecondsOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const times = threads.map((id) => readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8'));
    return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / NANOSECONDS;
  } catch {
    return 0;
  }
}

/**
 * CPU seconds, user and system, that a process and its descendants have used, those that have ended included.
 * Linux only: it reads /proc.
 */
export function cpuSecondsOf(rootPid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timesOf(Number(name)) ?? []);
  const wanted = new Set([rootPid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { pid, parent } of all) {
      if (!wanted.has(pid) && wanted.has(parent)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  return all
    .filter(({ pid }) => wanted.has(pid))
    .reduce((sum, { pid, childTicks }) => sum + ownSecondsOf(pid) + childTicks / TICKS_PER_SECOND, 0);
}
