import type { MergeAccounts } from '@studyhall/domain/auth/merge';
import { listMergesInto } from '../auth/merges.ts';
import { listUserNames } from '../auth/user-reference.ts';
import type { Context, Viewer } from '../platform/context.ts';
import { accountParts } from './account-parts.ts';
import { countTry, findOther, mergeView } from './merge-accounts.ts';
import { MergeForesightView, type MergeListView } from './views.ts';

type Signed = Context & { readonly viewer: Viewer };

/**
 * What taking over the account would do that gave this code, as every room foresees it; nothing changes, and the code is
 * good for the merge. Errors: `merge-code-invalid`, and why the two do not become one.
 */
export async function foreseeMerge(ctx: Signed, { code }: MergeAccounts): Promise<MergeForesightView> {
  const { db, now, viewer } = ctx;
  await countTry(ctx);
  const { userId: keepId } = viewer;
  const otherId = await findOther(db, { userId: keepId, code, now });
  const parts: object[] = [];
  for (const { merge } of accountParts)
    parts.push((await merge?.foresee(db, { keepId, otherId, now })) ?? {});
  const otherName = (await listUserNames(db, [otherId])).get(otherId) ?? null;
  return MergeForesightView.parse(Object.assign({ otherName }, ...parts));
}

/** What has become part of this account, the newest first. */
export async function listMerges({ db, viewer }: Pick<Signed, 'db' | 'viewer'>): Promise<MergeListView> {
  const merges = await listMergesInto(db, viewer);
  const others = merges.map(({ otherId }) => otherId);
  const names = await listUserNames(db, others);
  return merges.map((merge) => mergeView(merge, names.get(merge.otherId) ?? null));
}
