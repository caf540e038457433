import { DomainError } from '@studyhall/domain/errors';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { test } from '../../testing/callers.ts';
import { openPlayedRoom } from '../../testing/live.ts';
import { age, control, openFirstQuestion, passTime, rightPlace } from '../../testing/live-play.ts';
import { GameAnswer, Player } from '../models.ts';
import { storeAnswers } from './store-answers.ts';

const open = async (site: Parameters<typeof openPlayedRoom>[0], settings = {}) => {
  const room = await openPlayedRoom(site, { settings });
  await openFirstQuestion(site, room);
  const [ada, bob, cyd] = room.players;
  if (ada === undefined || bob === undefined || cyd === undefined) throw new Error('Three play');
  return { room, gameId: room.gameId, ada, bob, cyd };
};

async function reasonOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answers';
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof DomainError ? cause.reason : String(error);
  }
}

async function storedOf(db: Knex, gameId: string, seat: number): Promise<Answer | undefined> {
  return (await GameAnswer.query(db).findById([gameId, 0, seat]))?.answer;
}

describe('one answer of each seat', () => {
  test('the first one stays, and the same one again is that one', async ({ db, site }) => {
    const { gameId, ada } = await open(site, { shufflesOptions: false });
    const answer = async (place: number) =>
      await reasonOf(ada.api.live.answer({ gameId, position: 0, answer: [place] }));
    expect(await answer(1)).toBe('answers');
    expect(await answer(1)).toBe('answers');
    expect(await answer(2)).toBe('already-answered');
    expect(await storedOf(db, gameId, ada.seat)).toEqual([1]);
  });

  test('the last one before the close stands where it may be changed', async ({ db, site }) => {
    const { gameId, ada } = await open(site, { canChangeAnswer: true, shufflesOptions: false });
    for (const place of [1, 2, 0]) await ada.api.live.answer({ gameId, position: 0, answer: [place] });
    expect(await storedOf(db, gameId, ada.seat)).toEqual([0]);
    await passTime(site, gameId);
    expect(await reasonOf(ada.api.live.answer({ gameId, position: 0, answer: [1] }))).toBe('too-late');
    expect(await ada.api.live.getGame({ gameId })).toMatchObject({ me: { result: { outcome: 'right' } } });
  });

  test('the same one again takes no time, also where it may be changed', async ({ db, site }) => {
    const { gameId, ada } = await open(site, { canChangeAnswer: true });
    const answer = async (place: number) =>
      await ada.api.live.answer({ gameId, position: 0, answer: [place] });
    const stored = async () => await GameAnswer.query(db).findById([gameId, 0, ada.seat]).throwIfNotFound();
    await answer(1);
    const { ms, receivedAt } = await stored();
    await age(db, gameId, 5_000);
    await answer(1);
    expect(await stored()).toMatchObject({ ms, receivedAt });
    await answer(2);
    expect((await stored()).ms).toBeGreaterThanOrEqual(5_000);
  });

  test('is stored by the author’s order, and shown in that of the screen', async ({ db, site }) => {
    const { gameId, ada } = await open(site);
    const { question } = await ada.api.live.getGame({ gameId });
    if (question?.type !== 'single') throw new Error('A question of options is open');
    const place = question.shown.options.findIndex(({ text }) => text === 'Option C');
    await ada.api.live.answer({ gameId, position: 0, answer: [place] });
    expect(await storedOf(db, gameId, ada.seat)).toEqual([2]);
    expect((await ada.api.live.getGame({ gameId })).me.answer).toEqual([place]);
  });
});

describe('an answer is refused, and changes nothing', () => {
  test('before its question is open, and after it', async ({ site }) => {
    const room = await openPlayedRoom(site, {});
    const { gameId, players } = room;
    const answer = async (position: number) =>
      await reasonOf(players[0]?.api.live.answer({ gameId, position, answer: [0] }) ?? Promise.resolve());
    expect(await answer(0)).toBe('wrong-phase');
    await control(room, 'start');
    expect(await answer(0)).toBe('wrong-phase');
    await passTime(site, gameId);
    expect(await answer(1)).toBe('wrong-phase');
    await control(room, 'pause');
    expect(await answer(0)).toBe('wrong-phase');
    await control(room, 'resume');
    await passTime(site, gameId);
    expect([await answer(0), await answer(1)]).toEqual(['too-late', 'wrong-phase']);
    await passTime(site, gameId);
    expect([await answer(0), await answer(1), await answer(10)]).toEqual([
      ...['too-late', 'wrong-phase', 'not-found'],
    ]);
  });

  test('of whoever does not play, was removed, was banned, or came after the question', async ({
    db,
    site,
  }) => {
    const { gameId, room, ada, bob, cyd } = await open(site);
    const answer = async ({ api }: Pick<typeof ada, 'api'>) =>
      await reasonOf(api.live.answer({ gameId, position: 0, answer: [0] }));
    expect(await answer(room.host)).toBe('not-found');
    await Player.query(db).findById([gameId, ada.seat]).patch({ state: 'removed' });
    await Player.query(db).findById([gameId, bob.seat]).patch({ state: 'banned' });
    await Player.query(db).findById([gameId, cyd.seat]).patch({ fromPosition: 1 });
    expect([await answer(ada), await answer(bob), await answer(cyd)]).toEqual([
      ...['not-present', 'banned', 'not-present'],
    ]);
    expect(await GameAnswer.query(db).where({ gameId })).toEqual([]);
  });

  test('that the question cannot be answered with', async ({ site }) => {
    const { gameId, ada } = await open(site);
    const answer = async (given: Answer) =>
      await reasonOf(ada.api.live.answer({ gameId, position: 0, answer: [...given] }));
    for (const given of [[], [4], ['Option A'], [0, 1], [null]])
      expect([given, await answer(given)]).toEqual([given, 'invalid-input']);
  });
});

describe('a seat has its own time', () => {
  test('and the grace that the network needs, by the clock of the database', async ({ db, site }) => {
    const { gameId, ada, bob } = await open(site, { secondsPerQuestion: 20 });
    await Player.query(db).findById([gameId, bob.seat]).patch({ timeFactorPercent: 200 });
    await age(db, gameId, 25_000);
    expect(await reasonOf(ada.api.live.answer({ gameId, position: 0, answer: [0] }))).toBe('too-late');
    await bob.api.live.answer({ gameId, position: 0, answer: [0] });
    const { ms } = await GameAnswer.query(db).findById([gameId, 0, bob.seat]).throwIfNotFound();
    expect(ms).toBeGreaterThanOrEqual(25_000);
    expect(ms).toBeLessThan(35_000);
  });

  test('and is scored as it was when the question opened: calm afterwards is for the next one', async ({
    db,
    site,
  }) => {
    const { gameId, room, ada, bob } = await open(site, { secondsPerQuestion: 20 });
    const { roomId } = room;
    const right = rightPlace(await ada.api.live.getGame({ gameId }));
    await age(db, gameId, 19_000);
    for (const { api } of [ada, bob]) await api.live.answer({ gameId, position: 0, answer: [right] });
    await ada.api.live.setOwnSeat({ roomId, isCalm: true });
    await passTime(site, gameId);
    const { score } = await Player.query(db).findById([gameId, ada.seat]).throwIfNotFound();
    expect(score).toBeLessThan(600);
    await control(room, 'next');
    await control(room, 'next');
    expect(await Player.query(db).findById([gameId, ada.seat])).toMatchObject({ isCalm: true });
  });

  test('which what its request waited for is not taken from', async ({ db, site }) => {
    const { gameId, ada } = await open(site, { secondsPerQuestion: 20 });
    await age(db, gameId, 60_000);
    const given = { gameId, userId: ada.userId, position: 0, answer: [0] };
    const waited = (milliseconds: number) => ({ ...given, cameAtMs: performance.now() - milliseconds });
    expect(await storeAnswers(db, { gameId, given: [waited(10_000)] })).toEqual(['too-late']);
    expect(await storeAnswers(db, { gameId, given: [waited(50_000)] })).toEqual([null]);
    const { ms } = await GameAnswer.query(db).findById([gameId, 0, ada.seat]).throwIfNotFound();
    expect(ms).toBeGreaterThanOrEqual(10_000);
    expect(ms).toBeLessThan(20_000);
  });
});
