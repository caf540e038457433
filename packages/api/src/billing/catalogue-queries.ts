import type { ProductSeed } from '@studyhall/domain/billing/catalogue';
import type { Knex } from 'knex';
import { named } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Provider } from '../platform/payments.ts';
import type { CatalogueProductView, OfferView } from './views.ts';

/** Everything for sale, cheapest pack first, with all its prices. */
export async function listProducts(db: Knex): Promise<CatalogueProductView[]> {
  return await named(
    db,
    'billing_products',
    `select p.slug, p.kind, p.name, p.description, p.credits, p.credits_lapse_after_months as "lapseAfterMonths",
       (select json_agg(json_build_object('currency', r.currency, 'amountMinor', r.amount_minor) order by r.currency)
        from billing.prices r where r.product_slug = p.slug and r.is_active) as prices
     from billing.products p
     where p.is_active and exists (select from billing.prices r where r.product_slug = p.slug and r.is_active)
     order by p.display_order, p.slug`,
    {},
  );
}

/** A price that can be bought now. */
export interface SalePrice {
  readonly priceId: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly productDescription: string;
  readonly isMonthly: boolean;
  /** What a purchase grants at once: a plan's months grant instead. */
  readonly credits: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly provider: Provider | null;
  readonly stripePriceId: string | null;
}

const SALE_COLUMNS = `r.id as "priceId", p.slug as "productSlug", p.name as "productName",
  p.description as "productDescription", p.kind = 'plan' as "isMonthly",
  case p.kind when 'pack' then p.credits else 0 end as credits, r.currency, r.amount_minor as "amountMinor", r.provider,
  r.stripe_price_id as "stripePriceId"`;
const SALE_TABLES = `billing.prices r join billing.products p on p.slug = r.product_slug and p.is_active and r.is_active`;

/** A price that an order was made with, whether it is still for sale or not. */
export async function getPrice(db: Knex, { priceId }: { readonly priceId: string }): Promise<SalePrice> {
  const sql = `select ${SALE_COLUMNS} from billing.prices r join billing.products p on p.slug = r.product_slug where r.id = :priceId`;
  const [price] = await named<SalePrice>(db, 'billing_price', sql, { priceId });
  if (price === undefined) throw new Error('Orders point at prices that are there');
  return price;
}

export async function findSalePrice(
  db: Knex,
  { productSlug, currency }: { readonly productSlug: string; readonly currency: string },
): Promise<SalePrice | undefined> {
  const sql = `select ${SALE_COLUMNS} from ${SALE_TABLES} where p.slug = :productSlug and r.currency = :currency`;
  const [price] = await named<SalePrice>(db, 'billing_sale_price', sql, { productSlug, currency });
  return price;
}

export async function listSalePrices(db: Knex): Promise<SalePrice[]> {
  const sql = `select ${SALE_COLUMNS} from ${SALE_TABLES} order by p.display_order, r.currency`;
  return await named(db, 'billing_sale_prices', sql, {});
}

/** Remembers under which id the provider sells a price. Needs the role for money. */
export async function putStripePrice(
  trx: Knex.Transaction,
  price: { readonly priceId: string; readonly provider: Provider; readonly stripePriceId: string },
): Promise<void> {
  const sql = `update billing.prices set provider = :provider, stripe_price_id = :stripePriceId where id = :priceId`;
  await named(trx, 'billing_put_stripe_price', sql, { ...price });
}

/** Adds a product with its prices, unless there is one of that name. Needs the role for money. */
export async function insertProduct(trx: Knex.Transaction, product: ProductSeed): Promise<void> {
  const { slug, kind, name, description, credits, displayOrder } = product;
  const creditsLapseAfterMonths = product.kind === 'plan' ? product.creditsLapseAfterMonths : null;
  await trx('billing.products')
    .insert({ slug, kind, name, description, credits, creditsLapseAfterMonths, isActive: true, displayOrder })
    .onConflict('slug')
    .ignore();
  const prices = product.prices.map((price) => ({
    id: newId(),
    productSlug: slug,
    ...price,
    isActive: true,
  }));
  await trx('billing.prices')
    .insert(prices)
    .onConflict(trx.raw('(product_slug, currency) where is_active'))
    .ignore();
}

/** What is premium and what opening it costs. */
export async function listOffers(db: Knex): Promise<OfferView[]> {
  return await named(
    db,
    'billing_offers',
    'select feature, credits from billing.offers order by feature',
    {},
  );
}

export async function findOffer(
  db: Knex,
  { feature }: { readonly feature: string },
): Promise<OfferView | undefined> {
  const sql = 'select feature, credits from billing.offers where feature = :feature';
  const [offer] = await named<OfferView>(db, 'billing_find_offer', sql, { feature });
  return offer;
}

/** Makes something premium, or changes what it costs. Needs the role for money. */
export async function putOffer(trx: Knex.Transaction, offer: OfferView): Promise<void> {
  const sql = `insert into billing.offers (feature, credits) values (:feature, :credits)
    on conflict (feature) do update set credits = excluded.credits`;
  await named(trx, 'billing_put_offer', sql, { ...offer });
}

/** Makes something free again; answers false if it was. Needs the role for money. */
export async function removeOffer(
  trx: Knex.Transaction,
  { feature }: { readonly feature: string },
): Promise<boolean> {
  const sql = 'delete from billing.offers where feature = :feature returning 1';
  return (await named(trx, 'billing_remove_offer', sql, { feature })).length > 0;
}
