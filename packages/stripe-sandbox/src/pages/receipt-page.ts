import { formatMoney } from '../money.ts';
import type { Charge } from '../objects.ts';
import { type Html, html } from './html.ts';

/** What was paid, and what of it was given back. */
export function receiptPage(charge: Charge): Html {
  const money = (amount: number): string => formatMoney(amount, charge.currency);
  return html`
<h1>Receipt</h1>
<section class="card">
<dl>
<div><dt>Paid</dt><dd>${money(charge.amount_captured)}</dd></div>
${charge.amount_refunded === 0 ? '' : html`<div><dt>Given back</dt><dd>${money(charge.amount_refunded)}</dd></div>`}
<div><dt>Number</dt><dd>${charge.id}</dd></div>
</dl>
</section>`;
}
