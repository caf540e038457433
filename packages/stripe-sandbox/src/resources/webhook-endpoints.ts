import { z } from 'zod';
import { notFound } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import {
  changedMetadata,
  clearable,
  flag,
  ignored,
  metadata,
  page,
  text,
  webAddress,
} from '../http/parameters.ts';
import { get, post, type Route, remove } from '../http/route.ts';
import type { WebhookEndpoint } from '../objects.ts';
import type { World } from '../world.ts';
import { bury } from './deleted.ts';

const NewEndpoint = z.strictObject({
  url: webAddress,
  enabled_events: z.array(text).min(1),
  api_version: ignored.optional(),
  description: clearable.optional(),
  metadata: metadata.optional(),
});
const EndpointChange = z.strictObject({
  url: webAddress.optional(),
  enabled_events: z.array(text).min(1).optional(),
  description: clearable.optional(),
  disabled: flag.optional(),
  metadata: metadata.optional(),
});

export type EndpointWithSecret = WebhookEndpoint & { readonly secret: string };

export const webhookEndpointRoutes: readonly Route[] = [
  post('/v1/webhook_endpoints', NewEndpoint, ({ world, input }) =>
    makeEndpoint(world, {
      url: input.url,
      secret: world.newId('whsec_'),
      enabledEvents: input.enabled_events,
      description: input.description,
      metadata: changedMetadata({}, input.metadata),
    }),
  ),
  get('/v1/webhook_endpoints', z.strictObject(page), ({ world, input }) =>
    listPage('/v1/webhook_endpoints', world.store.endpoints.list().map(withoutSecret), input),
  ),
  get('/v1/webhook_endpoints/:id', z.strictObject({}), ({ world, id }) =>
    withoutSecret(getEndpoint(world, id)),
  ),
  post('/v1/webhook_endpoints/:id', EndpointChange, ({ world, id, input }) => {
    const before = getEndpoint(world, id);
    const disabled = input.disabled ?? before.status === 'disabled';
    return withoutSecret(
      world.store.endpoints.put({
        ...before,
        url: input.url ?? before.url,
        enabled_events: input.enabled_events ?? before.enabled_events,
        description: input.description ?? before.description,
        metadata: changedMetadata(before.metadata, input.metadata),
        status: disabled ? 'disabled' : 'enabled',
      }),
    );
  }),
  remove('/v1/webhook_endpoints/:id', z.strictObject({}), ({ world, id }) => {
    world.store.endpoints.remove(getEndpoint(world, id).id);
    return bury(world, id, 'webhook_endpoint');
  }),
];

interface EndpointTerms {
  readonly url: string;
  readonly secret: string;
  readonly enabledEvents?: readonly string[] | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: WebhookEndpoint['metadata'];
}

/** A new endpoint. Its secret is shown to whoever made it, and never again. */
export function makeEndpoint(
  world: Pick<World, 'store' | 'newId' | 'clock'>,
  terms: EndpointTerms,
): EndpointWithSecret {
  return world.store.endpoints.put({
    id: world.newId('we_'),
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: world.clock.now(),
    description: terms.description ?? null,
    enabled_events: [...(terms.enabledEvents ?? ['*'])],
    livemode: false,
    metadata: terms.metadata ?? {},
    secret: terms.secret,
    status: 'enabled',
    url: terms.url,
  });
}

function getEndpoint(world: World, id: string): EndpointWithSecret {
  const endpoint = world.store.endpoints.find(id);
  if (endpoint === undefined) throw notFound('webhook endpoint', id, 'webhook_endpoint');
  return endpoint;
}

function withoutSecret({ secret: _secret, ...endpoint }: EndpointWithSecret): WebhookEndpoint {
  return endpoint;
}
