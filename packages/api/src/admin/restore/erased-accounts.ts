import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import * as z from 'zod';
import { BackupError } from '../backup/backup-error.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import { oldestRestorable } from '../backup/oldest-restorable.ts';

const FOLDER = 'erased/';
const ErasedAccounts = z.object({ userIds: z.array(z.uuid()), at: z.coerce.date() });
type ErasedAccounts = z.output<typeof ErasedAccounts>;

interface Erased {
  readonly userIds: readonly string[];
  readonly at: Date;
}

/**
 * Keeps, beside the backups, that accounts were erased: a backup of before would bring them back. Nothing but their ids
 * is kept, and no longer than such a backup. Repeating it changes nothing.
 */
export async function rememberErased(store: BackupStore, { userIds, at }: Erased): Promise<void> {
  const name = `${FOLDER}${stamp(at)}-${userIds[0]}.json`;
  if ((await store.list(name)).length === 0)
    await store.write(name, Readable.from([JSON.stringify({ userIds, at })]));
  const oldest = await oldestRestorable(store);
  if (oldest === undefined) return;
  // Their names begin with their moments.
  const firstNeeded = `${FOLDER}${stamp(oldest)}`;
  for (const file of await store.list(FOLDER)) if (file.name < firstNeeded) await store.remove(file.name);
}

const ErasedRow = z.object({ userId: z.string(), at: z.date() });

/**
 * The same for what a database says of accounts that were erased while the store was another's, and nothing was kept in
 * it. `client` is that of its owner.
 */
export async function rememberErasedMeanwhile(store: BackupStore, client: pg.Client): Promise<void> {
  const oldest = await oldestRestorable(store);
  const { rows: tables } = await client.query(
    `select from pg_tables where (schemaname, tablename) = ('auth', 'deletions')`,
  );
  if (oldest === undefined || tables.length === 0) return;
  const { rows } = await client.query(
    'select user_id as "userId", erased_at as at from auth.deletions where erased_at > $1 order by erased_at',
    [oldest],
  );
  for (const { userId, at } of rows.map((row) => ErasedRow.parse(row)))
    await rememberErased(store, { userIds: [userId], at });
}

/** Without what a file of some systems may not have in its name. */
function stamp(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Ids of accounts that were erased after a moment. Errors: BackupError `damaged-file` names a list that cannot be read. */
export async function listErasedSince(
  store: BackupStore,
  { since }: { readonly since: Date },
): Promise<string[]> {
  const erased: ErasedAccounts[] = [];
  for (const { name } of await store.list(FOLDER)) {
    const list = ErasedAccounts.safeParse(parsed((await buffer(await store.read(name))).toString()));
    if (!list.success)
      throw new BackupError(
        'damaged-file',
        `${name} in ${store.place} is damaged: it does not say which accounts were erased, and a restore would bring them back. Put it back from a copy, or move it away`,
      );
    erased.push(list.data);
  }
  return erased.filter(({ at }) => at > since).flatMap(({ userIds }) => userIds);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
