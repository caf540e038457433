import { z } from 'zod';
import { badParameter, refused } from '../http/failure.ts';
import { count, currency, ignored, metadata, text } from '../http/parameters.ts';
import type { LineItem, Price } from '../objects.ts';
import type { World } from '../world.ts';
import { makePrice, recurring, unitAmount } from './make-price.ts';
import { costIn } from './price-cost.ts';
import { getPrice } from './prices.ts';
import { getProduct, makeProduct } from './products.ts';

const productData = z.strictObject({
  name: text,
  description: text.optional(),
  images: z.array(text).optional(),
  metadata: metadata.optional(),
});
export const lineItem = z.strictObject({
  price: text.optional(),
  price_data: z
    .strictObject({
      currency,
      unit_amount: unitAmount,
      product: text.optional(),
      product_data: productData.optional(),
      recurring: recurring.optional(),
      tax_behavior: text.optional(),
    })
    .optional(),
  quantity: count.optional(),
  adjustable_quantity: ignored.optional(),
  metadata: metadata.optional(),
});
type Asked = z.output<typeof lineItem>;

/** The lines of a session: what each costs in the currency that was asked for. */
export function makeLineItems(world: World, asked: readonly Asked[], wanted: string | undefined): LineItem[] {
  const lines = asked.map((one, index) => makeLineItem(world, one, { index, wanted }));
  const [first] = lines;
  if (lines.some((line) => line.currency !== first?.currency))
    throw refused('All line items must have the same currency.', { param: 'line_items' });
  return lines;
}

function makeLineItem(
  world: World,
  asked: Asked,
  { index, wanted }: { readonly index: number; readonly wanted: string | undefined },
): LineItem {
  const param = `line_items[${index}]`;
  const price = priceOf(world, asked, param);
  if (asked.quantity === undefined)
    throw badParameter(`Quantity is required. Add \`quantity\` to \`${param}\``, { param });
  const { currency: code, unit } = costIn(world, price, wanted);
  const amount = unit * asked.quantity;
  return {
    id: world.newId('li_'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: code,
    description: world.store.products.find(price.product)?.name ?? null,
    metadata: typeof asked.metadata === 'object' ? asked.metadata : {},
    price,
    quantity: asked.quantity,
  };
}

function priceOf(world: World, asked: Asked, param: string): Price {
  if (asked.price !== undefined) {
    const price = getPrice(world, asked.price, `${param}[price]`);
    if (!price.active)
      throw refused(`The price specified is inactive. This field only accepts active prices.`, {
        param: `${param}[price]`,
      });
    return price;
  }
  const data = asked.price_data;
  if (data === undefined)
    throw badParameter(`You must specify either \`price\` or \`price_data\` for each line item.`, { param });
  const product = inlineProduct(world, data, param);
  return world.store.prices.put(makePrice(world, { ...data, product, active: false }));
}

function inlineProduct(world: World, data: NonNullable<Asked['price_data']>, param: string): string {
  if (data.product !== undefined) return getProduct(world, data.product, `${param}[price_data][product]`).id;
  if (data.product_data === undefined)
    throw badParameter('You must specify either `product` or `product_data`.', {
      param: `${param}[price_data]`,
    });
  const { name, description, images, metadata: given } = data.product_data;
  return makeProduct(world, { name, description, images, metadata: given }).id;
}
