import { notFound } from '../http/failure.ts';
import type { PortalSession } from '../objects.ts';
import { setCancelAtPeriodEnd } from '../payments/cancel-at-period-end.ts';
import { changesOf } from '../resources/change.ts';
import { getCharge } from '../resources/charges.ts';
import type { World } from '../world.ts';
import type { Page, Visit } from './page.ts';
import { portalPage } from './portal-page.ts';
import { receiptPage } from './receipt-page.ts';
import { languageFor } from './words.ts';

const HOUR = 3600;

export function showPortal({ world, id, accepted }: Visit): Page {
  const session = portalSession(world, id);
  const language = languageFor(session.locale, accepted);
  const isTheirs = ({ customer }: { readonly customer: string | null }): boolean =>
    customer === session.customer;
  return {
    kind: 'html',
    language,
    title: language.words.yourSubscription,
    content: portalPage({
      session,
      language,
      subscriptions: world.store.subscriptions.list(isTheirs),
      invoices: world.store.invoices.list(isTheirs).slice(0, 12),
    }),
  };
}

/** Cancels at the end of the period, or takes that back. */
export function answerPortal(visit: Visit): Page {
  const { world, id, form } = visit;
  const session = portalSession(world, id);
  const before = world.store.subscriptions.find(String(form['subscription']));
  const isCancel = form['action'] === 'cancel';
  if (before?.customer === session.customer && before.status !== 'canceled') {
    const after = world.store.subscriptions.put(setCancelAtPeriodEnd(before, isCancel, world.clock.now()));
    world.emit('customer.subscription.updated', after, changesOf(before, after));
  }
  return { kind: 'redirect', location: `./${id}` };
}

/** Of a charge, or of the invoice that it paid. */
export function showReceipt({ world, id, accepted }: Visit): Page {
  const [payment] = world.store.invoicePayments.list(({ invoice }) => invoice === id);
  const intent = world.store.paymentIntents.find(payment?.payment.payment_intent?.toString());
  const charge = getCharge(world, intent?.latest_charge ?? id);
  const language = languageFor(null, accepted);
  return { kind: 'html', language, title: language.words.receipt, content: receiptPage(charge, language) };
}

/** Found by the secret in its address, for an hour. */
function portalSession(world: World, secret: string): PortalSession {
  const [session] = world.store.portalSessions.list(
    ({ url, created }) => url.endsWith(`/${secret}`) && created + HOUR > world.clock.now(),
  );
  if (session === undefined) throw notFound('portal session', secret);
  return session;
}
