import { formatMoney } from '../money.ts';
import type { Invoice, PortalSession, Subscription } from '../objects.ts';
import { periodText } from './checkout-page.ts';
import { type Html, html } from './html.ts';

interface View {
  readonly session: PortalSession;
  readonly subscriptions: readonly Subscription[];
  readonly invoices: readonly Invoice[];
}

/** A customer's subscriptions and invoices. */
export function portalPage({ session, subscriptions, invoices }: View): Html {
  return html`
<h1>Your subscription</h1>
${subscriptions.length === 0 ? html`<p class="quiet">There is none.</p>` : subscriptions.map(subscriptionCard)}
${invoices.length === 0 ? '' : invoiceCard(invoices)}
${session.return_url === null ? '' : html`<p><a class="button" href="${session.return_url}">Back to the shop</a></p>`}`;
}

function subscriptionCard(subscription: Subscription): Html {
  const [item] = subscription.items.data;
  const recurring = item?.price.recurring;
  const price = formatMoney(item?.price.unit_amount ?? 0, subscription.currency);
  const ends = dateText(item?.current_period_end ?? subscription.created);
  const isEnding = subscription.cancel_at_period_end;
  return html`<section class="card">
<h2>${price} ${recurring ? periodText(recurring) : ''}</h2>
<p>${stateText(subscription, ends)}</p>
${
  subscription.status === 'canceled'
    ? ''
    : html`<form method="post">
<input type="hidden" name="subscription" value="${subscription.id}">
${
  isEnding
    ? html`<button class="main" name="action" value="resume">Keep the subscription</button>`
    : html`<button name="action" value="cancel">Cancel at the end of the period</button>`
}
</form>`
}
</section>`;
}

function stateText(subscription: Subscription, ends: string): string {
  if (subscription.status === 'canceled') return 'It has ended.';
  if (subscription.cancel_at_period_end) return `It ends on ${ends}.`;
  return subscription.status === 'past_due'
    ? 'The last payment failed; it will be tried again.'
    : `It renews on ${ends}.`;
}

function invoiceCard(invoices: readonly Invoice[]): Html {
  return html`<section class="card" aria-labelledby="invoices">
<h2 id="invoices">Invoices</h2>
<dl>${invoices.map(
    (invoice) =>
      html`<div><dt>${dateText(invoice.created)} <span class="quiet">${invoice.status ?? ''}</span></dt><dd>${formatMoney(
        invoice.total,
        invoice.currency,
      )}</dd></div>`,
  )}</dl>
</section>`;
}

function dateText(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' });
}
