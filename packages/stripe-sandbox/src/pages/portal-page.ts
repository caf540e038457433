import { formatDay, formatMoney } from '../formats.ts';
import type { Invoice, PortalSession, Subscription } from '../objects.ts';
import { periodText } from './checkout-page.ts';
import { type Html, html } from './html.ts';
import type { Language } from './words.ts';

interface View {
  readonly session: PortalSession;
  readonly subscriptions: readonly Subscription[];
  readonly invoices: readonly Invoice[];
  readonly language: Language;
}

/** A customer's subscriptions and invoices. */
export function portalPage({ session, subscriptions, invoices, language }: View): Html {
  const { words } = language;
  return html`
<h1>${words.yourSubscription}</h1>
${
  subscriptions.length === 0
    ? html`<p class="quiet">${words.noSubscription}</p>`
    : subscriptions.map((subscription) => subscriptionCard(subscription, language))
}
${invoices.length === 0 ? '' : invoiceCard(invoices, language)}
${session.return_url === null ? '' : html`<p><a class="button" href="${session.return_url}">${words.back}</a></p>`}`;
}

function subscriptionCard(subscription: Subscription, language: Language): Html {
  const { words, locale } = language;
  const [item] = subscription.items.data;
  const price = formatMoney(item?.price.unit_amount ?? 0, subscription.currency, locale);
  return html`<section class="card">
<h2>${price} ${periodText(item?.price.recurring ?? null, words)}</h2>
<p>${stateText(subscription, language)}</p>
${subscription.status === 'canceled' ? '' : changeForm(subscription, language)}
</section>`;
}

function changeForm(subscription: Subscription, { words }: Language): Html {
  return html`<form method="post">
<input type="hidden" name="subscription" value="${subscription.id}">
${
  subscription.cancel_at_period_end
    ? html`<button class="main" name="action" value="resume">${words.keepPlan}</button>`
    : html`<button name="action" value="cancel">${words.cancelPlan}</button>`
}
</form>`;
}

function stateText(subscription: Subscription, { words, locale }: Language): string {
  const end = formatDay(subscription.items.data[0]?.current_period_end ?? subscription.created, locale);
  if (subscription.status === 'canceled') return words.hasEnded;
  if (subscription.cancel_at_period_end) return words.endsOn(end);
  return subscription.status === 'past_due' ? words.pastDue : words.renewsOn(end);
}

function invoiceCard(invoices: readonly Invoice[], { words, locale }: Language): Html {
  const rows = invoices.map(({ created, status, total, currency }) => {
    const state = status === 'paid' ? words.invoiceStatus.paid : words.invoiceStatus.open;
    return html`<div><dt>${formatDay(created, locale)} <span class="quiet">${state}</span></dt><dd>${formatMoney(
      total,
      currency,
      locale,
    )}</dd></div>`;
  });
  return html`<section class="card" aria-labelledby="invoices">
<h2 id="invoices">${words.invoices}</h2>
<dl>${rows}</dl>
</section>`;
}
