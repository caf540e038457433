import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { BackupError } from './backup-error.ts';
import type { BackupStore } from './backup-store.ts';
import type { Branch } from './branch.ts';

const PREFIX = 'branches/';
const NAME = /^branches\/(?<number>\d{4})-(?<system>\d+)-(?<restore>origin|[\da-f-]{36})\.json$/;

/** What a mark says beside its name. */
const Mark = z.object({ version: z.literal(1), abandoned: z.array(z.int().positive()) });

/**
 * The branches whose backups a store has kept, the oldest first: the last one alone may go on writing. Their names say it,
 * so that it can be read off-site without a key. None in a store that only one database has ever written to that was never
 * restored.
 */
export async function listBranches(store: Pick<BackupStore, 'list'>): Promise<Branch[]> {
  return (await marksIn(store)).map(({ branch }) => branch);
}

async function marksIn(store: Pick<BackupStore, 'list'>) {
  const files = await store.list(PREFIX);
  return files.flatMap(({ name }) => {
    const { number, system, restore } = NAME.exec(name)?.groups ?? {};
    if (number === undefined || system === undefined || restore === undefined) return [];
    const restoreId = restore === 'origin' ? null : restore;
    return [{ name, number: Number(number), branch: { systemIdentifier: system, restoreId } }];
  });
}

export interface BranchMark {
  readonly branch: Branch;
  /** Timelines that are kept there and that this branch did not come from. */
  readonly abandoned: readonly number[];
}

/** From now on the store is that branch's. Answers the name of what was written. */
export async function markBranch(
  store: Pick<BackupStore, 'list' | 'write'>,
  { branch, abandoned }: BranchMark,
): Promise<string> {
  const number = ((await marksIn(store)).at(-1)?.number ?? 0) + 1;
  const { systemIdentifier, restoreId } = branch;
  const name = `${PREFIX}${String(number).padStart(4, '0')}-${systemIdentifier}-${restoreId ?? 'origin'}.json`;
  const mark = { version: 1 as const, abandoned: [...abandoned] } satisfies z.output<typeof Mark>;
  await store.write(name, Readable.from([Buffer.from(`${JSON.stringify(mark)}\n`)]));
  return name;
}

/**
 * The same for one that goes on in the place of another: whoever only wrote there without a mark is named before, so that
 * it is known which copies elsewhere are of a forebear.
 */
export async function takeOver(
  store: Pick<BackupStore, 'list' | 'write'>,
  mark: BranchMark,
): Promise<string> {
  const { systemIdentifier } = mark.branch;
  const isOfOrigin = (await marksIn(store)).length === 0 && !(await isUnused(store));
  if (isOfOrigin) await markBranch(store, { branch: { systemIdentifier, restoreId: null }, abandoned: [] });
  return await markBranch(store, mark);
}

/** Whether no backup and no log was ever kept there. */
export async function isUnused(store: Pick<BackupStore, 'list'>): Promise<boolean> {
  for (const prefix of ['full/', 'wal/', 'site/']) if ((await store.list(prefix)).length > 0) return false;
  return true;
}

/** Timelines that the branch of today did not come from. Errors: BackupError `damaged-file` names the mark. */
export async function abandonedTimelines(
  store: Pick<BackupStore, 'list' | 'read' | 'place'>,
): Promise<ReadonlySet<number>> {
  const newest = (await marksIn(store)).at(-1);
  if (newest === undefined) return new Set();
  const mark = Mark.safeParse(parsed((await buffer(await store.read(newest.name))).toString()));
  if (!mark.success)
    throw new BackupError(
      'damaged-file',
      `${newest.name} in ${store.place} does not say whose the backups are`,
    );
  return new Set(mark.data.abandoned);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
