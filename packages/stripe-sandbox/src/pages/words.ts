import { knownLocale } from '../formats.ts';

/** What the pages say, in the languages they speak. */
const en = {
  notice: 'Sandbox – no real money',
  pay: 'Pay',
  subscribe: 'Subscribe',
  payTotal: (total: string) => `Pay ${total}`,
  subscribeFor: (total: string) => `Subscribe for ${total}`,
  whatYouBuy: 'What you buy',
  chooseOutcome: 'No card number is asked for. Choose what is to happen.',
  decline: 'Have the card declined',
  declined: 'Your card was declined. Nothing was charged. You can try again.',
  later: 'Pay later, as with a bank transfer',
  laterArrives: 'Pay later: the money arrives',
  laterFails: 'Pay later: the money never arrives',
  cancel: 'Cancel and go back',
  done: 'This is done',
  doneText: 'The order was completed. Nothing more will be charged.',
  expired: 'This link has expired',
  expiredText: 'Start again from the shop.',
  back: 'Back to the shop',
  yourSubscription: 'Your subscription',
  noSubscription: 'There is none.',
  cancelPlan: 'Cancel at the end of the period',
  keepPlan: 'Keep the subscription',
  hasEnded: 'It has ended.',
  endsOn: (date: string) => `It ends on ${date}.`,
  renewsOn: (date: string) => `It renews on ${date}.`,
  pastDue: 'The last payment failed; it will be tried again.',
  invoices: 'Invoices',
  invoiceStatus: { paid: 'paid', open: 'open' },
  receipt: 'Receipt',
  paid: 'Paid',
  givenBack: 'Given back',
  number: 'Number',
  notFound: 'There is no such page',
  notPossible: 'That is not possible',
  failed: 'The sandbox failed',
  every: { day: 'per day', week: 'per week', month: 'per month', year: 'per year' },
};

export type Words = typeof en;

const de: Words = {
  notice: 'Sandbox – kein echtes Geld',
  pay: 'Bezahlen',
  subscribe: 'Abonnieren',
  payTotal: (total) => `${total} bezahlen`,
  subscribeFor: (total) => `Für ${total} abonnieren`,
  whatYouBuy: 'Was du kaufst',
  chooseOutcome: 'Es wird keine Kartennummer verlangt. Wähle, was geschehen soll.',
  decline: 'Karte ablehnen lassen',
  declined: 'Deine Karte wurde abgelehnt. Nichts wurde abgebucht. Du kannst es noch einmal versuchen.',
  later: 'Später bezahlen, wie bei einer Überweisung',
  laterArrives: 'Später bezahlen: Das Geld kommt an',
  laterFails: 'Später bezahlen: Das Geld kommt nie an',
  cancel: 'Abbrechen und zurück',
  done: 'Das ist erledigt',
  doneText: 'Die Bestellung ist abgeschlossen. Es wird nichts mehr abgebucht.',
  expired: 'Dieser Link ist abgelaufen',
  expiredText: 'Beginne noch einmal im Shop.',
  back: 'Zurück zum Shop',
  yourSubscription: 'Dein Abonnement',
  noSubscription: 'Es gibt keines.',
  cancelPlan: 'Zum Ende des Zeitraums kündigen',
  keepPlan: 'Abonnement behalten',
  hasEnded: 'Es ist beendet.',
  endsOn: (date) => `Es endet am ${date}.`,
  renewsOn: (date) => `Es verlängert sich am ${date}.`,
  pastDue: 'Die letzte Zahlung ist gescheitert; sie wird wiederholt.',
  invoices: 'Rechnungen',
  invoiceStatus: { paid: 'bezahlt', open: 'offen' },
  receipt: 'Beleg',
  paid: 'Bezahlt',
  givenBack: 'Erstattet',
  number: 'Nummer',
  notFound: 'Diese Seite gibt es nicht',
  notPossible: 'Das geht nicht',
  failed: 'Die Sandbox ist gescheitert',
  every: { day: 'pro Tag', week: 'pro Woche', month: 'pro Monat', year: 'pro Jahr' },
};

const wordsOf = { en, de } as const satisfies Readonly<Record<string, Words>>;
type Code = keyof typeof wordsOf;

/**
 * The languages that the pages speak. A check compares them with those of the product, so that none of these is shown English.
 *
 * @internal
 */
export const pageLanguages: readonly string[] = Object.keys(wordsOf);

function isSpoken(code: string): code is Code {
  return Object.hasOwn(wordsOf, code);
}

/** A language of the pages: its words, and the locale that amounts and dates are written in. */
export interface Language {
  readonly code: Code;
  readonly locale: string;
  readonly words: Words;
}

/** The language a session asks for, else the first that the browser asks for and the pages speak. */
export function languageFor(locale: string | null, accepted: string | undefined): Language {
  const asked = locale === null || locale === 'auto' ? (accepted ?? '').split(',') : [locale];
  for (const one of asked) {
    const [tag = ''] = one.trim().split(';');
    const code = tag.slice(0, 2).toLowerCase();
    if (isSpoken(code)) return { code, locale: knownLocale(tag) ?? code, words: wordsOf[code] };
  }
  return { code: 'en', locale: 'en', words: en };
}
