import type { ProductSeed } from '@studyhall/domain/billing/catalogue';

/** What a fresh installation sells, in two currencies. */
export const products: readonly ProductSeed[] = [
  pack(500, { eur: 490, usd: 540 }, 'Enough to try something premium.'),
  pack(1_000, { eur: 890, usd: 980 }, 'A course, and a few streak freezes.'),
  pack(2_500, { eur: 1_990, usd: 2_190 }, 'Several courses, or a season of freezes.'),
  pack(5_000, { eur: 3_490, usd: 3_840 }, 'For a long run at several exams.'),
  pack(10_000, { eur: 5_990, usd: 6_590 }, 'For years of learning.'),
  {
    slug: 'plan-monthly',
    kind: 'plan',
    name: 'Studyhall Plus',
    description: 'Everything premium while it runs, and 1,000 credits every month.',
    credits: 1_000,
    creditsLapseAfterMonths: 3,
    prices: [
      { currency: 'eur', amountMinor: 990 },
      { currency: 'usd', amountMinor: 1_090 },
    ],
    displayOrder: 6,
  },
];

function pack(credits: number, prices: Readonly<Record<string, number>>, description: string): ProductSeed {
  return {
    slug: `credits-${credits}`,
    kind: 'pack',
    name: `${grouped(credits)} credits`,
    description,
    credits,
    prices: Object.entries(prices).map(([currency, amountMinor]) => ({ currency, amountMinor })),
    displayOrder: [500, 1_000, 2_500, 5_000, 10_000].indexOf(credits) + 1,
  };
}

/** With a comma after the thousands. The locale's own way to write numbers takes longer to load than all that is sold here. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
