import { createHash } from 'node:crypto';
import { boardText, replayGame as replayed } from '@studyhall/domain/live/replay-game';
import type { Api } from '../../connection/api.ts';
import { Failure } from '../../failures.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { type Facts, gameEvents } from './game-events.ts';

interface Replayed {
  readonly events: number;
  readonly keptHash: string | null;
  readonly replayedHash: string;
  /** Null where none was kept: the game is not over. */
  readonly isSame: boolean | null;
}

const columns: readonly Column<Replayed>[] = [
  { name: 'events', value: ({ events }) => events },
  { name: 'keptHash', title: 'board as it was kept', value: ({ keptHash }) => keptHash },
  { name: 'replayedHash', title: 'board of the replay', value: ({ replayedHash }) => replayedHash },
  { name: 'isSame', title: 'the same', value: ({ isSame }) => isSame },
];

/** Plays the log of a game again by the same rules, and compares the boards. */
export async function replayGame(api: Api, game: string): Promise<ShownRecord> {
  const events: Facts['events'] = [];
  let last: Facts | undefined;
  for await (const page of gameEvents(api, game)) {
    events.push(...page.events);
    last = page;
  }
  if (last === undefined) throw new Failure(`nothing has happened in ${game}`);
  const { settings, boardHash: keptHash } = last;
  const replayedHash = createHash('sha256')
    .update(boardText(replayed(settings, events)))
    .digest('hex');
  const isSame = keptHash === null ? null : keptHash === replayedHash;
  return record({
    columns,
    item: { events: events.length, keptHash, replayedHash, isSame },
    note: isSame === null ? 'The game is not over: no board was kept yet' : undefined,
    failure: isSame === false ? 'The log comes to another board than the one that was kept' : undefined,
  });
}
