import type { Fault, Faults } from '../faults/faults.ts';
import type { CheckoutSession } from '../objects.ts';
import { declineSession, payLater, paySession, settleSession } from '../payments/checkout.ts';
import { runWhatIsDue } from '../payments/due.ts';
import { getSession } from '../resources/checkout-sessions.ts';
import { getEvent } from '../resources/events.ts';
import type { Delivery } from '../store.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { World } from '../world.ts';

interface ControlParts {
  readonly world: World;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly saved: () => Promise<void>;
}

/** What tests and operators do that Stripe's API has no request for: what visitors and banks do. */
export interface SandboxControls {
  /** The visitor pays on the page. */
  pay(session: string): CheckoutSession;
  /** The visitor's card is refused, by one of Stripe's decline codes. */
  decline(session: string, declineCode?: string): CheckoutSession;
  /** The visitor chooses a payment that is decided later: by `settle`, or when `seconds` have passed. */
  payLater(
    session: string,
    settlement?: { seconds?: number; outcome?: 'succeeded' | 'failed' },
  ): CheckoutSession;
  /** The bank decides on a payment that is on its way. */
  settle(session: string, outcome: 'succeeded' | 'failed'): CheckoutSession;
  /** Moves the time on and does what falls due: expiries, renewals, late payments. */
  advance(seconds: number): void;
  addFault(fault: Fault): void;
  clearFaults(): void;
  faults(): readonly Fault[];
  /** Every webhook that was or is to be sent, newest first, with its tries. */
  deliveries(): readonly Delivery[];
  /** Sends an event once more. */
  resend(event: string): void;
  /** Resolves when no webhook is on its way any more. */
  delivered(): Promise<void>;
}

const MANY_SECONDS = 365 * 24 * 3600;

export function createControls({ world, faults, webhooks }: ControlParts): SandboxControls {
  return {
    pay: (id) => paySession(world, getSession(world, id)),
    decline: (id, declineCode) => declineSession(world, getSession(world, id), declineCode),
    payLater: (id, { seconds = MANY_SECONDS, outcome = 'succeeded' } = {}) =>
      payLater(world, getSession(world, id), { at: world.clock.now() + seconds, outcome }),
    settle: (id, outcome) => settleSession(world, getSession(world, id), outcome),
    advance(seconds) {
      world.clock.advance(seconds);
      runWhatIsDue(world);
    },
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    faults: () => faults.list(),
    deliveries: () => world.store.deliveries.list(),
    resend: (id) => webhooks.send(getEvent(world, id)),
    delivered: () => webhooks.settled(),
  };
}
