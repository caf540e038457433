import type { Money } from '@studyhall/domain/billing/money';
import type { Product } from './types.ts';

/** A product as it is sold in one currency. */
export interface PricedProduct {
  readonly product: Product;
  readonly price: Money;
}

/** A pack beside the others. */
export interface PricedPack extends PricedProduct {
  readonly perHundred: Money;
  /** How much less a credit costs than in the dearest pack, in whole percent. */
  readonly savingPercent: number;
  /** No other pack has a lower price per credit, and some have a higher one. */
  readonly isCheapest: boolean;
}

/** The products of a kind that have a price in the currency. */
export function pricedIn(
  products: readonly Product[],
  { kind, currency }: { readonly kind: Product['kind']; readonly currency: string },
): PricedProduct[] {
  return products
    .filter((product) => product.kind === kind)
    .flatMap((product) => {
      const price = product.prices.find((one) => one.currency === currency);
      return price === undefined ? [] : [{ product, price }];
    });
}

/** Compares packs by what a credit costs: the figures are said, not claimed. */
export function comparePacks(packs: readonly PricedProduct[]): PricedPack[] {
  const perCredit = ({ product, price }: PricedProduct): number => price.amountMinor / product.credits;
  const costs = packs.map(perCredit);
  const [lowest, highest] = [Math.min(...costs), Math.max(...costs)];
  return packs.map((pack) => {
    const { currency } = pack.price;
    const cost = perCredit(pack);
    return {
      ...pack,
      perHundred: { currency, amountMinor: Math.round(cost * 100) },
      savingPercent: Math.floor((1 - cost / highest) * 100),
      isCheapest: cost === lowest && lowest < highest,
    };
  });
}
