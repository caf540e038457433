import { withKeptBackups } from '../../operator/beside-backups.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Kept = Awaited<ReturnType<typeof import('@studyhall/api/backup')['keptFulls']>>[number];
type Moments = Awaited<ReturnType<typeof import('@studyhall/api/backup')['possibleMoments']>>[number];

interface Item {
  /** `logical`: all rows as they were at one moment. `damaged`: it does not say what it is. */
  readonly kind: 'physical' | 'logical' | 'damaged';
  readonly id: string;
  readonly files: Kept['files'];
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly full: Kept | undefined;
  readonly lastSegment: string | undefined;
}

const UNKNOWN: Omit<Item, 'kind' | 'id'> = {
  files: [],
  from: undefined,
  to: undefined,
  full: undefined,
  lastSegment: undefined,
};

const columns: readonly Column<Item>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'from', value: ({ from }) => from },
  { name: 'to', value: ({ to }) => to },
  { name: 'bytes', value: ({ files }) => files.reduce((sum, file) => sum + file.bytes, 0) },
  { name: 'timeline', value: ({ full }) => full?.timeline },
  { name: 'serverVersion', title: 'PostgreSQL', value: ({ full }) => full?.serverVersion },
  { name: 'migration', isDetail: true, value: ({ full }) => full?.migration },
  { name: 'lastSegment', isDetail: true, value: ({ lastSegment }) => lastSegment },
];

/** Oldest first. Moments end where a segment is missing, which is said. */
export async function listBackups(shell: Shell): Promise<Listing> {
  return await withKeptBackups(shell, async ({ backups, store }) => {
    const moments = await backups.possibleMoments(store);
    const { fulls, damaged } = await backups.readFulls(store);
    const physical = fulls.map((full): Item => {
      const { from, to, lastSegment } = moments.find(({ fullId }) => fullId === full.id) ?? {};
      return { kind: 'physical', id: full.id, files: full.files, full, from, to, lastSegment };
    });
    const logical = (await backups.listSiteBackups(store)).map(({ id, files, startedAt }): Item => {
      return { ...UNKNOWN, kind: 'logical', id, files, from: startedAt, to: startedAt };
    });
    const unreadable = damaged.map((name): Item => {
      const [, id = name] = name.split('/');
      return { ...UNKNOWN, kind: 'damaged', id };
    });
    const items = [...physical, ...logical, ...unreadable].sort((one, other) => (one.id < other.id ? -1 : 1));
    const notes = [damagedInWords(damaged), gapsInWords(moments)].filter((line) => line !== undefined);
    const note = items.length === 0 ? `There is no backup in ${store.place} yet` : notes.join('\n');
    return listing({ columns, items, note: note === '' ? undefined : note });
  });
}

/** Undefined where every full backup says what it is. */
export function damagedInWords(damaged: readonly string[]): string | undefined {
  if (damaged.length === 0) return undefined;
  return damaged
    .map((name) => `${name} is damaged: it does not describe a backup, so that one is left out`)
    .join('\n');
}

/** Each gap once, although it ends the moments of several backups; undefined without one. */
export function gapsInWords(moments: readonly Moments[]): string | undefined {
  const gaps = moments.flatMap(({ gap }) =>
    gap === undefined
      ? []
      : [
          gap.segments === 1
            ? `Segment ${gap.first} is missing: no moment behind it is possible with an older backup`
            : `Segments ${gap.first} to ${gap.last} are missing: no moment behind them is possible with an older backup`,
        ],
  );
  return gaps.length === 0 ? undefined : [...new Set(gaps)].join('\n');
}
