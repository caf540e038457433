import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { control, passTime, rightPlace } from '../../testing/live-play.ts';

describe('a game of one question', () => {
  test('goes from the lobby to its end', async ({ site }) => {
    const room = await openPlayedRoom(site, { settings: { pace: 'host' } });
    const { host, gameId } = room;
    const [ada, bob] = room.players;
    const look = async () => await host.api.live.getGame({ gameId });
    expect(await look()).toMatchObject({ phase: 'lobby', me: { role: 'host' } });
    await control(room, 'start');
    expect(await look()).toMatchObject({ phase: 'intro', position: 0, question: null });
    await passTime(site, gameId);
    const open = await look();
    expect(open).toMatchObject({ phase: 'question', progress: { answered: 0, of: 3 } });
    const right = rightPlace(open);
    await ada?.api.live.answer({ gameId, position: 0, answer: [right] });
    await bob?.api.live.answer({ gameId, position: 0, answer: [(right + 1) % 4] });
    expect((await ada?.api.live.getGame({ gameId }))?.me).toMatchObject({ answer: [right], isAsked: true });
    await passTime(site, gameId);
    expect(await ada?.api.live.getGame({ gameId })).toMatchObject({
      phase: 'reveal',
      reveal: { type: 'single' },
      me: { result: { outcome: 'right', rank: 1 } },
    });
    await control(room, 'next');
    expect(await look()).toMatchObject({
      phase: 'board',
      board: { rows: [{ rank: 1 }, { rank: 2 }, { rank: 2 }] },
    });
    await control(room, 'end');
    expect(await look()).toMatchObject({ phase: 'podium' });
    await control(room, 'next');
    expect(await look()).toMatchObject({ phase: 'ended', ended: 'host' });
  });
});
