import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Leaderboard = Outputs['gamification']['leaderboard'];
type Row = Leaderboard['items'][number];

/** Averages are kept in hundredths of a percent. */
const isAverage = (board: string) => board === 'accuracy' || board.startsWith('exam:');

function columnsOf(board: string): readonly Column<Row>[] {
  return [
    { name: 'rank', value: ({ rank }) => rank },
    { name: 'displayName', title: 'learner', value: ({ displayName }) => displayName, isFlexible: true },
    {
      name: 'score',
      value: ({ score }) => score,
      shown: ({ score }) => (isAverage(board) ? `${score / 100} %` : score.toLocaleString('en')),
    },
    { name: 'isMe', value: ({ isMe }) => isMe, isDetail: true },
  ];
}

interface Showing {
  readonly board: string;
  readonly limit: number;
}

/** The top of a board, and of a week whether it can still change. */
export async function showBoard(api: Api, { board, limit }: Showing): Promise<Listing> {
  const key = keyOf(board);
  let first: Leaderboard | undefined;
  const read = gatherPages(limit, async (page) => {
    const shown = await api.gamification.leaderboard.query({ board: key, ...page });
    first ??= shown;
    return shown;
  });
  const { items, note } = await found(read, `board "${board}"`);
  const words = [playersNote(first), weekNote(first), note].filter((one) => one !== undefined);
  return listing({ columns: columnsOf(key), items, note: words.join(' ') });
}

/** A week may be named without saying what is counted in it. */
function keyOf(board: string): string {
  if (board === 'week') return 'xp-week';
  return /^\d{4}-W\d{2}$/.test(board) ? `xp:${board}` : board;
}

function playersNote(shown: Leaderboard | undefined): string {
  const players = shown?.players ?? 0;
  return players === 1 ? 'One learner is on it.' : `${players.toLocaleString('en')} learners are on it.`;
}

function weekNote(shown: Leaderboard | undefined): string | undefined {
  const week = shown?.week ?? null;
  if (week === null) return undefined;
  return week.isFrozen
    ? `${week.week} is over and stays as it ended.`
    : `${week.week} ends ${week.endsAt.toISOString()}.`;
}
