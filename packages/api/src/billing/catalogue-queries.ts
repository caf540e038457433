import type { ProductSeed } from '@studyhall/domain/billing/catalogue';
import type { Knex } from 'knex';
import { raw } from 'objection';
import * as z from 'zod';
import { newId } from '../platform/ids.ts';
import type { OfUser } from '../platform/of-user.ts';
import type { Provider } from '../platform/payments.ts';
import { statement } from '../platform/statement.ts';
import { langOf, type Reading, readerBindings, textOf } from '../platform/translated.ts';
import { Offer, Price, Product } from './catalogue-models.ts';
import { CatalogueProductView, type OfferView } from './views.ts';

const products = statement(
  'billing_products',
  `select p.slug, p.kind, ${textOf('p', 'name')} as name, ${textOf('p', 'description')} as description,
     ${langOf('p')} as lang, p.credits, p.credits_lapse_after_months as "lapseAfterMonths",
     (select json_agg(json_build_object('currency', r.currency, 'amountMinor', r.amount_minor) order by r.currency)
      from billing.prices r where r.product_slug = p.slug and r.is_active) as prices
   from billing.products p
   where p.is_active and exists (select from billing.prices r where r.product_slug = p.slug and r.is_active)
   order by p.display_order, p.slug`,
  CatalogueProductView,
);

/** Everything for sale, cheapest pack first, with all its prices. */
export async function listProducts(db: Knex, reading: Reading): Promise<CatalogueProductView[]> {
  return await products.all(db, readerBindings(reading));
}

/** A price that can be bought now. */
const SalePrice = z.object({
  priceId: z.string(),
  productSlug: z.string(),
  productName: z.string(),
  productDescription: z.string(),
  isMonthly: z.boolean(),
  /** What a purchase grants at once: a plan's months grant instead. */
  credits: z.int(),
  currency: z.string(),
  amountMinor: z.int(),
  provider: z.enum(['sandbox', 'stripe']).nullable(),
  stripePriceId: z.string().nullable(),
});
export type SalePrice = z.output<typeof SalePrice>;

const SALE_COLUMNS = `r.id as "priceId", p.slug as "productSlug", p.name as "productName",
  p.description as "productDescription", p.kind = 'plan' as "isMonthly",
  case p.kind when 'pack' then p.credits else 0 end as credits, r.currency, r.amount_minor as "amountMinor", r.provider,
  r.stripe_price_id as "stripePriceId"`;
const SALE_TABLES = `billing.prices r join billing.products p on p.slug = r.product_slug and p.is_active and r.is_active`;

const orderedPrice = statement(
  'billing_price',
  `select ${SALE_COLUMNS} from billing.prices r join billing.products p on p.slug = r.product_slug where r.id = :priceId`,
  SalePrice,
);

/** A price that an order was made with, whether it is still for sale or not. */
export async function getPrice(db: Knex, { priceId }: { readonly priceId: string }): Promise<SalePrice> {
  const price = await orderedPrice.first(db, { priceId });
  if (price === undefined) throw new Error('Orders point at prices that are there');
  return price;
}

const priceOfBuyer = statement(
  'billing_price_of_buyer',
  `select ${SALE_COLUMNS} from billing.prices r join billing.products p on p.slug = r.product_slug
   where r.stripe_price_id = :stripePriceId and exists (select from auth.users u where u.id = :userId)`,
  SalePrice,
);

/** What an account that is here paid by the provider's id, for sale or not any more. */
export async function findPriceOfBuyer(
  db: Knex,
  { userId, stripePriceId }: OfUser & { readonly stripePriceId: string },
): Promise<SalePrice | undefined> {
  return await priceOfBuyer.first(db, { userId, stripePriceId });
}

const salePrice = statement(
  'billing_sale_price',
  `select ${SALE_COLUMNS} from ${SALE_TABLES} where p.slug = :productSlug and r.currency = :currency`,
  SalePrice,
);

/** What a product costs in a currency; undefined where it is not sold for that. */
export async function findSalePrice(
  db: Knex,
  { productSlug, currency }: { readonly productSlug: string; readonly currency: string },
): Promise<SalePrice | undefined> {
  return await salePrice.first(db, { productSlug, currency });
}

const salePrices = statement(
  'billing_sale_prices',
  `select ${SALE_COLUMNS} from ${SALE_TABLES} order by p.display_order, r.currency`,
  SalePrice,
);

/** Every price that can be bought now, in the order of the catalogue. */
export async function listSalePrices(db: Knex): Promise<SalePrice[]> {
  return await salePrices.all(db, {});
}

/** Remembers under which id the provider sells a price. Needs the role for money. */
export async function putStripePrice(
  trx: Knex.Transaction,
  {
    priceId,
    provider,
    stripePriceId,
  }: { readonly priceId: string; readonly provider: Provider; readonly stripePriceId: string },
): Promise<void> {
  await Price.query(trx).findById(priceId).patch({ provider, stripePriceId });
}

/** Adds a product with its prices, unless there is one of that name. Needs the role for money. */
export async function insertProduct(trx: Knex.Transaction, product: ProductSeed): Promise<void> {
  const { slug, kind, name, description, credits, displayOrder } = product;
  const creditsLapseAfterMonths = product.kind === 'plan' ? product.creditsLapseAfterMonths : null;
  await Product.query(trx)
    .insert({ slug, kind, name, description, credits, creditsLapseAfterMonths, isActive: true, displayOrder })
    .onConflict('slug')
    .ignore();
  const prices = product.prices.map((price) => ({
    id: newId(),
    productSlug: slug,
    ...price,
    isActive: true,
  }));
  await Price.query(trx).insert(prices).onConflict(raw('(product_slug, currency) where is_active')).ignore();
}

/** What is premium and what opening it costs. */
export async function listOffers(db: Knex): Promise<OfferView[]> {
  return await Offer.query(db).select('feature', 'credits').orderBy('feature');
}

/** What opening something costs; undefined for what is free to everybody. */
export async function findOffer(
  db: Knex,
  { feature }: { readonly feature: string },
): Promise<OfferView | undefined> {
  return await Offer.query(db).findById(feature).select('feature', 'credits');
}

/** Makes something premium, or changes what it costs. Needs the role for money. */
export async function putOffer(trx: Knex.Transaction, { feature, credits }: OfferView): Promise<void> {
  await Offer.query(trx).insert({ feature, credits }).onConflict('feature').merge(['credits']);
}

/** Makes something free again; answers false if it was. Needs the role for money. */
export async function removeOffer(
  trx: Knex.Transaction,
  { feature }: { readonly feature: string },
): Promise<boolean> {
  return (await Offer.query(trx).deleteById(feature)) > 0;
}
