import { formatMoney } from '../formats.ts';
import type { Charge } from '../objects.ts';
import { type Html, html } from './html.ts';
import type { Language } from './words.ts';

/** What was paid, and what of it was given back. */
export function receiptPage(charge: Charge, { words, locale }: Language): Html {
  const money = (amount: number): string => formatMoney(amount, charge.currency, locale);
  const returned = html`<div><dt>${words.givenBack}</dt><dd>${money(charge.amount_refunded)}</dd></div>`;
  return html`
<h1>${words.receipt}</h1>
<section class="card">
<dl>
<div><dt>${words.paid}</dt><dd>${money(charge.amount_captured)}</dd></div>
${charge.amount_refunded === 0 ? '' : returned}
<div><dt>${words.number}</dt><dd class="code">${charge.id}</dd></div>
</dl>
</section>`;
}
