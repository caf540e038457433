import { receiptNumber } from '@studyhall/domain/billing/receipt-number';
import { receiptKinds } from '@studyhall/domain/billing/receipt-steps';
import type { ListReceipts } from '@studyhall/domain/billing/schemas';
import { sellerOf } from '@studyhall/domain/billing/seller';
import type { Knex } from 'knex';
import * as z from 'zod';
import { readInstanceSettings } from '../platform/instance-settings.ts';
import type { OfUser } from '../platform/of-user.ts';
import { pageOf } from '../platform/page.ts';
import { statement } from '../platform/statement.ts';
import { type MovementListView, MovementView } from './admin-views.ts';
import type { ReceiptView } from './views.ts';

const Numbered = z.object({
  year: z.int(),
  number: z.int(),
  issuedOn: z.string(),
  amount: z.int(),
  tax: z.int().nullable(),
});

const ReceiptRow = Numbered.extend({
  receiptId: z.string(),
  orderId: z.string().nullable(),
  title: z.string(),
  currency: z.string(),
  paymentMethod: z.string().nullable(),
  sellerName: z.string().nullable(),
  sellerAddress: z.string().nullable(),
  sellerVatNumber: z.string().nullable(),
  returns: z.array(Numbered.extend({ kind: z.enum(receiptKinds) })).nullable(),
});

const receipt = statement(
  'billing_receipt',
  `select r.transaction_id as "receiptId", t.order_id as "orderId", r.year, r.number, to_char(r.issued_on, 'YYYY-MM-DD') as "issuedOn",
     r.title, r.amount, r.tax, r.currency, r.seller_name as "sellerName", r.seller_address as "sellerAddress",
     r.seller_vat_number as "sellerVatNumber",
     (select m.payment_method from billing.payments m where m.user_id = t.user_id and m.order_id = t.order_id and m.paid_at is not null limit 1) as "paymentMethod",
     (select json_agg(json_build_object('kind', x.kind, 'year', x.year, 'number', x.number, 'issuedOn', to_char(x.issued_on, 'YYYY-MM-DD'),
         'amount', x.amount, 'tax', x.tax) order by x.step)
      from billing.receipts x where x.user_id = :userId and x.transaction_id = r.transaction_id and x.step > 1) as returns
   from billing.receipts r join billing.transactions t on t.user_id = :userId and t.id = r.transaction_id
   where r.user_id = :userId and r.step = 1 and (t.id = :id or t.order_id = :id)`,
  ReceiptRow,
);

/**
 * A learner's receipt, by its id or its order's; undefined for one of somebody else and for what grants nothing. Given before
 * anybody said who sells, it names whoever does now.
 */
export async function findReceipt(
  db: Knex,
  { userId, id }: OfUser & { readonly id: string },
): Promise<ReceiptView | undefined> {
  const row = await receipt.first(db, { userId, id });
  if (row === undefined) return undefined;
  const { year, number, returns, sellerName, sellerAddress, sellerVatNumber, ...view } = row;
  const seller =
    sellerName === null
      ? sellerOf(await readInstanceSettings(db))
      : { name: sellerName, address: sellerAddress ?? '', vatNumber: sellerVatNumber ?? '' };
  const printed = (returns ?? []).map(({ year: ofYear, number: ofNumber, ...one }) => ({
    ...one,
    number: receiptNumber({ year: ofYear, number: ofNumber }),
  }));
  return { ...view, number: receiptNumber({ year, number }), seller, returns: printed };
}

const monthOfReceipts = statement(
  'billing_receipts_of_month',
  `select r.number as place, r.year, to_char(r.issued_on, 'YYYY-MM-DD') as "issuedOn", r.kind, r.amount, r.tax, r.currency, r.title,
     r.user_id as "userId", t.order_id as "orderId", t.stripe_session_id as "sourceId"
   from billing.receipts r join billing.transactions t on t.user_id = r.user_id and t.id = r.transaction_id
   where r.year = :year and r.number > :after and r.issued_on >= :from::date and r.issued_on < :from::date + interval '1 month'
   order by r.number limit :limit`,
  MovementView.omit({ number: true }).extend({ place: z.int(), year: z.int() }),
);

/** Every movement of money of a month, in the order of their numbers. Across users: the books. */
export async function listReceiptsOfMonth(
  db: Knex,
  { month, cursor = '0', limit }: ListReceipts,
): Promise<MovementListView> {
  const asked = { year: Number(month.slice(0, 4)), from: `${month}-01`, after: Number(cursor) };
  const rows = await monthOfReceipts.all(db, { ...asked, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, limit, ({ place }) => String(place));
  return {
    items: items.map(({ place, year, ...row }) => ({
      ...row,
      number: receiptNumber({ year, number: place }),
    })),
    nextCursor,
  };
}
