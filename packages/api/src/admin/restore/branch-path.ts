import { buffer } from 'node:stream/consumers';
import { BackupError } from '../backup/backup-error.ts';
import type { PhysicalBackup } from '../backup/backup-layout.ts';
import { findOtherTwin, type KeptWal, plainOf } from './kept-wal.ts';
import { historyName, parseLsn, readHistory, segmentOf, type TimelineStep } from './wal-names.ts';

/** The way of the log to the timeline that the database is on. */
export interface BranchPath {
  readonly timeline: number;
  /** Those that it came from, the oldest first. */
  readonly steps: readonly TimelineStep[];
}

export interface BranchSources {
  readonly kept: KeptWal;
  readonly fulls: readonly PhysicalBackup[];
  /** Timelines that are kept and were given up: the database went back to before they began. */
  readonly abandoned: ReadonlySet<number>;
}

/**
 * To the newest timeline that anything is kept of. Errors: BackupError `damaged-file` where its history is.
 */
export async function branchPath({ kept, fulls, abandoned }: BranchSources): Promise<BranchPath> {
  const bytes = fulls[0]?.walSegmentBytes;
  const ofLog = [...kept.keys()].map((name) => timelineOf(name, bytes));
  const all = [...fulls.map((full) => full.timeline), ...ofLog].filter((one) => !abandoned.has(one));
  const timeline = Math.max(1, ...all);
  return { timeline, steps: await historyOf(kept, timeline) };
}

/** 0 for what belongs to none. */
function timelineOf(name: string, segmentBytes: number | undefined): number {
  if (name.endsWith('.history')) return Number.parseInt(name.slice(0, 8), 16);
  return segmentBytes === undefined ? 0 : (segmentOf(name, segmentBytes)?.timeline ?? 0);
}

/** Whether the way leads past the end of a full backup, so that the log can be followed from there. */
export function isOnPath({ timeline, steps }: BranchPath, full: PhysicalBackup): boolean {
  return full.timeline === timeline || placeOf(steps, full) >= 0;
}

/** The timelines behind that of a full backup that is on the way. */
export function laterOnPath({ timeline, steps }: BranchPath, full: PhysicalBackup): number[] {
  if (full.timeline === timeline) return [];
  return [...steps.slice(placeOf(steps, full) + 1).map((step) => step.timeline), timeline];
}

function placeOf(steps: readonly TimelineStep[], full: PhysicalBackup): number {
  return steps.findIndex(
    ({ timeline, until }) => timeline === full.timeline && until >= parseLsn(full.stopLsn),
  );
}

async function historyOf(kept: KeptWal, timeline: number): Promise<TimelineStep[]> {
  const file = kept.get(historyName(timeline));
  if (file === undefined) return [];
  const other = await findOtherTwin(file);
  if (other !== undefined)
    throw new BackupError(
      'damaged-file',
      `${other.place} and ${file.place} are one file of the log and differ`,
    );
  const content = await file.read();
  return readHistory((await buffer(plainOf(file, content))).toString());
}
