import { type Random, randomFrom } from './random.ts';

export interface PoolQuestion {
  readonly questionId: string;
  readonly domainCode: string;
  /** How often it was shown before, where that counts: what was shown least is drawn first. 0 unless told. */
  readonly timesShown?: number;
}

/** How much of an exam an objective domain makes up, in relation to the others; a whole number from 1. */
export interface DomainWeight {
  readonly code: string;
  readonly weight: number;
}

export interface Drawing {
  readonly pool: readonly PoolQuestion[];
  /** A domain of the pool that is not named here weighs 1. */
  readonly weights: readonly DomainWeight[];
  readonly count: number;
  /** 32 hexadecimal digits. */
  readonly seed: string;
}

interface Quota {
  readonly weight: number;
  /** How many questions it has. */
  readonly available: number;
  quota: number;
}

interface Share extends Quota {
  readonly questions: readonly PoolQuestion[];
}

/** Fisher–Yates (Durstenfeld 1964): every order is equally likely. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(random.below(left.length), 1));
  return result;
}

/** Sorted, so that the order in which a database answers changes nothing. */
function byDomain(pool: readonly PoolQuestion[]): Map<string, PoolQuestion[]> {
  const byId = new Map(pool.map((question) => [question.questionId, question]));
  const domains = new Map<string, PoolQuestion[]>();
  for (const [, question] of [...byId].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const questions = domains.get(question.domainCode);
    if (questions) questions.push(question);
    else domains.set(question.domainCode, [question]);
  }
  return new Map([...domains].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Largest remainder (Hare quota): whole shares first, what is left goes to the largest fractions. */
function apportion(shares: readonly Quota[], count: number): void {
  const totalWeight = shares.reduce((sum, share) => sum + share.weight, 0);
  const byFraction = shares.toSorted(
    (a, b) => ((count * b.weight) % totalWeight) - ((count * a.weight) % totalWeight),
  );
  let left = count;
  for (const share of shares) {
    share.quota = Math.floor((count * share.weight) / totalWeight);
    left -= share.quota;
  }
  for (const share of byFraction.slice(0, left)) share.quota += 1;
}

/** A domain with too few questions gives all it has; the rest is apportioned again among the others. */
function apportionWithin(shares: readonly Quota[], count: number): void {
  let open = [...shares];
  let left = count;
  while (open.length > 0) {
    apportion(open, left);
    const short = open.filter((share) => share.quota > share.available);
    if (short.length === 0) return;
    for (const share of short) {
      share.quota = share.available;
      left -= share.quota;
    }
    open = open.filter((share) => !short.includes(share));
  }
}

/** How many questions of each domain are drawn, by code; who of equal fractions gets one more is decided by lot when they are. */
export function domainQuotas(
  domains: readonly (DomainWeight & { readonly questions: number })[],
  count: number,
): ReadonlyMap<string, number> {
  const quotas = domains.map(({ code, weight, questions }) => ({
    ...{ code, weight, available: questions, quota: 0 },
  }));
  apportionWithin(quotas, count);
  return new Map(quotas.map(({ code, quota }) => [code, quota]));
}

/**
 * Draws question ids, as many of each domain as its weight says (largest remainder; equal fractions by lot), in
 * random order and none twice; within a domain those that were shown least. The same seed and pool give the same questions. A pool smaller than `count` is drawn
 * whole. Errors: a RangeError for a seed that is not 32 hexadecimal digits.
 */
export function drawQuestions({ pool, weights, count, seed }: Drawing): string[] {
  const random = randomFrom(seed);
  const weightOf = new Map(weights.map((domain) => [domain.code, domain.weight]));
  const domains = [...byDomain(pool)].map(([code, questions]): Share => {
    return { questions, weight: weightOf.get(code) ?? 1, available: questions.length, quota: 0 };
  });
  const shares = shuffled(domains, random);
  const available = shares.reduce((sum, share) => sum + share.questions.length, 0);
  apportionWithin(shares, Math.min(count, available));
  const drawn = shares.flatMap((share) => leastShown(share.questions, share.quota, random));
  return shuffled(drawn, random);
}

/** Everything that was shown less goes before anything that was shown more; among equals by lot. */
function leastShown(questions: readonly PoolQuestion[], count: number, random: Random): string[] {
  const tiers = new Map<number, string[]>();
  for (const { questionId, timesShown = 0 } of questions) {
    const tier = tiers.get(timesShown);
    if (tier) tier.push(questionId);
    else tiers.set(timesShown, [questionId]);
  }
  const chosen: string[] = [];
  for (const [, ids] of [...tiers].sort(([a], [b]) => a - b))
    chosen.push(...sample(ids, Math.min(count - chosen.length, ids.length), random));
  return chosen;
}

/** The first places of a Fisher–Yates shuffle, without shuffling a bank of thousands for ten questions. */
function sample(ids: readonly string[], count: number, random: Random): string[] {
  const rest = [...ids];
  const chosen: string[] = [];
  while (chosen.length < count) {
    const place = random.below(rest.length);
    const id = rest[place];
    const last = rest.pop();
    if (id === undefined || last === undefined) break;
    if (place < rest.length) rest[place] = last;
    chosen.push(id);
  }
  return chosen;
}

export interface PlaceShuffle {
  /** For each thing that gets a place, in the author's order, the group in which it is shuffled; null where it keeps its place. */
  readonly groups: readonly (number | null)[];
  /** 32 hexadecimal digits, the seed of the attempt. */
  readonly seed: string;
  readonly questionId: string;
}

/**
 * The order in which the parts of a question are shown: the author's index of what stands at each place. Every order of
 * those of a group is equally likely and differs from question to question; nothing leaves the places of its group.
 */
export function shufflePlaces({ groups, seed, questionId }: PlaceShuffle): number[] {
  const random = randomFrom(seed, questionId);
  const order = groups.map((_, index) => index);
  for (const group of new Set(groups)) {
    if (group === null) continue;
    const places = groups.flatMap((other, index) => (other === group ? [index] : []));
    const mixed = shuffled(places, random);
    for (const [nth, place] of places.entries()) order[place] = mixed[nth] ?? place;
  }
  return order;
}
