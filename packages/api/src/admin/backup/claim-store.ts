import { BackupError } from './backup-error.ts';
import type { BackupStore } from './backup-store.ts';
import { type Branch, isSameBranch } from './branch.ts';
import { isUnused, listBranches, markBranch } from './branch-marks.ts';
import { keptFulls } from './kept-fulls.ts';

/**
 * For whoever is about to write into a store or to remove anything from it. Segments of two databases have the same names,
 * and those of a restored one go on where the other's do: together in one store they could not be told apart.
 * Errors: BackupError `not-possible-here` where the store keeps the backups of another database or of another branch.
 */
export async function claimStore(store: BackupStore, branch: Branch): Promise<void> {
  await refuseForeignStore(store, branch);
  await claimBranch(store, branch);
}

/** Errors: BackupError `not-possible-here` where the store keeps the backups of a database that has nothing in common with this one. */
export async function refuseForeignStore(
  store: BackupStore,
  { systemIdentifier }: Pick<Branch, 'systemIdentifier'>,
): Promise<void> {
  const foreign = (await keptFulls(store)).find((full) => full.systemIdentifier !== systemIdentifier);
  if (foreign !== undefined) throw anotherDatabase(`${store.place} (${foreign.id})`, ELSEWHERE);
  await refuseForeignMark(store, { systemIdentifier, elsewhere: ELSEWHERE });
}

/**
 * The same where nothing can be read: by the mark. What was moved by export and import, or by an upgrade of PostgreSQL, is
 * another database: its log has the names of the other's, and to adopt it would not change that. Copies of rows alone may
 * lie beside each other. `elsewhere`: what to set instead.
 * Errors: BackupError `not-possible-here`.
 */
export async function refuseForeignMark(
  store: Pick<BackupStore, 'list' | 'place'>,
  { systemIdentifier, elsewhere }: Pick<Branch, 'systemIdentifier'> & { readonly elsewhere: string },
): Promise<void> {
  const newest = (await listBranches(store)).at(-1);
  if (newest === undefined || newest.systemIdentifier === systemIdentifier) return;
  for (const prefix of ['full/', 'wal/'])
    if ((await store.list(prefix)).length > 0) throw anotherDatabase(store.place, elsewhere);
}

function anotherDatabase(place: string, elsewhere: string): BackupError {
  return new BackupError(
    'not-possible-here',
    `${place} keeps the backups of another database, also where this site was moved from it by export and import or by an upgrade of PostgreSQL: set ${elsewhere}, or move them away`,
  );
}

/** `claimStore` for copies of rows, of which one store may hold several databases'. */
export async function claimBranch(store: BackupStore, branch: Branch): Promise<void> {
  const refusal = await refusalOf(store, branch);
  if (refusal !== undefined) throw new BackupError('not-possible-here', refusal);
  // Where nobody was restored there is nothing to tell apart.
  if (branch.restoreId !== null && (await listBranches(store)).length === 0)
    await markBranch(store, { branch, abandoned: [] });
}

/** Why a store is another branch's, and what to do; undefined where it is this one's, or nobody's yet. */
export async function refusalOf(store: BackupStore, branch: Branch): Promise<string | undefined> {
  const newest = (await listBranches(store)).at(-1);
  const isOurs =
    newest === undefined
      ? branch.restoreId === null || (await isUnused(store))
      : isSameBranch(newest, branch);
  return isOurs ? undefined : otherBranchInWords(store.place, ELSEWHERE);
}

const ELSEWHERE = 'BACKUP_DIR to another folder';

/** `elsewhere`: what to set instead. */
export function otherBranchInWords(place: string, elsewhere: string): string {
  return `${place} keeps the backups of another installation: one of the two was restored from the other. Nothing is written there, because two histories in one place could not be told apart. ${cureOfOtherBranch(elsewhere)}`;
}

export function cureOfOtherBranch(elsewhere: string = ELSEWHERE): string {
  return `Set ${elsewhere}; or, where this installation goes on in the place of the other, stop that one for good and say: studyhall backup adopt`;
}
