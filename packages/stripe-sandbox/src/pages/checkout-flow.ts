import type { CheckoutSession } from '../objects.ts';
import { declineSession, payLater, paySession } from '../payments/checkout.ts';
import { getSession, linesOf } from '../resources/checkout-sessions.ts';
import { checkoutPage, closedPage, withSessionId } from './checkout-page.ts';
import type { Page, Visit } from './page.ts';
import { languageFor } from './words.ts';

export function showCheckout(visit: Visit): Page {
  return checkout(visit, false);
}

function checkout({ world, id, accepted }: Visit, isDeclined: boolean): Page {
  const session = getSession(world, id);
  const isOpen = session.status === 'open';
  const language = languageFor(session.locale, accepted);
  const { words } = language;
  return {
    kind: 'html',
    language,
    title: isOpen ? words.pay : session.status === 'complete' ? words.done : words.expired,
    content: isOpen
      ? checkoutPage({ session, lines: linesOf(world, id), language, isDeclined })
      : closedPage(session, language),
    leadsTo: [session.success_url, session.cancel_url],
  };
}

/** Does what the visitor chose. Whoever sends the form of a closed session is told so, and nothing happens. */
export function answerCheckout(visit: Visit): Page {
  const { world, id, form, settlesAfter } = visit;
  const session = getSession(world, id);
  const at = world.clock.now() + settlesAfter;
  if (session.status !== 'open') return showCheckout(visit);
  switch (form['action']) {
    case 'pay':
      return leave(paySession(world, session));
    case 'later':
      return leave(payLater(world, session, { at, outcome: 'succeeded' }));
    case 'later-fails':
      return leave(payLater(world, session, { at, outcome: 'failed' }));
    case 'decline':
      declineSession(world, session);
      return checkout(visit, true);
    case 'cancel':
      return session.cancel_url === null
        ? showCheckout(visit)
        : { kind: 'redirect', location: withSessionId(session.cancel_url, id) };
    default:
      return showCheckout(visit);
  }
}

function leave(session: CheckoutSession): Page {
  return { kind: 'redirect', location: withSessionId(session.success_url ?? '/', session.id) };
}
