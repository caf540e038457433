import { domainQuotas } from './drawing.ts';

/** A domain of an exam, with how many of its questions can be asked. */
interface WeighedDomain {
  readonly code: string;
  readonly weight: number;
  readonly questions: number;
}

/** empty: it has no question to ask. never-asked: a quiz is too short for it. too-few: it has fewer than its part. */
export type DomainConcern = 'empty' | 'never-asked' | 'too-few';

/** What the weight of a domain comes to. */
export interface DomainShare {
  readonly code: string;
  /** Of what is asked, by the weights alone; rounded. */
  readonly percent: number;
  /** How many of its questions a quiz asks; where fractions are equal, one more or less by lot. */
  readonly asked: number;
  readonly concern: DomainConcern | null;
}

/** What the weights of an exam come to in a quiz of that many questions: domains without questions take part in none. */
export function domainShares(domains: readonly WeighedDomain[], count: number): DomainShare[] {
  const asking = domains.filter(({ questions }) => questions > 0);
  const total = asking.reduce((sum, { weight }) => sum + weight, 0);
  const available = asking.reduce((sum, { questions }) => sum + questions, 0);
  const length = Math.min(count, available);
  const quotas = domainQuotas(asking, length);
  return domains.map(({ code, weight, questions }) => {
    const asked = quotas.get(code) ?? 0;
    const part = total === 0 ? 0 : weight / total;
    const percent = questions === 0 ? 0 : Math.round(part * 100);
    return { code, percent, asked, concern: concernOf({ questions, asked, wanted: part * count }) };
  });
}

interface Weighed {
  readonly questions: number;
  readonly asked: number;
  /** By its weight, with its fraction. */
  readonly wanted: number;
}

function concernOf({ questions, asked, wanted }: Weighed): DomainConcern | null {
  if (questions === 0) return 'empty';
  if (asked === 0) return 'never-asked';
  return questions < Math.floor(wanted) ? 'too-few' : null;
}
