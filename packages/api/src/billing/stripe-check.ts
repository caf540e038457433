import { DomainError } from '@studyhall/domain/errors';
import type { PaymentSettings } from '../platform/settings.ts';
import { ok, problem, type SiteCheck, type SiteFinding, warning } from '../platform/site-check.ts';

const DAY_MS = 24 * 60 * 60_000;
const WEBHOOK_PATH = '/webhooks/stripe';

type StripeAccess = Extract<PaymentSettings, { readonly kind: 'stripe' }>;

/** Whether the key works, by a question that reconciliation asks too, and whether Stripe tells this site of what happens. */
export const stripeCheck: SiteCheck = {
  name: 'stripe',
  needs: 'settings',
  look: async ({ settings: { payments, publicOrigin }, now }) => {
    if (payments.kind === 'sandbox')
      return warning(
        'payments go to the sandbox, and no real money moves',
        'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET to sell',
      );
    return (await keyProblem(payments, now)) ?? (await lookAtEndpoints(payments, publicOrigin));
  },
};

async function keyProblem(access: StripeAccess, now: Date): Promise<SiteFinding | undefined> {
  const { createStripePayments } = await import('./stripe-payments.ts');
  const payments = createStripePayments({ ...access, provider: 'stripe' });
  try {
    await payments.listEvents({ since: new Date(now.getTime() - DAY_MS), cursor: null });
    return undefined;
  } catch (error) {
    if (error instanceof DomainError)
      return problem('Stripe does not answer', 'Look at the network, and at status.stripe.com');
    const reason = error instanceof Error && 'type' in error ? String(error.type) : String(error);
    return problem(
      `Stripe refuses the key (${reason})`,
      'Set STRIPE_SECRET_KEY to a key that is not revoked',
    );
  }
}

async function lookAtEndpoints(access: StripeAccess, publicOrigin: string | undefined): Promise<SiteFinding> {
  const { listWebhookEndpoints } = await import('./stripe-endpoints.ts');
  const mode = access.secretKey.includes('_live_') ? 'live' : 'test';
  const endpoints = await listWebhookEndpoints(access).catch(() => undefined);
  if (endpoints === undefined)
    return warning(
      `the key works (${mode}), and may not say where messages go`,
      'Let the restricted key read webhook endpoints, or look in the dashboard of Stripe',
    );
  const address = publicOrigin === undefined ? undefined : `${publicOrigin}${WEBHOOK_PATH}`;
  const own = endpoints.find(({ url }) =>
    address === undefined ? url.endsWith(WEBHOOK_PATH) : url === address,
  );
  const wanted = address ?? WEBHOOK_PATH;
  if (own === undefined)
    return problem(`Stripe sends no messages to ${wanted}`, 'Add this endpoint in the dashboard of Stripe');
  if (!own.isEnabled)
    return problem(`Stripe has switched ${own.url} off`, 'Switch the endpoint on in the dashboard of Stripe');
  if (own.missing.length > 0)
    return problem(
      `Stripe does not tell ${own.url} of ${own.missing.join(', ')}`,
      'Add these events to the endpoint in the dashboard of Stripe',
    );
  return ok(`the key works (${mode}), and messages come to ${own.url}`);
}
