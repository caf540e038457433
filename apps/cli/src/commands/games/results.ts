import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { gameNamed } from './show.ts';

type Results = Outputs['live']['showResults'];
type Player = Results['players'][number];

const columns: readonly Column<Player>[] = [
  { name: 'rank', value: ({ rank }) => rank },
  { name: 'nickname', title: 'player', value: ({ nickname }) => nickname, isFlexible: true },
  { name: 'team', value: ({ team }) => team, isDetail: true },
  {
    name: 'score',
    title: 'points',
    value: ({ score }) => score,
    shown: ({ score }) => score.toLocaleString('en'),
  },
  {
    name: 'correct',
    title: 'right',
    value: ({ correct }) => correct,
    shown: ({ correct, asked }) => `${correct} of ${asked}`,
  },
  { name: 'answered', value: ({ answered }) => answered },
  { name: 'asked', value: ({ asked }) => asked, isDetail: true },
  {
    name: 'timeMs',
    title: 'seconds an answer',
    value: ({ timeMs }) => timeMs,
    shown: ({ timeMs, answered }) => (answered === 0 ? null : (timeMs / answered / 1_000).toFixed(1)),
  },
  { name: 'state', value: ({ state }) => state, isDetail: true },
  { name: 'seat', value: ({ seat }) => seat, isDetail: true },
];

/** How each player did, by rank; which question was the hardest is said beside it. */
export async function showResults(api: Api, game: string): Promise<Listing> {
  const results = await found(api.live.showResults.query({ game }), gameNamed(game));
  return listing({ columns, items: results.players, note: hardestNote(results) });
}

function hardestNote({ hardest, questions, players }: Results): string | undefined {
  if (players.length === 0) return 'Nobody has been asked anything in it';
  const question = questions.find(({ position }) => position === hardest[0]);
  if (question === undefined) return undefined;
  return `The hardest question: ${question.text} (${question.rightPercent} % right)`;
}
