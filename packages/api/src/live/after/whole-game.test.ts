import { createHash } from 'node:crypto';
import { boardText, replayGame } from '@studyhall/domain/live/replay-game';
import { describe, expect } from 'vitest';
import { type Site, test } from '../../testing/callers.ts';
import { openPlayedRoom, type TestRoom } from '../../testing/live.ts';
import { control, keepPromises, passTime, rightPlace } from '../../testing/live-play.ts';
import { join } from '../../testing/members.ts';
import { liveDataChecks } from '../doctor.ts';
import { GameResult } from './models.ts';

type Played = Awaited<ReturnType<typeof openPlayedRoom>>;

async function start(site: Site, options: Parameters<typeof openPlayedRoom>[1] = {}): Promise<Played> {
  const room = await openPlayedRoom(site, options);
  await control(room, 'start');
  return room;
}

/** The first of them is right each time, the second wrong, and the others say nothing. */
async function askOnce(site: Site, { host, gameId, players: [ada, bob] }: Played): Promise<void> {
  await passTime(site, gameId);
  const open = await host.api.live.getGame({ gameId });
  const right = rightPlace(open);
  const position = open.position ?? 0;
  await ada?.api.live.answer({ gameId, position, answer: [right] });
  await bob?.api.live.answer({ gameId, position, answer: [(right + 1) % 4] });
  await passTime(site, gameId);
}

/** Two questions, as their host moves them on, and the podium. */
async function playTwo(site: Site, options: Parameters<typeof openPlayedRoom>[1] = {}): Promise<Played> {
  const room = await start(site, { ...options, settings: { pace: 'host', ...options.settings } });
  await askOnce(site, room);
  while ((await room.host.api.live.getGame({ gameId: room.gameId })).phase !== 'intro')
    await control(room, 'next');
  await askOnce(site, room);
  await control(room, 'end');
  await keepPromises(site);
  return room;
}

/** The board that its log comes to, and the one that was kept. */
async function hashesOf(site: Site, { gameId }: Pick<TestRoom, 'gameId'>) {
  const admin = await join(site, { role: 'admin' });
  const { events, settings, boardHash, next } = await admin.api.live.listFacts({ gameId, limit: 500 });
  expect(next).toBeNull();
  const log = events.map(({ frame, facts }) => ({ frame, facts }));
  const replayed = createHash('sha256')
    .update(boardText(replayGame(settings, log)))
    .digest('hex');
  return { replayed, kept: boardHash };
}

async function problemsOf(site: Site): Promise<unknown[]> {
  const at = { after: null, now: site.now, secrets: site.secrets };
  const found: unknown[] = [];
  for (const check of liveDataChecks) found.push(...(await check.look(site.db, at)).flaws);
  return found;
}

describe('at its podium', () => {
  test('a game has its results: for its host, for each player with what they missed, and as a table', async ({
    site,
  }) => {
    const { host, gameId, players } = await playTwo(site);
    const [ada, bob, cyd] = players;
    const results = await host.api.live.getResults({ gameId });
    expect(results).toMatchObject({ entrants: 3, mode: 'speed', endedBecause: null });
    expect(results.players).toMatchObject([
      { seat: 1, rank: 1, asked: 2, answered: 2, correct: 2 },
      { seat: 2, rank: 2, score: 0, asked: 2, answered: 2, correct: 0 },
      { seat: 3, rank: 2, score: 0, asked: 2, answered: 0, correct: 0 },
    ]);
    expect(results.questions.slice(0, 2)).toMatchObject([
      { position: 0, rightPercent: 33, distribution: { answered: 2, right: 1, of: 3 } },
      { position: 1, rightPercent: 33 },
    ]);
    expect(results.hardest).toEqual([0, 1]);
    const own = await bob?.api.live.getMyResult({ gameId });
    expect(own).toMatchObject({ seat: 2, rank: 2, entrants: 3, missed: [0, 1] });
    expect(own?.questions[0]).toMatchObject({
      outcome: 'wrong',
      pointsEarned: 0,
      reveal: { type: 'single' },
    });
    expect(await cyd?.api.live.getMyResult({ gameId })).toMatchObject({ missed: [0, 1], answered: 0 });
    expect(await ada?.api.live.getMyResult({ gameId })).toMatchObject({ missed: [], correct: 2 });
    const { csv } = await host.api.live.exportResults({ gameId });
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    await expect(ada?.api.live.getResults({ gameId })).rejects.toThrow('not-found');
  });

  test('it is among the games and figures of whoever played, with what it brought, once', async ({
    site,
    db,
  }) => {
    const room = await playTwo(site);
    const { gameId, players } = room;
    const [ada] = players;
    expect(await ada?.api.live.statistics()).toMatchObject({ games: 1, won: 1, asked: 2, correct: 2 });
    const kept = await GameResult.query(db).where({ gameId }).orderBy('seat');
    expect(kept.map(({ xp }) => xp > 0)).toEqual([true, false, false]);
    await control(room, 'next');
    await keepPromises(site);
    expect(await GameResult.query(db).where({ gameId }).orderBy('seat')).toEqual(kept);
    const listed = await ada?.api.live.listGames({ as: 'player' });
    expect(listed?.items).toMatchObject([{ gameId, phase: 'ended', mine: { rank: 1, entrants: 3 } }]);
  });

  test('whoever played it sees it again, frame by frame, and its log comes to the board that was kept', async ({
    site,
  }) => {
    const room = await playTwo(site);
    const { gameId, players } = room;
    const read = async (after: number) => await players[0]?.api.live.replay({ gameId, after, limit: 3 });
    const frames = [];
    let page = await read(0);
    for (; page !== undefined && page.next !== null; page = await read(page.next))
      frames.push(...page.frames);
    frames.push(...(page?.frames ?? []));
    expect(frames.map(({ seq }) => seq)).toEqual(frames.map((_, index) => index + 1));
    expect(frames.at(-1)?.frame.kind).toBe('podium');
    const { replayed, kept } = await hashesOf(site, room);
    expect(kept).not.toBeNull();
    expect(replayed).toBe(kept);
    expect(await problemsOf(site)).toEqual([]);
  });
});

test('whoever was removed has no place, and takes nothing from the results of the others', async ({
  site,
  db,
}) => {
  const room = await start(site, { settings: { pace: 'host' } });
  const { host, roomId, gameId, players } = room;
  await askOnce(site, room);
  await host.api.live.removeSeat({ roomId, seat: players[0]?.seat ?? 0 });
  await control(room, 'next');
  await control(room, 'next');
  // Its second question is opened, and counted.
  for (let steps = 0; steps < 2; steps += 1) await passTime(site, gameId);
  await control(room, 'end');
  await keepPromises(site);
  const kept = await GameResult.query(db).where({ gameId }).orderBy('seat');
  expect(kept.map(({ rank }) => rank)).toEqual([null, 1, 1]);
  const results = await host.api.live.getResults({ gameId });
  expect(results.players.map(({ seat }) => seat)).toEqual([2, 3, 1]);
});

test('whoever was removed before the podium has not won, and the others have the places that the board shows', async ({
  site,
  db,
}) => {
  const room = await start(site, { settings: { pace: 'host' } });
  const { host, roomId, gameId, players } = room;
  await askOnce(site, room);
  await host.api.live.removeSeat({ roomId, seat: players[0]?.seat ?? 0 });
  await control(room, 'end');
  await keepPromises(site);
  const kept = await GameResult.query(db).where({ gameId }).orderBy('seat');
  expect(kept.map(({ rank }) => rank)).toEqual([null, 1, 1]);
  expect(await players[0]?.api.live.statistics()).toMatchObject({ games: 1, won: 0, podiums: 0 });
});

test('a seat of the room that is not in a game changes nothing of its board', async ({ site }) => {
  const room = await openPlayedRoom(site, { settings: { pace: 'host', lateJoin: 'never' } });
  const { host, roomId, players } = room;
  const [, , cyd] = players;
  await control(room, 'start');
  await askOnce(site, room);
  await control(room, 'end');
  await cyd?.api.live.leaveRoom({ roomId });
  const { gameId } = await host.api.live.playAgain({ roomId, after: room.gameId });
  await host.api.live.setSeat({ roomId, seat: cyd?.seat ?? 0, nickname: 'Somebody else' });
  const again = { ...room, gameId };
  await control(again, 'start');
  await expect(cyd?.api.live.joinRoom({ pin: room.pin })).rejects.toThrow('late-join-closed');
  await askOnce(site, again);
  await control(again, 'end');
  for (const game of [room, again]) {
    const { replayed, kept } = await hashesOf(site, game);
    expect(replayed).toBe(kept);
  }
});

test('a self-paced game that its host ends has ended because of its host, and is counted first', async ({
  site,
}) => {
  const room = await start(site, { players: 2, settings: { mode: 'self-paced' } });
  const { host, gameId, players } = room;
  await players[0]?.api.live.myQuestion({ gameId });
  await players[0]?.api.live.answer({ gameId, position: 0, answer: [0] });
  await control(room, 'end');
  for (let tick = 0; tick < 11; tick += 1) await passTime(site, gameId);
  expect(await host.api.live.getGame({ gameId })).toMatchObject({ phase: 'podium' });
  await passTime(site, gameId);
  expect(await host.api.live.getGame({ gameId })).toMatchObject({ phase: 'ended', ended: 'host' });
  await keepPromises(site);
  expect(await host.api.live.getResults({ gameId })).toMatchObject({ endedBecause: 'host', entrants: 2 });
  const { replayed, kept } = await hashesOf(site, room);
  expect(replayed).toBe(kept);
});

test('teams are one entrant each, by the mean of those who were asked', async ({ site }) => {
  const room = await playTwo(site, { players: 4, settings: { teams: 2, teamChoice: 'shuffled' } });
  const { host, gameId } = room;
  const results = await host.api.live.getResults({ gameId });
  expect(results).toMatchObject({ teams: 2, entrants: 2 });
  const { board } = await host.api.live.getGame({ gameId });
  expect(board).toMatchObject({ entrants: 2, rows: [{ rank: 1 }, { entrant: expect.any(Number) }] });
  const first = results.players.find(({ seat }) => seat === 1);
  expect(results.players.filter(({ team }) => team === first?.team).every(({ rank }) => rank === 1)).toBe(
    true,
  );
  const { replayed, kept } = await hashesOf(site, room);
  expect(replayed).toBe(kept);
  expect(await problemsOf(site)).toEqual([]);
});

test('a poll has how all answered and nobody ranked, and stands among the games of both', async ({
  site,
}) => {
  const { host, gameId, players } = await playTwo(site, { settings: { mode: 'poll' } });
  const results = await host.api.live.getResults({ gameId });
  expect(results.players.map(({ rank, score }) => [rank, score])).toEqual([
    [null, 0],
    [null, 0],
    [null, 0],
  ]);
  expect(results.questions[0]).toMatchObject({ rightPercent: null, distribution: { answered: 2 } });
  expect(results.hardest).toEqual([]);
  expect(results.questions.map(({ reveal }) => reveal)).toEqual(results.questions.map(() => null));
  const [ada] = players;
  expect(await ada?.api.live.getMyResult({ gameId })).toMatchObject({ rank: null, missed: [] });
  expect((await ada?.api.live.listGames({ as: 'player' }))?.items).toMatchObject([{ gameId, mode: 'poll' }]);
  expect((await host.api.live.listGames({ as: 'host' })).items).toMatchObject([{ gameId }]);
});

test('more time during an open question is there at once, and counts', async ({ site }) => {
  const room = await start(site, { settings: { pace: 'host', secondsPerQuestion: 20 } });
  const { host, roomId, gameId, players } = room;
  await passTime(site, gameId);
  const before = await host.api.live.getGame({ gameId });
  const [ada] = players;
  await host.api.live.setSeat({ roomId, seat: 1, timeFactorPercent: 200 });
  const after = await host.api.live.getGame({ gameId });
  expect((after.nextAt ?? 0) - (before.nextAt ?? 0)).toBeGreaterThanOrEqual(20_000);
  await ada?.api.live.answer({ gameId, position: 0, answer: [rightPlace(after)] });
  await passTime(site, gameId);
  await control(room, 'end');
  const { replayed, kept } = await hashesOf(site, room);
  expect(replayed).toBe(kept);
});
