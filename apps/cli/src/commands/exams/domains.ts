import { type DomainConcern, domainShares } from '@studyhall/domain/quizzes/domain-shares';
import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure, Misuse } from '../../failures.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';
import type { DomainInput } from './settings-input.ts';

type Domain = Outputs['quizzes']['listDomains'][number];

interface Weighed extends Domain {
  readonly percent: number;
  readonly asked: number;
  readonly concern: DomainConcern | null;
}

const concernWords: Readonly<Record<DomainConcern, string>> = {
  empty: 'no published question: never asked',
  'never-asked': 'a quiz is too short for it: never asked',
  'too-few': 'fewer published questions than it weighs',
};

const columns: readonly Column<Weighed>[] = [
  { name: 'code', value: ({ code }) => code },
  { name: 'title', value: ({ title }) => title, isFlexible: true },
  { name: 'weight', value: ({ weight }) => weight },
  { name: 'percent', title: '%', value: ({ percent }) => percent },
  { name: 'asked', title: 'per quiz', value: ({ asked }) => asked },
  { name: 'published', value: ({ published }) => published },
  { name: 'questions', value: ({ questions }) => questions, isDetail: true },
  {
    name: 'concern',
    title: 'what is wrong',
    value: ({ concern }) => concern,
    shown: ({ concern }) => (concern === null ? '' : concernWords[concern]),
  },
];

async function weighed(api: Api, examCode: string): Promise<Weighed[]> {
  const { questionCount } = await found(api.quizzes.getExam.query({ examCode }), `exam "${examCode}"`);
  const domains = await api.quizzes.listDomains.query({ examCode });
  return sharesOf(domains, questionCount);
}

function sharesOf(domains: readonly Domain[], questionCount: number): Weighed[] {
  const supply = domains.map(({ code, weight, published }) => ({ code, weight, questions: published }));
  const shares = new Map(domainShares(supply, questionCount).map((share) => [share.code, share]));
  return domains.map((domain) => ({
    ...{ percent: 0, asked: 0, concern: null },
    ...shares.get(domain.code),
    ...domain,
  }));
}

/** What an exam is about, and how much of a quiz each part of it is. */
export async function listDomains(api: Api, examCode: string): Promise<Listing> {
  const items = await weighed(api, examCode);
  return listing({ columns, items, note: items.length === 0 ? 'None: they come with questions' : undefined });
}

/** Says anew what a domain is called and how much it weighs; what is not said stays. */
export async function editDomain(
  api: Api,
  { code: examCode, domain: domainCode, title, weight, dryRun }: DomainInput,
): Promise<Done> {
  if (title === undefined && weight === undefined)
    throw new Misuse('nothing was said that could change', { hint: 'Say --title, --weight or both' });
  const before = (await weighed(api, examCode)).find(({ code }) => code === domainCode);
  if (before === undefined)
    throw new Failure(`exam "${examCode}" has no domain "${domainCode}"`, {
      hint: `Those that it has: studyhall exams domains ${examCode}`,
    });
  const after = { title: title ?? before.title, weight: weight ?? before.weight };
  const what = `${domainCode} of ${examCode}: "${before.title}" at ${before.weight} → "${after.title}" at ${after.weight}`;
  if (after.title === before.title && after.weight === before.weight)
    return done(`${what}: it is so already; nothing changed`);
  if (dryRun) return done(`Dry run: ${what}`);
  await api.quizzes.putDomain.mutate({ examCode, domainCode, ...after });
  const now = (await weighed(api, examCode)).find(({ code }) => code === domainCode);
  const concern = now?.concern == null ? '' : `. What is wrong: ${concernWords[now.concern]}`;
  return done(`${what}. It is ${now?.percent ?? 0} % of what is begun from now on${concern}`);
}
