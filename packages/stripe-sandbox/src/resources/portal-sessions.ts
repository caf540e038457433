import { z } from 'zod';
import { ignored, text, webAddress } from '../http/parameters.ts';
import { post, type Route } from '../http/route.ts';
import type { PortalSession } from '../objects.ts';
import type { World } from '../world.ts';
import { getCustomer } from './customers.ts';

const NewPortalSession = z.strictObject({
  customer: text,
  return_url: webAddress.optional(),
  configuration: ignored.optional(),
  locale: text.optional(),
});

export const portalSessionRoutes: readonly Route[] = [
  post('/v1/billing_portal/sessions', NewPortalSession, ({ world, input }) => {
    getCustomer(world, input.customer, 'customer');
    return world.store.portalSessions.put(makePortalSession(world, input));
  }),
];

function makePortalSession(world: World, input: z.output<typeof NewPortalSession>): PortalSession {
  const id = world.newId('bps_');
  // Whoever has the address can act for the customer, so it is a secret of its own.
  const secret = world.newId('pay_test_');
  return {
    id,
    object: 'billing_portal.session',
    configuration: 'bpc_sandbox',
    created: world.clock.now(),
    customer: input.customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: input.locale ?? null,
    on_behalf_of: null,
    return_url: input.return_url ?? null,
    url: `${world.pagesUrl()}/p/session/${secret}`,
  };
}
