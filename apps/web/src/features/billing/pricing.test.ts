import { describe, expect, it } from 'vitest';
import { comparePacks, pricedIn } from './pricing.ts';
import type { Product } from './types.ts';

function pack(credits: number, amounts: Readonly<Record<string, number>>): Product {
  return {
    slug: `credits-${credits}`,
    kind: 'pack',
    name: '',
    description: '',
    lang: null,
    credits,
    lapseAfterMonths: null,
    prices: Object.entries(amounts).map(([currency, amountMinor]) => ({ currency, amountMinor })),
  };
}

const packs = [pack(500, { eur: 490, usd: 540 }), pack(1_000, { eur: 890 }), pack(10_000, { eur: 5_990 })];

describe('prices of packs', () => {
  it('leave out what is not sold in the currency', () => {
    const inDollars = pricedIn(packs, { kind: 'pack', currency: 'usd' });
    expect(inDollars.map(({ product, price }) => [product.credits, price.amountMinor])).toEqual([[500, 540]]);
    expect(pricedIn(packs, { kind: 'plan', currency: 'eur' })).toEqual([]);
  });

  it('are compared by what a credit costs', () => {
    const compared = comparePacks(pricedIn(packs, { kind: 'pack', currency: 'eur' }));
    expect(
      compared.map(({ perHundred, savingPercent, isCheapest }) => [
        perHundred.amountMinor,
        savingPercent,
        isCheapest,
      ]),
    ).toEqual([
      [98, 0, false],
      [89, 9, false],
      [60, 38, true],
    ]);
  });

  it('call none the cheapest where there is nothing to compare', () => {
    const [only] = comparePacks(pricedIn(packs, { kind: 'pack', currency: 'usd' }));
    expect(only?.isCheapest).toBe(false);
  });
});
