import type { Fault, Faults } from '../faults/faults.ts';
import type { Charge, CheckoutSession, Dispute, SandboxEvent, Subscription } from '../objects.ts';
import { declineSession, payLater, paySession, settleSession } from '../payments/checkout.ts';
import { closeDispute, openDispute } from '../payments/dispute.ts';
import { advance } from '../payments/due.ts';
import { renewSubscription } from '../payments/renew.ts';
import { getCharge } from '../resources/charges.ts';
import { getSession } from '../resources/checkout-sessions.ts';
import { getCustomer } from '../resources/customers.ts';
import { getDispute } from '../resources/disputes.ts';
import { getEvent } from '../resources/events.ts';
import { getPaymentIntent } from '../resources/payment-intents.ts';
import { getSubscription } from '../resources/subscriptions.ts';
import type { Delivery } from '../store.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { World } from '../world.ts';

/** When and how a payment that comes later is decided. */
export interface Settlement {
  readonly seconds?: number | undefined;
  readonly outcome?: 'succeeded' | 'failed' | undefined;
}

/** What visitors, banks and the passing of time do: Stripe's API has no request for it. */
export interface SandboxControls {
  /** The visitor pays on the page. */
  pay(session: string): CheckoutSession;
  /** The visitor's card is refused, by one of Stripe's decline codes. */
  decline(session: string, declineCode?: string): CheckoutSession;
  /** The visitor chooses a payment that is decided later: by `settle`, or when `seconds` have passed. */
  payLater(session: string, settlement?: Settlement): CheckoutSession;
  /** The bank decides on a payment that is on its way. */
  settle(session: string, outcome: 'succeeded' | 'failed'): CheckoutSession;
  /** The payer takes a payment back; named by its charge or its payment intent. All of it unless `amount` is given. */
  openDispute(payment: string, amount?: number): Dispute;
  closeDispute(dispute: string, outcome: 'won' | 'lost'): Dispute;
  /** From now on a customer's invoices are refused by this decline code, or paid again with null. */
  setDeclines(customer: string, declineCode: string | null): void;
  /** Ends the running period of a subscription now: it is billed for the next one, or ends. */
  renew(subscription: string): Subscription;
  /** Moves the time on and does what falls due, each at its time: expiries, renewals, late payments. */
  advance(seconds: number): void;
  /** From now on what happens is told in the shape of today, or in that of before 2025-03-31, as to an endpoint of that version. */
  speak(version: 'current' | 'older'): void;
  /** As if an object were of another account: from now on nobody knows it. */
  forget(id: string): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  faults(): readonly Fault[];
  /** Everything that happened, newest first. */
  events(): readonly SandboxEvent[];
  /** Every webhook that was or is to be sent, newest first, with its tries. */
  deliveries(): readonly Delivery[];
  /** Sends an event once more. */
  resend(event: string): void;
  /** Resolves when no webhook is on its way any more. */
  delivered(): Promise<void>;
}

interface ControlParts {
  readonly world: World;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly speak: SandboxControls['speak'];
}

const YEAR = 365 * 24 * 3600;

export function createControls({ world, faults, webhooks, speak }: ControlParts): SandboxControls {
  return {
    pay: (id) => paySession(world, getSession(world, id)),
    decline: (id, declineCode) => declineSession(world, getSession(world, id), declineCode),
    payLater: (id, { seconds = YEAR, outcome = 'succeeded' } = {}) =>
      payLater(world, getSession(world, id), { at: world.clock.now() + seconds, outcome }),
    settle: (id, outcome) => settleSession(world, getSession(world, id), outcome),
    openDispute: (id, amount) => openDispute(world, chargeOf(world, id), amount),
    closeDispute: (id, outcome) => closeDispute(world, getDispute(world, id), outcome),
    setDeclines(customer, declines) {
      world.store.paymentHabits.put({ id: getCustomer(world, customer).id, declines });
    },
    renew: (id) => renewSubscription(world, getSubscription(world, id)),
    advance: (seconds) => advance(world, seconds),
    speak,
    forget(id) {
      for (const collection of Object.values(world.store.collections()))
        if (id.startsWith(collection.prefix)) collection.remove(id);
    },
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    faults: () => faults.list(),
    events: () => world.store.events.list(),
    deliveries: () => world.store.deliveries.list(),
    resend: (id) => webhooks.send(getEvent(world, id)),
    delivered: () => webhooks.settled(),
  };
}

function chargeOf(world: World, id: string): Charge {
  if (!id.startsWith('pi_')) return getCharge(world, id);
  return getCharge(world, getPaymentIntent(world, id).latest_charge ?? '');
}
