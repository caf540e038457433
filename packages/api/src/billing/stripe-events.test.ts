import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { NOW } from '../testing/builders.ts';
import { readStripeEvent } from './stripe-events.ts';

const webhookSecret = 'whsec_only_for_tests_0123456789';
const stripe = new Stripe('sk_test_only_for_tests');
const event = {
  id: 'evt_1',
  object: 'event',
  type: 'checkout.session.completed',
  created: 1_700_000_000,
  data: { object: { object: 'checkout.session', id: 'cs_1' } },
};
const text = JSON.stringify(event);

/** The line that Stripe signs a message with, so many seconds after NOW. */
function signature(payload: string, { after = 0, secret = webhookSecret } = {}): string {
  const timestamp = Math.floor(NOW.getTime() / 1000) + after;
  return stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

const read = (body: string, signatures: readonly string[]) =>
  readStripeEvent(stripe, { body: Buffer.from(body), signatures, webhookSecret, now: NOW });

describe('a message of Stripe', () => {
  it.each([-300, 0, 300])('that was signed %d seconds from now is read', (after) => {
    expect(read(text, [signature(text, { after })])).toEqual({
      id: 'evt_1',
      type: 'checkout.session.completed',
      createdAt: new Date(1_700_000_000_000),
      subject: { kind: 'checkout', sessionId: 'cs_1' },
      payload: event,
    });
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['has no signature', text, []],
    ['was signed with another secret', text, [signature(text, { secret: 'whsec_other' })]],
    ['was changed', text.replace('cs_1', 'cs_2'), [signature(text)]],
    ['was written down again', JSON.stringify(event, null, 1), [signature(text)]],
    ['is older than five minutes', text, [signature(text, { after: -301 })]],
    ['is of the future', text, [signature(text, { after: 301 })]],
    ['has two signatures', text, [signature(text), signature(text)]],
    ['has two times in one signature', text, [`${signature(text)},${signature(text)}`]],
    ['is no event', '{}', [signature('{}')]],
    ['is no JSON', '{', [signature('{')]],
  ])('is refused if it %s', (_what, body, signatures) => {
    expect(() => read(body, signatures)).toThrow('webhook-refused');
  });
});

it.each([
  ['a payment', { object: 'payment_intent', id: 'pi_1' }, { kind: 'payment', paymentIntentId: 'pi_1' }],
  [
    'a charge of a payment',
    { object: 'charge', payment_intent: 'pi_1' },
    { kind: 'payment', paymentIntentId: 'pi_1' },
  ],
  ['a charge without one', { object: 'charge', payment_intent: null }, { kind: 'other' }],
  ['a refund', { object: 'refund', payment_intent: 'pi_1' }, { kind: 'payment', paymentIntentId: 'pi_1' }],
  [
    'a dispute',
    { object: 'dispute', payment_intent: { id: 'pi_1' } },
    { kind: 'payment', paymentIntentId: 'pi_1' },
  ],
  [
    'a subscription',
    { object: 'subscription', id: 'sub_1' },
    { kind: 'subscription', subscriptionId: 'sub_1' },
  ],
  [
    'an invoice of a subscription',
    { object: 'invoice', parent: { subscription_details: { subscription: 'sub_1' } } },
    { kind: 'subscription', subscriptionId: 'sub_1' },
  ],
  [
    'an invoice of a subscription, as older endpoints are told it',
    { object: 'invoice', id: 'in_1', subscription: 'sub_1', lines: { data: [{ price: { id: 'price_1' } }] } },
    { kind: 'subscription', subscriptionId: 'sub_1', invoiceId: 'in_1' },
  ],
  [
    'an invoice that does not say of what',
    { object: 'invoice', id: 'in_1', parent: null },
    { kind: 'invoice', invoiceId: 'in_1' },
  ],
  ['an invoice to come', { object: 'invoice', parent: null }, { kind: 'other' }],
  ['something that is not read here', { object: 'customer', id: 'cus_1' }, { kind: 'other' }],
])('%s is what a message about it is about', (_what, object, subject) => {
  const body = JSON.stringify({ ...event, data: { object } });
  expect(read(body, [signature(body)])).toMatchObject({ subject });
});
