import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import type { Progress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

const PAGE = 50;

type Page = Outputs['admin']['verifyStandings'];

interface Difference {
  readonly userId: string;
  readonly username: string | null;
  readonly what: string;
  readonly stored: string;
  readonly expected: string;
}

const columns: readonly Column<Difference>[] = [
  { name: 'userId', value: ({ userId }) => userId, isDetail: true },
  {
    name: 'username',
    title: 'account',
    value: (one) => one.username,
    shown: (one) => one.username ?? one.userId,
  },
  { name: 'what', title: 'difference', value: ({ what }) => what },
  { name: 'stored', value: ({ stored }) => stored, isFlexible: true },
  { name: 'expected', value: ({ expected }) => expected, isFlexible: true },
];

interface Verifying {
  readonly user: string | undefined;
  readonly isRepair: boolean;
  readonly progress: Progress;
}

/**
 * Every difference between what is stored of accounts and their history; the command fails if one stays. A repair puts
 * right what the stream adds up to; where the stream itself differs from what it tells of, it only says so.
 */
export async function verifyStandings(api: Api, { user, isRepair, progress }: Verifying): Promise<Listing> {
  const repaired = isRepair
    ? await gather(progress, (page) => api.admin.repairStandings.mutate({ user, ...page }), user)
    : undefined;
  const { differences: left, checked } = await gather(
    progress,
    (page) => api.admin.verifyStandings.query({ user, ...page }),
    user,
  );
  const accounts = checked === 1 ? 'one account' : `${checked.toLocaleString('en')} accounts`;
  const put = repaired === undefined ? '' : ` Put right: ${repaired.differences.length}.`;
  const note = `Compared: ${accounts}.${put}${left.length === 0 ? ' They agree.' : ''}`;
  if (left.length === 0) return listing({ columns, items: repaired?.differences ?? [], note });
  const failure = left.length === 1 ? 'one difference' : `${left.length} differences`;
  return listing({ columns, items: left, note, failure });
}

type ReadPage = (request: { readonly limit: number; readonly cursor?: string }) => Promise<Page>;

async function gather(progress: Progress, read: ReadPage, user: string | undefined) {
  const differences: Difference[] = [];
  let checked = 0;
  let cursor: string | undefined;
  do {
    const page = await found(
      read({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
      `account with a standing and the id, name or address "${user ?? ''}"`,
    );
    checked += page.checked;
    cursor = page.nextCursor ?? undefined;
    for (const { userId, username, differences: ofAccount } of page.items)
      differences.push(...ofAccount.map((one) => ({ userId, username, ...one })));
    if (cursor !== undefined) progress.show(`Compared ${checked.toLocaleString('en')} accounts`);
  } while (cursor !== undefined);
  progress.clear();
  return { differences, checked };
}
