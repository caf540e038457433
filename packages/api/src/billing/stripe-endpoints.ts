import { ACTED_ON } from './stripe-events.ts';
import { openStripe, type StripeSettings } from './stripe-payments.ts';

/** Where Stripe sends messages. */
export interface WebhookEndpoint {
  readonly url: string;
  readonly isEnabled: boolean;
  /** Messages that this code acts on and that do not go there. */
  readonly missing: readonly string[];
}

/** The endpoints of the account. Errors: Stripe's own, such as of a key that may not ask. */
export async function listWebhookEndpoints(
  settings: Pick<StripeSettings, 'secretKey' | 'apiBaseUrl'>,
): Promise<WebhookEndpoint[]> {
  const { data } = await openStripe(settings).webhookEndpoints.list({ limit: 100 });
  return data.map(({ url, status, enabled_events: told }) => ({
    url,
    isEnabled: status === 'enabled',
    missing: told.includes('*') ? [] : ACTED_ON.filter((type) => !told.includes(type)),
  }));
}
