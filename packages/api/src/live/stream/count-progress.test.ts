import { expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { control, openFirstQuestion } from '../../testing/live-play.ts';
import { countProgress } from './count-progress.ts';

test('of games in which a question is open it is told how many have answered, in one statement', async ({
  site,
}) => {
  const [one, other, waiting] = [
    await openPlayedRoom(site, { players: 2 }),
    await openPlayedRoom(site, { players: 2 }),
    await openPlayedRoom(site, { players: 1 }),
  ];
  for (const room of [one, other]) await openFirstQuestion(site, room);
  await one.players[0]?.api.live.answer({ gameId: one.gameId, position: 0, answer: [0] });
  const games = [one.gameId, other.gameId, waiting.gameId];
  expect((await countProgress(site.db, games)).toSorted((a, b) => b.answered - a.answered)).toEqual([
    { gameId: one.gameId, question: 0, answered: 1, of: 2 },
    { gameId: other.gameId, question: 0, answered: 0, of: 2 },
  ]);
  await control(one, 'pause');
  expect(await countProgress(site.db, games)).toMatchObject([{ gameId: other.gameId }]);
  expect(await countProgress(site.db, [])).toEqual([]);
});
