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
}

/** What an exam allows somebody, in one line. */
export async function putOverride(api: Api, { user, examCode, terms, isDryRun }: Override): Promise<Done> {
  const { userId, username } = await findUser(api, user);
  const put = { user: userId, examCode, terms, isDryRun };
  const { examTitle, before } = await api.quizzes.putExamOverride.mutate(put);
  const what = `${username ?? userId} in ${examTitle}: ${wordsOf(before)} → ${wordsOf(terms)}`;
  return done(
    isDryRun
      ? `Dry run: ${what}`
      : `${what}. It holds for what is begun from now on, where it is more favourable`,
  );
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

const columns: readonly Column<Own>[] = [
  { name: 'userId', title: 'user id', value: ({ userId }) => userId, isDetail: true },
  {
    name: 'username',
    title: 'user',
    value: ({ username }) => username,
    shown: (own) => own.username ?? own.userId,
  },
  { name: 'terms', title: 'allows', value: ({ terms }) => terms, shown: ({ terms }) => wordsOf(terms) },
];

/** To whom an exam allows something else. */
export async function listOverrides(api: Api, examCode: string): Promise<Listing> {
  const items = await api.quizzes.listExamOverrides.query({ examCode });
  return listing({ columns, items, note: items.length === 0 ? 'It is the same for everybody' : undefined });
}
