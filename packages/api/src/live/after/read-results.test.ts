import type { Knex } from 'knex';
import { expect } from 'vitest';
import { addExam, addLearner } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { addEndedGame } from '../../testing/ended-games.ts';
import { appendEvents } from '../append-event.ts';
import { AskedQuestion, Game, Host, Pin, Room } from '../models.ts';
import { keepResults } from './keep-results.ts';

const viewerOf = (userId: string, role: 'individual' | 'admin' = 'individual') => ({
  ...{ userId, role, sessionId: 'session', timeZone: 'UTC', language: 'en' as const },
});

/** As if its first question had been counted, with nothing revealed. */
async function countFirst(db: Knex, gameId: string): Promise<void> {
  const distribution = { answered: 1, right: 0, of: 1, answers: [{ answer: 1, count: 1 }] };
  const counted = { kind: 'revealed' as const, at: 0, question: 0, reveal: null, distribution, nextAt: null };
  await db.transaction(async (trx) => {
    await appendEvents(trx, gameId, [{ frame: { ...counted, results: '' } }]);
  });
}

test('whoever hosted a game reads its results after handing the room over, and so does whoever hosts it now', async ({
  db,
  callerFor,
  now,
}) => {
  const { code } = await addExam(db);
  const [before, after] = [await addLearner(db), await addLearner(db)];
  const [player, maker] = [await addLearner(db), await addLearner(db)];
  const players = [{ userId: player, outcomes: ['right', 'wrong'] as const }];
  const { gameId, roomId } = await addEndedGame(db, { hostId: before, players, examCode: code });
  await Room.query(db).patch({ hostId: after, makerId: maker }).findById(roomId);
  for (const host of [before, after]) {
    const results = await callerFor(viewerOf(host)).live.getResults({ gameId });
    expect(results.players).toMatchObject([{ seat: 1, correct: 1, asked: 2 }]);
  }
  // Nor does whoever opened the room and has left it to others.
  for (const other of [player, maker])
    await expect(callerFor(viewerOf(other)).live.getResults({ gameId })).rejects.toThrow('not-found');
  expect((await callerFor(viewerOf(maker)).live.listGames({ as: 'host' })).items).toEqual([]);
  const listed = await callerFor(viewerOf(before)).live.listGames({ as: 'host' });
  expect(listed.items).toMatchObject([{ gameId }]);
  await Host.query(db).insert({ roomId, userId: player, addedAt: now });
  expect((await callerFor(viewerOf(player)).live.listGames({ as: 'host' })).items).toHaveLength(1);
});

test('nothing of a game is shown as a result while it is not over', async ({ db, callerFor }) => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  const players = [{ userId, outcomes: ['right', 'wrong'] as const }];
  const { gameId } = await addEndedGame(db, { hostId: userId, players, examCode: code });
  await Game.query(db).patch({ phase: 'reveal', endedAt: null, endedBecause: null }).findById(gameId);
  const { live } = callerFor(viewerOf(userId));
  await expect(live.getResults({ gameId })).rejects.toThrow('wrong-phase');
  await expect(live.getMyResult({ gameId })).rejects.toThrow('wrong-phase');
  await expect(live.replay({ gameId })).rejects.toThrow('wrong-phase');
});

test('polls stand among the games of whoever played and whoever hosted, without a place', async ({
  db,
  callerFor,
  now,
}) => {
  const { code } = await addExam(db);
  const [host, player] = [await addLearner(db), await addLearner(db)];
  const players = [{ userId: player, outcomes: ['noted', 'noted'] as const }];
  const poll = { hostId: host, players, examCode: code, settings: { mode: 'poll' as const } };
  const { gameId } = await addEndedGame(db, poll);
  await keepResults(db, { gameId, now });
  const played = await callerFor(viewerOf(player)).live.listGames({ as: 'player' });
  expect(played.items).toMatchObject([{ gameId, mode: 'poll', mine: { rank: null, entrants: 1 } }]);
  expect((await callerFor(viewerOf(host)).live.listGames({ as: 'host' })).items).toMatchObject([{ gameId }]);
  expect(await callerFor(viewerOf(player)).live.statistics()).toMatchObject({ games: 1, won: 0, xp: 0 });
});

test('what a poll asked is read with what could be chosen, in the order of the screen', async ({
  db,
  callerFor,
}) => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  const players = [{ userId, outcomes: ['noted', 'noted'] as const }];
  const poll = { hostId: userId, players, examCode: code, settings: { mode: 'poll' as const } };
  const { gameId } = await addEndedGame(db, poll);
  await AskedQuestion.query(db)
    .patch({ optionOrder: [3, 2, 1, 0] })
    .findById([gameId, 0]);
  await countFirst(db, gameId);
  const options = ['Option D', 'Option C', 'Option B', 'Option A'];
  const { live } = callerFor(viewerOf(userId));
  expect((await live.getResults({ gameId })).questions).toMatchObject([
    { position: 0, options, reveal: null },
  ]);
  expect((await live.getMyResult({ gameId })).questions).toMatchObject([{ options, answer: [2] }]);
});

test('questions are read in the language of the game, where they are translated', async ({
  db,
  callerFor,
}) => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  const players = [{ userId, outcomes: ['right', 'wrong'] as const }];
  const { gameId } = await addEndedGame(db, { hostId: userId, players, examCode: code });
  await Game.query(db).patch({ language: 'de' }).findById(gameId);
  const first = await AskedQuestion.query(db).findById([gameId, 0]).throwIfNotFound();
  const { questionId, version } = first;
  const asked = await db('quizzes.question_versions').where({ questionId, version }).first('public');
  const de = { text: 'Was ist richtig?', public: asked.public, key: null, feedback: {} };
  await db('quizzes.question_versions').where({ questionId, version }).update({ translations: { de } });
  await countFirst(db, gameId);
  const { questions } = await callerFor(viewerOf(userId)).live.getResults({ gameId });
  expect(questions).toMatchObject([{ text: 'Was ist richtig?', language: 'de' }]);
});

test('a table of results takes no name for a formula', async ({ db, callerFor }) => {
  const { code } = await addExam(db);
  const userId = await addLearner(db);
  const players = [{ userId, nickname: '=1+1', outcomes: ['right', 'wrong'] as const }];
  const { gameId } = await addEndedGame(db, { hostId: userId, players, examCode: code });
  const { csv } = await callerFor(viewerOf(userId)).live.exportResults({ gameId });
  expect(csv.split('\r\n')[1]).toBe("1,'=1+1,,1000,1,2,2,2.0,in");
});

test('who looks after the installation finds a game by its room, and cannot end what is over', async ({
  db,
  callerFor,
}) => {
  const { code } = await addExam(db);
  const admin = await addLearner(db, { role: 'admin' });
  const players = [{ userId: null, outcomes: ['right', 'wrong'] as const }];
  const { gameId, roomId } = await addEndedGame(db, { hostId: admin, players, examCode: code });
  const { live } = callerFor(viewerOf(admin, 'admin'));
  await Pin.query(db).insert({ pin: '012345', roomId, kind: 'room', expiresAt: null });
  for (const game of [roomId, gameId, gameId.toUpperCase(), '012 345'])
    expect(await live.showGame({ game })).toMatchObject({ gameId, seats: [{ seat: 1 }] });
  expect((await live.listAllGames({})).items).toHaveLength(1);
  expect((await live.listAllGames({ isOpen: true })).items).toEqual([]);
  await expect(live.endGame({ game: gameId })).rejects.toThrow('wrong-phase');
  await expect(live.showGame({ game: '000000' })).rejects.toThrow('not-found');
});
