import { PremiumFeature } from '@studyhall/domain/billing/schemas';
import type { Api, Outputs } from '../../connection/api.ts';
import { Failure, Misuse } from '../../failures.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';

type Offer = Outputs['billing']['listOffers'][number];

const columns: readonly Column<Offer>[] = [
  { name: 'feature', value: (offer) => offer.feature },
  { name: 'credits', value: (offer) => offer.credits },
];

export async function listPremium(api: Api): Promise<Listing> {
  const items = await api.billing.listOffers.query();
  return listing({ columns, items, note: items.length === 0 ? 'Everything is free' : undefined });
}

export async function setPremium(api: Api, text: string, credits: number): Promise<Done> {
  const feature = featureOf(text);
  await demandThing(api, feature);
  await api.billing.putOffer.mutate({ feature, credits });
  return done(`${feature} costs ${credits} credits now; who may use it already keeps it`);
}

export async function clearPremium(api: Api, text: string): Promise<Done> {
  const feature = featureOf(text);
  const { wasPremium } = await api.billing.removeOffer.mutate({ feature });
  return done(
    wasPremium ? `${feature} is free to everybody now` : `${feature} was free already; nothing changed`,
  );
}

/** A typing error would make something premium that is not there. */
async function demandThing(api: Api, feature: PremiumFeature): Promise<void> {
  const [kind, name = ''] = feature.split(':');
  const names =
    kind === 'exam'
      ? (await api.quizzes.listAllExams.query()).map(({ code }) => code)
      : (await api.progress.listAllCourses.query()).map(({ slug }) => slug);
  if (names.includes(name)) return;
  throw new Failure(`there is no ${kind} "${name}"`, { hint: `There are: ${names.join(', ')}` });
}

function featureOf(text: string): PremiumFeature {
  const feature = PremiumFeature.safeParse(text);
  if (!feature.success) throw new Misuse('the feature must be exam:CODE or course:SLUG');
  return feature.data;
}
