import { isClosedByDebt, isEntitled } from '@studyhall/domain/billing/entitlements';
import type { Knex } from 'knex';
import type { OfReaderNow } from '../platform/translated.ts';
import { listOffers, listProducts } from './catalogue-queries.ts';
import { listEntitlements } from './entitlement-queries.ts';
import type { CatalogueView } from './views.ts';

/** What is for sale, what is premium, and what of it the learner may use already. */
export async function getCatalogue(
  db: Knex,
  { userId, now, isSandbox, language }: OfReaderNow & { readonly isSandbox: boolean },
): Promise<CatalogueView> {
  const [products, offers, entitlements] = await Promise.all([
    listProducts(db, { language }),
    listOffers(db),
    listEntitlements(db, { userId }),
  ]);
  const withState = offers.map((offer) => ({
    ...offer,
    isOpen: isEntitled(entitlements, offer.feature, now),
    isClosedByDebt: isClosedByDebt(entitlements, offer.feature, now),
  }));
  return { isSandbox, products, offers: withState };
}
