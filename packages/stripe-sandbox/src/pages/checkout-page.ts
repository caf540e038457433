import { formatMoney } from '../money.ts';
import type { CheckoutSession, LineItem, Price } from '../objects.ts';
import { type Html, html } from './html.ts';

interface View {
  readonly session: CheckoutSession;
  readonly lines: readonly LineItem[];
  /** Why the last try did not work. */
  readonly problem: string | undefined;
}

/** What is bought, what it costs, and everything that can happen to a payment. */
export function checkoutPage({ session, lines, problem }: View): Html {
  const locale = localeOf(session);
  const currency = session.currency ?? 'eur';
  const total = formatMoney(session.amount_total ?? 0, currency, locale);
  const isPlan = session.mode === 'subscription';
  return html`
<h1>${isPlan ? 'Subscribe' : 'Pay'}</h1>
<p class="total">${total}${isPlan ? html` <small class="quiet">${everyPeriod(lines)}</small>` : ''}</p>
${problem === undefined ? '' : html`<p class="bad" role="alert">${problem}</p>`}
<section class="card" aria-labelledby="items">
<h2 id="items">What you buy</h2>
<dl>${lines.map((line) => lineRow(line, locale))}</dl>
</section>
<p class="quiet">No card number is asked for. Choose what is to happen.</p>
<form method="post">
<button class="main" name="action" value="pay">${isPlan ? `Subscribe for ${total}` : `Pay ${total}`}</button>
<button name="action" value="decline">Have the card declined</button>
${isPlan || session.amount_total === 0 ? '' : later()}
${session.cancel_url === null ? '' : html`<button name="action" value="cancel">Cancel and go back</button>`}
</form>`;
}

function later(): Html {
  return html`<details>
<summary>Pay later, as with a bank transfer</summary>
<div>
<button name="action" value="later">Pay later: the money arrives</button>
<button name="action" value="later-fails">Pay later: the money never arrives</button>
</div>
</details>`;
}

function lineRow(line: LineItem, locale: string): Html {
  const quantity = line.quantity ?? 1;
  const name = line.description ?? 'Item';
  return html`<div><dt>${quantity === 1 ? name : `${quantity} × ${name}`}</dt><dd>${formatMoney(
    line.amount_total,
    line.currency,
    locale,
  )}</dd></div>`;
}

function everyPeriod(lines: readonly LineItem[]): string {
  const recurring = lines.find(({ price }) => price.type === 'recurring')?.price.recurring;
  return recurring ? periodText(recurring) : '';
}

export function periodText({
  interval,
  interval_count: count,
}: Pick<NonNullable<Price['recurring']>, 'interval' | 'interval_count'>): string {
  return count === 1 ? `per ${interval}` : `every ${count} ${interval}s`;
}

function localeOf({ locale }: CheckoutSession): string {
  if (locale === null || locale === 'auto') return 'en';
  return Intl.NumberFormat.supportedLocalesOf([locale])[0] ?? 'en';
}

/** What somebody sees who opens a session that is over. */
export function closedPage(session: CheckoutSession): Html {
  const isPaid = session.status === 'complete';
  return html`
<h1>${isPaid ? 'This is done' : 'This link has expired'}</h1>
<p>${isPaid ? 'The order was completed. Nothing more will be charged.' : 'Start again from the shop.'}</p>
${backTo(isPaid ? session.success_url : session.cancel_url, session.id)}`;
}

function backTo(url: string | null, id: string): Html {
  if (url === null) return html``;
  return html`<p><a class="button" href="${withSessionId(url, id)}">Back to the shop</a></p>`;
}

/** Stripe's placeholder in the address a visitor comes back to. */
export function withSessionId(url: string, id: string): string {
  return url.replaceAll('{CHECKOUT_SESSION_ID}', id);
}
