import type { Api, Outputs } from '../../connection/api.ts';
import { type Column, type Done, done, type Listing, listing } from '../../output/result.ts';
import { localTime } from '../../output/table.ts';
import { findUser } from '../users/find.ts';

type Own = Outputs['quizzes']['listExamOverrides'][number];
type Terms = Own['terms'];

interface Override {
  readonly user: string;
  readonly examCode: string;
  readonly terms: Terms | null;
  readonly isDryRun: boolean;
  /** Resolves when the change is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

/** Says what an exam allows somebody: after a look at it, and a question if somebody can answer. */
export async function putOverride(
  api: Api,
  { user, examCode, terms, isDryRun, confirm }: Override,
): Promise<Done> {
  const { userId, username } = await findUser(api, user);
  const put = { user: userId, examCode, terms };
  const { examTitle, before } = await api.quizzes.putExamOverride.mutate({ ...put, isDryRun: true });
  const what = `${username ?? userId} in ${examTitle}: ${wordsOf(before)} → ${wordsOf(terms)}`;
  if (wordsOf(before) === wordsOf(terms)) return done(`${what}: it is so already; nothing changed`);
  if (isDryRun) return done(`Dry run: ${what}`);
  await confirm(`${what}?`);
  await api.quizzes.putExamOverride.mutate({ ...put, isDryRun: false });
  return done(`${what}. It holds for what is begun from now on, where it is more favourable`);
}

function wordsOf(terms: Terms | null): string {
  if (terms === null) return 'as everybody';
  const { opensAt, closesAt, attemptsAllowed, timeLimitSeconds, extraTimePercent } = terms;
  const parts = [
    opensAt !== undefined && `opens ${opensAt === null ? 'always' : localTime(opensAt)}`,
    closesAt !== undefined && `closes ${closesAt === null ? 'never' : localTime(closesAt)}`,
    attemptsAllowed !== undefined && `${attemptsAllowed ?? 'any'} attempts`,
    timeLimitSeconds !== undefined && `${timeLimitSeconds / 60} minutes`,
    extraTimePercent !== undefined && `${extraTimePercent} % extra time`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'as everybody' : parts.join(', ');
}

/** As it would be typed; null where nothing is said. */
function said<Bound>(bound: Bound | null | undefined, none: string): Bound | string | null {
  return bound === undefined ? null : (bound ?? none);
}

const columns: readonly Column<Own>[] = [
  { name: 'userId', title: 'user id', value: ({ userId }) => userId, isDetail: true },
  {
    name: 'username',
    title: 'user',
    value: ({ username }) => username,
    shown: (own) => own.username ?? own.userId,
  },
  { name: 'allows', value: ({ terms }) => wordsOf(terms), isFlexible: true },
  { name: 'opens', value: ({ terms }) => said(terms.opensAt, 'always'), isDetail: true },
  { name: 'closes', value: ({ terms }) => said(terms.closesAt, 'never'), isDetail: true },
  { name: 'attempts', value: ({ terms }) => said(terms.attemptsAllowed, 'any'), isDetail: true },
  {
    name: 'minutes',
    value: ({ terms }) => (terms.timeLimitSeconds === undefined ? null : terms.timeLimitSeconds / 60),
    isDetail: true,
  },
  { name: 'extraTime', value: ({ terms }) => terms.extraTimePercent ?? null, isDetail: true },
];

/** To whom an exam allows something else. */
export async function listOverrides(api: Api, examCode: string): Promise<Listing> {
  const items = await api.quizzes.listExamOverrides.query({ examCode });
  return listing({ columns, items, note: items.length === 0 ? 'It is the same for everybody' : undefined });
}
