import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { gameColumns } from './list.ts';

type Game = Outputs['live']['showGame'];

/** What a game is called where there is none. */
export function gameNamed(game: string): string {
  return `game, room or open PIN "${game}"`;
}

const columns: readonly Column<Game>[] = [
  ...gameColumns,
  { name: 'settings', value: ({ settings }) => settings, isDetail: true },
  { name: 'seats', value: ({ seats }) => seats, isDetail: true },
];

/** A game with who sits in it. */
export async function showGame(api: Api, game: string): Promise<ShownRecord> {
  const item = await found(api.live.showGame.query({ game }), gameNamed(game));
  const paragraphs = item.seats.map((seat) => ({ text: seatLine(seat) }));
  const sections = paragraphs.length === 0 ? [] : [{ title: 'Seats', paragraphs }];
  return record({ columns, item, sections });
}

function seatLine({ seat, nickname, team, state, score, rank }: Game['seats'][number]): string {
  const where = team === 0 ? '' : `, team ${team}`;
  const place = rank === null ? '' : `, place ${rank}`;
  return `${seat}. ${nickname}${where}: ${score.toLocaleString('en')} points${place}${state === 'in' ? '' : ` (${state})`}`;
}
