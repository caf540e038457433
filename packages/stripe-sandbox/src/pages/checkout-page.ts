import { formatMoney } from '../formats.ts';
import type { CheckoutSession, LineItem, Price } from '../objects.ts';
import { type Html, html } from './html.ts';
import type { Language, Words } from './words.ts';

interface View {
  readonly session: CheckoutSession;
  readonly lines: readonly LineItem[];
  readonly language: Language;
  readonly isDeclined: boolean;
}

/** What is bought, what it costs, and everything that can happen to a payment. */
export function checkoutPage({ session, lines, language, isDeclined }: View): Html {
  const { words, locale } = language;
  const total = formatMoney(session.amount_total ?? 0, session.currency ?? 'eur', locale);
  const isPlan = session.mode === 'subscription';
  const hasLater = !isPlan && session.amount_total !== 0;
  return html`
<h1>${isPlan ? words.subscribe : words.pay}</h1>
<p class="total">${total} ${isPlan ? html`<span class="period">${everyPeriod(lines, words)}</span>` : ''}</p>
${isDeclined ? html`<p class="bad" role="alert">${words.declined}</p>` : ''}
<section class="card" aria-labelledby="items">
<h2 id="items">${words.whatYouBuy}</h2>
<dl>${lines.map((line) => lineRow(line, locale))}</dl>
</section>
<p class="quiet">${words.chooseOutcome}</p>
<form method="post">
<button class="main" name="action" value="pay">${isPlan ? words.subscribeFor(total) : words.payTotal(total)}</button>
<button name="action" value="decline">${words.decline}</button>
${hasLater ? later(words) : ''}
${session.cancel_url === null ? '' : html`<button name="action" value="cancel">${words.cancel}</button>`}
</form>`;
}

function later(words: Words): Html {
  return html`<details>
<summary>${words.later}</summary>
<div>
<button name="action" value="later">${words.laterArrives}</button>
<button name="action" value="later-fails">${words.laterFails}</button>
</div>
</details>`;
}

function lineRow(line: LineItem, locale: string): Html {
  const quantity = line.quantity ?? 1;
  const name = line.description ?? '';
  const amount = formatMoney(line.amount_total, line.currency, locale);
  return html`<div><dt>${quantity === 1 ? name : `${quantity} × ${name}`}</dt><dd>${amount}</dd></div>`;
}

function everyPeriod(lines: readonly LineItem[], words: Words): string {
  const recurring = lines.find(({ price }) => price.type === 'recurring')?.price.recurring;
  return periodText(recurring ?? null, words);
}

/** How often a price is due: “per month”. */
export function periodText(recurring: Price['recurring'], words: Words): string {
  if (recurring === null) return '';
  const { interval, interval_count: count } = recurring;
  const every = new Map(Object.entries(words.every)).get(interval) ?? interval;
  return count === 1 ? every : `${count} × ${every}`;
}

/** What somebody sees who opens a session that is over. */
export function closedPage(session: CheckoutSession, { words }: Language): Html {
  const isPaid = session.status === 'complete';
  const back = isPaid ? session.success_url : session.cancel_url;
  return html`
<h1>${isPaid ? words.done : words.expired}</h1>
<p>${isPaid ? words.doneText : words.expiredText}</p>
${back === null ? '' : html`<p><a class="button" href="${withSessionId(back, session.id)}">${words.back}</a></p>`}`;
}

/** Stripe's placeholder in the address a visitor comes back to. */
export function withSessionId(url: string, id: string): string {
  return url.replaceAll('{CHECKOUT_SESSION_ID}', id);
}
