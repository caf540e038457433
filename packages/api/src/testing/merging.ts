import type { Site } from './callers.ts';
import type { Leaver } from './leavers.ts';

/** The other account becomes part of the first, both steps of it. */
export async function merge(
  site: Site,
  kept: Pick<Leaver, 'api'>,
  other: Pick<Leaver, 'api'>,
): Promise<string> {
  const { code } = await other.api.accounts.offerMerge();
  const { id } = await kept.api.accounts.merge({ code });
  await site.deliver();
  return id;
}

/** Makes two of them again, both steps of it. */
export async function undo(site: Site, kept: Pick<Leaver, 'api'>, mergeId: string): Promise<void> {
  await kept.api.accounts.undoMerge({ mergeId });
  await site.deliver();
}
