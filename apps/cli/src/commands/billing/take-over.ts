import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import type { Progress } from '../../output/progress.ts';

interface TakingOver {
  readonly since: Date;
  readonly progress: Progress;
}

/** Lets the server act on what the payment service has said since a moment, page by page; answers with what came of it. */
export async function takeOver(api: Api, { since, progress }: TakingOver): Promise<string> {
  const sums = { done: 0, ignored: 0, review: 0, failed: 0, dismissed: 0, adopted: 0, reopened: 0 };
  let waitsForSince: Date | null = null;
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await api.billing.takeOver.mutate({ since, ...(cursor === undefined ? {} : { cursor }) });
    for (const name of ['done', 'ignored', 'review', 'failed', 'dismissed', 'adopted', 'reopened'] as const)
      sums[name] += page[name];
    ({ nextCursor: cursor, waitsForSince } = page);
    progress.show(`Taking over messages · ${(sums.done + sums.ignored + sums.review).toLocaleString('en')}`);
  }
  progress.clear();
  const { done, ignored, review, failed, adopted, reopened } = sums;
  if (failed > 0)
    throw new Failure(`${failed} messages could not be acted on, so the store stays closed`, {
      hint: 'See which: studyhall billing events list --outcome failed; then say it again',
    });
  const taken = `Messages taken over: ${done}, without effect: ${ignored}, to look at: ${review}; orders written again: ${adopted}`;
  if (waitsForSince !== null)
    throw new Failure(`${taken}. The store stays closed: it was restored to an earlier moment`, {
      hint: `Say it with that one: studyhall billing reconcile --since ${waitsForSince.toISOString()}`,
    });
  return `${taken}. ${reopened === 0 ? 'No restore was waiting for this' : 'The store sells again'}`;
}
