import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { Failure } from '../../failures.ts';
import {
  type Column,
  type Done,
  done,
  type Listing,
  listing,
  record,
  type ShownRecord,
} from '../../output/result.ts';
import { localTime } from '../../output/table.ts';

type Event = Outputs['billing']['listEvents']['items'][number];
type EventDetail = Outputs['billing']['getEvent'];
export type Outcome = Event['outcome'];

const columns: readonly Column<Event>[] = [
  { name: 'eventId', title: 'event', value: (event) => event.eventId },
  { name: 'outcome', value: (event) => event.outcome },
  { name: 'type', value: (event) => event.type, isFlexible: true },
  { name: 'receivedAt', title: 'came', value: (event) => event.receivedAt },
  { name: 'tries', value: (event) => event.tries },
  { name: 'note', value: (event) => event.note },
  { name: 'createdAt', title: 'happened', value: (event) => event.createdAt, isDetail: true },
];

const detailColumns: readonly Column<EventDetail>[] = [
  ...columns,
  { name: 'history', value: (event) => event.history, isDetail: true },
  { name: 'payload', value: ({ payload }) => (typeof payload === 'object' ? payload : null), isDetail: true },
];

export async function listEvents(
  api: Api,
  { outcome, limit }: { readonly outcome: Outcome | undefined; readonly limit: number },
): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.billing.listEvents.query({ outcome, ...page }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'No message of that kind' : note });
}

export async function showEvent(api: Api, eventId: string): Promise<ShownRecord> {
  const item = await found(api.billing.getEvent.query({ eventId }), `message "${eventId}"`);
  const paragraphs = item.history.map(({ outcome, note, at, actorId, actorName }) => {
    const by = actorId === null ? outcome : `${outcome} by ${actorName ?? actorId}`;
    return { label: `${localTime(at)}  `, text: note === null ? by : `${by}: ${note}` };
  });
  return record({ columns: detailColumns, item, sections: [{ title: 'Tries', paragraphs }] });
}

/** Acts on a message again; it fails if that fails, or if somebody has to look at it. */
export async function retryEvent(api: Api, eventId: string): Promise<Done> {
  const { outcome, note } = await found(api.billing.retryEvent.mutate({ eventId }), `message "${eventId}"`);
  const said = note === null ? outcome : `${outcome}: ${note}`;
  if (outcome === 'failed' || outcome === 'review') throw new Failure(`${eventId} is not settled, ${said}`);
  return done(`${eventId} is settled, ${said}`);
}

/** Fails for a message that is settled: there is nothing to dismiss. */
export async function dismissEvent(
  api: Api,
  command: { readonly eventId: string; readonly reason: string },
): Promise<Done> {
  const { eventId } = command;
  await found(api.billing.dismissEvent.mutate(command), `message "${eventId}"`);
  return done(`${eventId} is dismissed; "billing events retry ${eventId}" takes it back`);
}
