import type { WebhookEndpoint } from '../objects.ts';
import type { World } from '../world.ts';

export interface EndpointTerms {
  readonly url: string;
  readonly secret: string;
  readonly enabledEvents?: readonly string[] | undefined;
  readonly description?: string | null | undefined;
}

/** A new endpoint; its secret is kept beside it. */
export function makeEndpoint(
  world: Pick<World, 'store' | 'newId' | 'clock'>,
  terms: EndpointTerms,
): WebhookEndpoint & { readonly secret: string } {
  return world.store.endpoints.put({
    id: world.newId('we_'),
    object: 'webhook_endpoint',
    api_version: null,
    application: null,
    created: world.clock.now(),
    description: terms.description ?? null,
    enabled_events: [...(terms.enabledEvents ?? ['*'])],
    livemode: false,
    metadata: {},
    secret: terms.secret,
    status: 'enabled',
    url: terms.url,
  });
}
