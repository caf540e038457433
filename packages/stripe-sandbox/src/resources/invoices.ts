import { z } from 'zod';
import { Failure, notFound, refused } from '../http/failure.ts';
import { listPage } from '../http/list.ts';
import { ignored, page, text } from '../http/parameters.ts';
import { get, post, type Route } from '../http/route.ts';
import type { Invoice } from '../objects.ts';
import { declineOf } from '../payments/declines.ts';
import { payInvoice } from '../payments/renew.ts';
import type { World } from '../world.ts';

const InvoiceList = z.strictObject({
  ...page,
  customer: text.optional(),
  status: text.optional(),
  subscription: text.optional(),
});

export const invoiceRoutes: readonly Route[] = [
  get('/v1/invoices', InvoiceList, ({ world, input: { customer, status, subscription, ...asked } }) => {
    const found = world.store.invoices.list(
      (invoice) =>
        (customer ?? invoice.customer) === invoice.customer &&
        (status ?? invoice.status) === invoice.status &&
        (subscription ?? subscriptionOf(invoice)) === subscriptionOf(invoice),
    );
    return listPage('/v1/invoices', found, asked);
  }),
  get('/v1/invoices/:id', z.strictObject({}), ({ world, id }) => getInvoice(world, id)),
  get('/v1/invoices/:id/lines', z.strictObject(page), ({ world, id, input }) =>
    listPage(`/v1/invoices/${id}/lines`, getInvoice(world, id).lines.data, input),
  ),
  post(
    '/v1/invoices/:id/pay',
    z.strictObject({ payment_method: text.optional(), off_session: ignored.optional() }),
    ({ world, id }) => pay(world, getInvoice(world, id)),
  ),
  get(
    '/v1/invoice_payments',
    z.strictObject({
      ...page,
      invoice: text.optional(),
      payment: z.strictObject({ type: z.literal('payment_intent'), payment_intent: text }).optional(),
    }),
    ({ world, input: { invoice, payment, ...asked } }) =>
      listPage(
        '/v1/invoice_payments',
        world.store.invoicePayments.list(
          (one) =>
            (invoice ?? one.invoice) === one.invoice &&
            (payment?.payment_intent ?? one.payment.payment_intent) === one.payment.payment_intent,
        ),
        asked,
      ),
  ),
];

export function getInvoice(world: World, id: string): Invoice {
  const invoice = world.store.invoices.find(id);
  if (invoice === undefined) throw notFound('invoice', id, 'invoice');
  return invoice;
}

/** The subscription an invoice is of. */
export function subscriptionOf(invoice: Invoice): string | null {
  const subscription = invoice.parent?.subscription_details?.subscription;
  return typeof subscription === 'string' ? subscription : null;
}

function pay(world: World, invoice: Invoice): Invoice {
  if (invoice.status === 'paid') throw refused('Invoice is already paid', { code: 'invoice_already_paid' });
  const subscription = world.store.subscriptions.find(subscriptionOf(invoice));
  if (subscription === undefined || subscription.status === 'canceled')
    throw refused('The subscription of this invoice has ended.');
  payInvoice(world, subscription, invoice);
  const after = getInvoice(world, invoice.id);
  if (after.status === 'paid') return after;
  const { code, declineCode, message } = declineOf(
    world.store.paymentHabits.find(invoice.customer)?.declines ?? 'generic_decline',
  );
  throw new Failure(402, { type: 'card_error', code, decline_code: declineCode, message });
}
