import type { PaymentMethod } from '../objects.ts';
import type { World } from '../world.ts';

/** The card that every payer in the sandbox has. No number of a real one is ever asked for. */
export const SANDBOX_CARD = {
  brand: 'visa',
  country: 'US',
  exp_month: 12,
  exp_year: 2040,
  fingerprint: 'sandbox',
  funding: 'credit',
  last4: '4242',
} as const;

export interface Payer {
  readonly email: string | null;
  readonly name: string | null;
}

export function makePaymentMethod(world: World, customer: string | null, payer: Payer): PaymentMethod {
  return world.store.paymentMethods.put({
    id: world.newId('pm_'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    card: {
      ...SANDBOX_CARD,
      checks: null,
      display_brand: 'visa',
      generated_from: null,
      networks: { available: ['visa'], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.clock.now(),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  });
}

/** Who pays, as far as the customer says. */
export function payerOf(world: World, customerId: string | null): Payer {
  const customer = world.store.customers.find(customerId);
  return { email: customer?.email ?? null, name: customer?.name ?? null };
}
