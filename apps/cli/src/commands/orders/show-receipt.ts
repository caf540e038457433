import { formatMoney } from '@studyhall/domain/billing/money';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { movementWords } from './movement-words.ts';

type Receipt = Outputs['billing']['getReceipt'];

const columns: readonly Column<Receipt>[] = [
  { name: 'number', value: ({ number }) => number },
  { name: 'issuedOn', title: 'day', value: ({ issuedOn }) => issuedOn },
  { name: 'title', title: 'what', value: ({ title }) => title },
  {
    name: 'amount',
    value: ({ amount }) => amount,
    shown: (receipt) => money(receipt, receipt.amount),
  },
  {
    name: 'tax',
    value: ({ tax }) => tax,
    shown: (receipt) => (receipt.tax === null ? null : money(receipt, receipt.tax)),
  },
  { name: 'currency', value: ({ currency }) => currency, isDetail: true },
  { name: 'paymentMethod', value: ({ paymentMethod }) => paymentMethod },
  {
    name: 'seller',
    value: ({ seller }) => seller,
    shown: ({ seller }) =>
      seller === null
        ? 'nobody is named, so it is no invoice: studyhall settings set sellerName'
        : [seller.name, ...seller.address.split('\n'), seller.vatNumber]
            .filter((line) => line !== '')
            .join(', '),
  },
  { name: 'receiptId', value: ({ receiptId }) => receiptId, isDetail: true },
  { name: 'orderId', value: ({ orderId }) => orderId, isDetail: true },
  { name: 'returns', value: ({ returns }) => returns, isDetail: true },
];

function money({ currency }: Receipt, amountMinor: number): string {
  return formatMoney({ amountMinor, currency }, 'en');
}

/** The receipt of an order that was paid, and what moved after it, each with its number. */
export async function showReceipt(api: Api, orderId: string): Promise<ShownRecord> {
  const item = await found(api.billing.getReceipt.query({ orderId }), `receipt of order "${orderId}"`);
  const paragraphs = item.returns.map(({ number, issuedOn, kind, amount }) => ({
    text: `${number}, ${issuedOn}: ${money(item, amount)}, ${movementWords[kind]}`,
  }));
  const sections = paragraphs.length === 0 ? [] : [{ title: 'Since then', paragraphs }];
  return record({ columns, item, sections });
}
