import type { Invoice, Subscription } from '../objects.ts';
import type { World } from '../world.ts';
import { expireSession, settleSession } from './checkout.ts';
import { payInvoice, renewSubscription } from './renew.ts';

/** Something that happens by itself at a time. */
interface Due {
  readonly at: number;
  readonly happen: () => void;
}

/** Moves the time on, and lets everything happen at its own time and in its order. */
export function advance(world: World, seconds: number): void {
  const end = world.clock.now() + seconds;
  for (let next = firstDue(world); next !== undefined && next.at <= end; next = firstDue(world)) {
    world.clock.advance(Math.max(0, next.at - world.clock.now()));
    next.happen();
  }
  world.clock.advance(Math.max(0, end - world.clock.now()));
}

/** Does everything whose time has come. */
export function runWhatIsDue(world: World): void {
  advance(world, 0);
}

function firstDue(world: World): Due | undefined {
  let first: Due | undefined;
  for (const due of allDue(world)) if (first === undefined || due.at < first.at) first = due;
  return first;
}

function* allDue(world: World): Generator<Due> {
  const { store } = world;
  for (const session of store.sessions.list(({ status }) => status === 'open'))
    yield { at: session.expires_at, happen: () => expireSession(world, session) };
  for (const { id, settlement, ...lines } of store.sessionLines.list()) {
    if (settlement === undefined) continue;
    const settle = (): void => {
      store.sessionLines.put({ id, ...lines });
      const session = store.sessions.find(id);
      const intent = store.paymentIntents.find(session?.payment_intent);
      if (session !== undefined && intent?.status === 'processing')
        settleSession(world, session, settlement.outcome);
    };
    yield { at: settlement.at, happen: settle };
  }
  for (const subscription of store.subscriptions.list(isLive)) yield* dueOf(world, subscription);
}

function* dueOf(world: World, subscription: Subscription): Generator<Due> {
  const [item] = subscription.items.data;
  if (item !== undefined)
    yield { at: item.current_period_end, happen: () => renewSubscription(world, subscription) };
  const invoice = openInvoice(world, subscription);
  const retryAt = invoice?.next_payment_attempt ?? null;
  if (invoice !== undefined && retryAt !== null)
    yield { at: retryAt, happen: () => payInvoice(world, subscription, invoice) };
}

function openInvoice(world: World, subscription: Subscription): Invoice | undefined {
  const invoice = world.store.invoices.find(subscription.latest_invoice);
  return invoice?.status === 'open' ? invoice : undefined;
}

function isLive({ status }: Subscription): boolean {
  return status !== 'canceled';
}
