import { expect } from 'vitest';
import { addOffer, tamper } from '../testing/billing.ts';
import { type Customer, type Shop, test } from '../testing/shop.ts';
import { putEntitlement } from './entitlement-queries.ts';
import { requireFeature } from './require-feature.ts';

const DAY = 24 * 60 * 60 * 1000;
const exam = 'exam:premium';
const course = 'course:premium';

/** Uses something at the site's present time. */
const use = ({ site }: Shop, { userId }: Customer, feature: typeof exam | typeof course) =>
  requireFeature(site.db, { userId, feature, now: site.now });

interface Right {
  readonly feature: typeof exam | 'premium';
  readonly from: number;
  readonly until: number | null;
}

/** Gives a right from one day to another, counted from now. */
async function entitle({ site }: Shop, { userId }: Customer, { feature, from, until }: Right): Promise<void> {
  const inDays = (days: number) => new Date(site.now.getTime() + days * DAY);
  const validUntil = until === null ? null : inDays(until);
  const right = { userId, feature, sourceId: 'a test', validFrom: inDays(from), validUntil };
  await tamper(site.db, async (trx) => await putEntitlement(trx, right));
}

test('what is not premium is free to everybody', async ({ shop, db }) => {
  await addOffer(db, { feature: course, credits: 300 });
  await expect(use(shop, await shop.enter('guest'), exam)).resolves.toBeUndefined();
});

test('what is premium is refused with its price', async ({ shop, db }) => {
  await addOffer(db, { feature: exam, credits: 300 });
  await expect(use(shop, await shop.enter(), exam)).rejects.toMatchObject({
    reason: 'premium-needed',
    details: { feature: exam, credits: 300 },
  });
});

test('a right opens what it is for, to the learner who has it', async ({ shop, db }) => {
  for (const feature of [exam, course]) await addOffer(db, { feature, credits: 300 });
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  await entitle(shop, ada, { feature: exam, from: 0, until: null });
  await expect(use(shop, ada, exam)).resolves.toBeUndefined();
  await expect(use(shop, ada, course)).rejects.toMatchObject({ reason: 'premium-needed' });
  await expect(use(shop, bob, exam)).rejects.toMatchObject({ reason: 'premium-needed' });
});

test('a plan opens everything, to the learner who has it', async ({ shop, db }) => {
  for (const feature of [exam, course]) await addOffer(db, { feature, credits: 300 });
  const [ada, bob] = [await shop.enter(), await shop.enter()];
  await shop.buy(ada, 'plan-monthly');
  for (const feature of [exam, course] as const) {
    await expect(use(shop, ada, feature)).resolves.toBeUndefined();
    await expect(use(shop, bob, feature)).rejects.toMatchObject({ reason: 'premium-needed' });
  }
});

test('a right holds from its beginning until its end, and not at the moment of the end', async ({
  shop,
  db,
}) => {
  await addOffer(db, { feature: exam, credits: 300 });
  const ada = await shop.enter();
  await entitle(shop, ada, { feature: 'premium', from: 1, until: 2 });
  await expect(use(shop, ada, exam)).rejects.toMatchObject({ reason: 'premium-needed' });
  shop.site.wait(DAY);
  await expect(use(shop, ada, exam)).resolves.toBeUndefined();
  shop.site.wait(DAY - 1);
  await expect(use(shop, ada, exam)).resolves.toBeUndefined();
  shop.site.wait(1);
  await expect(use(shop, ada, exam)).rejects.toMatchObject({ reason: 'premium-needed' });
});
