import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { flag, page, text } from '../http/parameters.ts';
import { get, type Route } from '../http/route.ts';
import type { SandboxEvent } from '../objects.ts';
import type { World } from '../world.ts';

const EventList = z.strictObject({
  ...page,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  delivery_success: flag.optional(),
});

export const eventRoutes: readonly Route[] = [
  get('/v1/events', EventList, ({ world, input }) => {
    const { type, types, delivery_success: success, ...asked } = input;
    const isWanted = (event: SandboxEvent): boolean =>
      (type === undefined || matches(type, event.type)) &&
      (types?.some((one) => matches(one, event.type)) ?? true) &&
      (success === undefined || (event.pending_webhooks === 0) === success);
    return listPage('/v1/events', world.store.events.list(isWanted), asked);
  }),
  get('/v1/events/:id', z.strictObject({}), ({ world, id }) => getEvent(world, id)),
];

export function getEvent(world: World, id: string): SandboxEvent {
  const event = world.store.events.find(id);
  if (event === undefined) throw notFound('event', id);
  return event;
}

/** `charge.*` stands for every event of charges. */
function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
