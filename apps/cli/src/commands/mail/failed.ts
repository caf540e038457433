import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';

type Message = Outputs['admin']['listFailedMessages']['items'][number];

const columns: readonly Column<Message>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'to', value: ({ to }) => to },
  { name: 'subject', value: ({ subject }) => subject, isFlexible: true },
  { name: 'failedAt', value: ({ failedAt }) => failedAt },
  { name: 'lastError', value: ({ lastError }) => lastError, isFlexible: true },
];

export async function listFailed(api: Api, limit: number): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) => api.admin.listFailedMessages.query(page));
  return listing({ columns, items, note: items.length === 0 ? 'Nothing was given up' : note });
}

/** One, or all that were given up. */
export async function retry(api: Api, id: string | undefined): Promise<Done> {
  if (id !== undefined) {
    await api.admin.retryMessage.mutate({ id });
    return done('It is tried again now');
  }
  const { items } = await gatherPages(10_000, (page) => api.admin.listFailedMessages.query(page));
  for (const message of items) await api.admin.retryMessage.mutate({ id: message.id });
  return done(items.length === 0 ? 'Nothing was given up' : `${items.length} are tried again now`);
}
