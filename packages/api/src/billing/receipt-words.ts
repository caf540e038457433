import type { ReceiptKind } from '@studyhall/domain/billing/receipt-steps';
import type { LanguageTag } from '@studyhall/domain/primitives';

/** What is printed on a receipt beside its facts. */
export interface ReceiptWords {
  readonly title: string;
  readonly number: string;
  readonly date: string;
  readonly buyer: string;
  readonly order: string;
  readonly noInvoice: string;
  readonly vatNumber: (number: string) => string;
  readonly total: (currency: string) => string;
  readonly tax: string;
  readonly remains: string;
  readonly sandbox: string;
  readonly moved: Readonly<Record<ReceiptKind, string>>;
}

export const receiptWords: Readonly<Record<LanguageTag, ReceiptWords>> = {
  en: {
    title: 'Receipt',
    number: 'Receipt number',
    date: 'Paid on',
    buyer: 'Bought by',
    order: 'Order',
    noInvoice: 'This is not an invoice: nobody has said yet who the seller is.',
    vatNumber: (number) => `VAT number ${number}`,
    total: (currency) => `Total (${currency})`,
    tax: 'Tax in it',
    remains: 'Remains paid',
    sandbox: 'Made in the sandbox: no real money was paid.',
    moved: {
      payment: 'Paid',
      refund: 'Refunded',
      'refund-failed': 'The refund failed',
      dispute: 'Taken back by the bank',
      'dispute-won': 'Given back by the bank',
    },
  },
  de: {
    title: 'Beleg',
    number: 'Belegnummer',
    date: 'Bezahlt am',
    buyer: 'Gekauft von',
    order: 'Bestellung',
    noInvoice: 'Das ist keine Rechnung: Es hat noch niemand gesagt, wer verkauft.',
    vatNumber: (number) => `USt-IdNr. ${number}`,
    total: (currency) => `Summe (${currency})`,
    tax: 'Darin Steuer',
    remains: 'Bleibt bezahlt',
    sandbox: 'In der Sandbox entstanden: Es wurde kein echtes Geld bezahlt.',
    moved: {
      payment: 'Bezahlt',
      refund: 'Erstattet',
      'refund-failed': 'Erstattung fehlgeschlagen',
      dispute: 'Von der Bank zurückgeholt',
      'dispute-won': 'Von der Bank zurückgegeben',
    },
  },
};
