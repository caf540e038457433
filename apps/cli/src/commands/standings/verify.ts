import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import type { Progress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

const PAGE = 50;

type Page = Outputs['admin']['verifyStandings'];

interface Difference extends Readonly<Page['ranks'][number]> {
  /** Null for what belongs to no account alone. */
  readonly userId: string | null;
  readonly username: string | null;
}

const columns: readonly Column<Difference>[] = [
  { name: 'userId', value: ({ userId }) => userId, isDetail: true },
  {
    name: 'username',
    title: 'account',
    value: (one) => one.username,
    shown: (one) => one.username ?? one.userId ?? '(all)',
  },
  { name: 'what', title: 'difference', value: ({ what }) => what },
  { name: 'stored', value: ({ stored }) => stored, isFlexible: true },
  { name: 'expected', value: ({ expected }) => expected, isFlexible: true },
  {
    name: 'isRepairable',
    title: 'repair',
    value: ({ isRepairable }) => isRepairable,
    shown: ({ isRepairable }) => (isRepairable ? 'changes it' : 'leaves it'),
  },
];

interface Verifying {
  readonly user: string | undefined;
  /** Left out to compare alone; a preview says what a repair would change, and changes nothing. */
  readonly repair: 'preview' | 'write' | undefined;
  readonly progress: Progress;
}

/**
 * Every difference between what is stored of accounts and their history; the command fails if one stays. A repair puts
 * right what the stream adds up to; where the stream itself differs from what it tells of, it only says so.
 */
export async function verifyStandings(api: Api, { user, repair, progress }: Verifying): Promise<Listing> {
  const repaired =
    repair === 'write'
      ? await gather(progress, (page) => api.admin.repairStandings.mutate({ user, ...page }), user)
      : undefined;
  const { differences: left, checked } = await gather(
    progress,
    (page) => api.admin.verifyStandings.query({ user, ...page }),
    user,
  );
  if (repair === 'preview') return previewOf(left, checked);
  const put = repaired === undefined ? '' : ` Put right: ${repaired.differences.length}.`;
  const note = `${comparedNote(checked)}${put}${left.length === 0 ? ' They agree.' : ''}`;
  if (left.length === 0) return listing({ columns, items: repaired?.differences ?? [], note });
  return listing({ columns, items: left, note, failure: failureOf(left) });
}

/** What a repair would change, and what it would leave; fails if the repair would. */
function previewOf(differences: readonly Difference[], checked: number): Listing {
  const left = differences.filter(({ isRepairable }) => !isRepairable);
  const changed = differences.length - left.length;
  const would =
    differences.length === 0
      ? 'They agree: a repair would change nothing.'
      : `A repair would change ${changed} and leave ${left.length}. Nothing was changed.`;
  const note = `${comparedNote(checked)} ${would}`;
  const failure = left.length === 0 ? {} : { failure: failureOf(left) };
  return listing({ columns, items: differences, note, ...failure });
}

function comparedNote(checked: number): string {
  return `Compared: ${checked === 1 ? 'one account' : `${checked.toLocaleString('en')} accounts`}.`;
}

function failureOf(left: readonly Difference[]): string {
  return left.length === 1 ? 'one difference' : `${left.length} differences`;
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
    differences.push(...page.ranks.map((one) => ({ userId: null, username: null, ...one })));
    if (cursor !== undefined) progress.show(`Compared ${checked.toLocaleString('en')} accounts`);
  } while (cursor !== undefined);
  progress.clear();
  return { differences, checked };
}
