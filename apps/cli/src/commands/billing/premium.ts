import { PremiumFeature } from '@studyhall/domain/billing/schemas';
import type { Api } from '../../connection/api.ts';
import { Failure, Misuse } from '../../failures.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';

/** An exam or a course, and what opening it costs. */
interface Thing {
  readonly feature: string;
  readonly title: string;
  readonly status: string;
  /** 0 where it is free. */
  readonly credits: number;
}

const columns: readonly Column<Thing>[] = [
  { name: 'feature', value: ({ feature }) => feature },
  {
    name: 'credits',
    value: ({ credits }) => credits,
    shown: ({ credits }) => (credits === 0 ? 'free' : credits),
  },
  { name: 'status', value: ({ status }) => status },
  { name: 'title', value: ({ title }) => title, isDetail: true },
];

/** What costs credits, and on demand what does not. A level costs what its course does. */
export async function listPremium(api: Api, { all }: { readonly all: boolean }): Promise<Listing> {
  const things = await listThings(api);
  const items = all ? things : things.filter(({ credits }) => credits > 0);
  return listing({ columns, items, note: items.length === 0 ? 'Everything is free' : undefined });
}

async function listThings(api: Api): Promise<Thing[]> {
  const [offers, exams, courses] = await Promise.all([
    api.billing.listOffers.query(),
    api.quizzes.listAllExams.query(),
    api.progress.listAllCourses.query(),
  ]);
  const prices = new Map<string, number>(offers.map(({ feature, credits }) => [feature, credits]));
  const things = [
    ...exams.map(({ code, title, status }) => ({ feature: `exam:${code}`, title, status })),
    ...courses.map(({ slug, title, status }) => ({ feature: `course:${slug}`, title, status })),
    { feature: 'live-seats', title: 'Rooms with many seats', status: 'published' as const },
  ];
  return things.map((thing) => ({ ...thing, credits: prices.get(thing.feature) ?? 0 }));
}

interface PriceChange {
  readonly feature: string;
  readonly isDryRun: boolean;
  /** Resolves when the change is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

export async function setPremium(
  api: Api,
  { feature: text, credits, isDryRun, confirm }: PriceChange & { readonly credits: number },
): Promise<Done> {
  const { feature, thing } = await findThing(api, text);
  if (thing.credits === credits) return done(`${feature} costs ${credits} credits already; nothing changed`);
  const what = `${thing.title} (${feature}) from ${priceOf(thing.credits)} to ${credits} credits`;
  if (isDryRun) return done(`Would change ${what}. ${KEPT} Nothing was changed.`);
  await confirm(`Change ${what}? ${KEPT}`);
  await api.billing.putOffer.mutate({ feature, credits });
  return done(`${feature} costs ${credits} credits now; who may use it already keeps it`);
}

const KEPT = 'Who may use it already keeps it.';

export async function clearPremium(
  api: Api,
  { feature: text, isDryRun, confirm }: PriceChange,
): Promise<Done> {
  const { feature, thing } = await findThing(api, text);
  if (thing.credits === 0) return done(`${feature} is free already; nothing changed`);
  const what = `${thing.title} (${feature}) from ${priceOf(thing.credits)} to free`;
  const effect = 'Nothing is given back to who paid for it.';
  if (isDryRun) return done(`Would change ${what}. ${effect} Nothing was changed.`);
  await confirm(`Change ${what}? ${effect}`);
  await api.billing.removeOffer.mutate({ feature });
  return done(`${feature} is free to everybody now`);
}

function priceOf(credits: number): string {
  return credits === 0 ? 'free' : `${credits} credits`;
}

/** A typing error would make something premium that is not there. */
async function findThing(
  api: Api,
  text: string,
): Promise<{ readonly feature: PremiumFeature; readonly thing: Thing }> {
  const feature = featureOf(text);
  const things = await listThings(api);
  const thing = things.find((one) => one.feature === feature);
  if (thing !== undefined) return { feature, thing };
  const [kind = '', name = ''] = feature.split(':');
  const names = things.flatMap((one) =>
    one.feature.startsWith(`${kind}:`) ? [one.feature.split(':')[1]] : [],
  );
  throw new Failure(`there is no ${kind} "${name}"`, { hint: `There are: ${names.join(', ')}` });
}

function featureOf(text: string): PremiumFeature {
  const feature = PremiumFeature.safeParse(text);
  if (!feature.success) throw new Misuse('the feature must be exam:CODE, course:SLUG or live-seats');
  return feature.data;
}
