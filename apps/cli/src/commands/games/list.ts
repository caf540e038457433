import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Game = Outputs['live']['listAllGames']['items'][number];

/** What is said of a game, in a list and where it is shown. */
export const gameColumns: readonly Column<Game>[] = [
  { name: 'gameId', title: 'game', value: ({ gameId }) => gameId },
  { name: 'roomName', title: 'room', value: ({ roomName }) => roomName, isFlexible: true },
  { name: 'pin', title: 'PIN', value: ({ pin }) => pin },
  { name: 'mode', value: ({ mode }) => mode },
  {
    name: 'phase',
    value: ({ phase }) => phase,
    shown: ({ phase, pausedBecause }) => (pausedBecause === null ? phase : `${phase}, paused`),
  },
  {
    name: 'position',
    title: 'question',
    value: ({ position }) => position,
    shown: ({ position, questionCount }) =>
      position === null ? null : `${position + 1} of ${questionCount}`,
  },
  { name: 'players', value: ({ players }) => players },
  { name: 'answers', value: ({ answers }) => answers },
  { name: 'startedAt', title: 'begun', value: ({ startedAt }) => startedAt },
  { name: 'endedAt', title: 'ended', value: ({ endedAt }) => endedAt },
  { name: 'pausedBecause', value: ({ pausedBecause }) => pausedBecause, isDetail: true },
  { name: 'questionCount', value: ({ questionCount }) => questionCount, isDetail: true },
  { name: 'roomId', value: ({ roomId }) => roomId, isDetail: true },
  { name: 'seq', title: 'events', value: ({ seq }) => seq, isDetail: true },
  { name: 'nextAt', value: ({ nextAt }) => nextAt, isDetail: true },
  { name: 'createdAt', value: ({ createdAt }) => createdAt, isDetail: true },
  { name: 'endedBecause', value: ({ endedBecause }) => endedBecause, isDetail: true },
];

interface Listed {
  readonly isOpen: boolean;
  readonly limit: number;
}

/** Games of everybody, the newest first. */
export async function listGames(api: Api, { isOpen, limit }: Listed): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.live.listAllGames.query({ isOpen, ...page }),
  );
  const none = isOpen ? 'No game runs' : 'There was no game yet';
  return listing({ columns: gameColumns, items, note: items.length === 0 ? none : note });
}
