import type { Includables } from '../http/expand.ts';
import { wholeList } from '../http/list.ts';

/** What an object has beside what it always shows. */
export const includables: Includables = {
  'checkout.session': {
    line_items: ({ store }, { id }) =>
      wholeList(
        `/v1/checkout/sessions/${String(id)}/line_items`,
        store.sessionLines.find(String(id))?.lines ?? [],
      ),
  },
  customer: {
    subscriptions: ({ store }, { id }) =>
      wholeList(
        `/v1/customers/${String(id)}/subscriptions`,
        store.subscriptions.list(({ customer, status }) => customer === id && status !== 'canceled'),
      ),
  },
  charge: {
    refunds: ({ store }, { id }) =>
      wholeList(
        `/v1/charges/${String(id)}/refunds`,
        store.refunds.list(({ charge }) => charge === id),
      ),
  },
  invoice: {
    payments: ({ store }, { id }) =>
      wholeList(
        `/v1/invoice_payments?invoice=${String(id)}`,
        store.invoicePayments.list(({ invoice }) => invoice === id),
      ),
  },
  price: {
    currency_options: ({ store }, { id, currency, unit_amount }) =>
      Object.fromEntries(
        Object.entries({
          [String(currency)]: Number(unit_amount),
          ...store.priceAmounts.find(String(id))?.amounts,
        }).map(([code, amount]) => [
          code,
          {
            custom_unit_amount: null,
            tax_behavior: 'unspecified',
            unit_amount: amount,
            unit_amount_decimal: String(amount),
          },
        ]),
      ),
  },
};
