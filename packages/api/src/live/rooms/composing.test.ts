import { randomUUID } from 'node:crypto';
import { isGameQuestion } from '@studyhall/domain/live/game-question';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { describe, expect } from 'vitest';
import { quotas } from '../../platform/quotas.ts';
import { QuestionVersion } from '../../quizzes/bank-models.ts';
import { addOffer } from '../../testing/billing.ts';
import { addExam } from '../../testing/builders.ts';
import { test } from '../../testing/callers.ts';
import { questionsOfEveryType } from '../../testing/every-type.ts';
import { joinTestRoom, openPlayedRoom, openTestRoom, setPhase } from '../../testing/live.ts';
import { join } from '../../testing/members.ts';
import { AskedQuestion, Game, GameEvent, Host, Player, Room } from '../models.ts';
import { MAX_OPEN_ROOMS } from './open-room.ts';

const settings = GameSettings.parse({});
const setTerms = async (db: Knex, code: string, terms: object) =>
  await db('quizzes.exams')
    .where({ code })
    .update({ terms: JSON.stringify(terms) });
const ofExam = (examCode: string) => ({
  ...{ idempotencyKey: randomUUID(), name: 'A room', settings },
  source: { kind: 'exam' as const, examCode, count: 10 },
});

describe('hosting obeys the terms of the exam', () => {
  const days = (count: number) => new Date(Date.parse('2026-03-10T12:00:00Z') + count * 86_400_000);
  test.for([
    ['exam-not-open-yet', { opensAt: days(1) }],
    ['exam-closed', { closesAt: days(-1) }],
    ['exam-not-hostable', { modes: ['exam'] }],
    ['exam-not-hostable', { review: { during: 'nothing' } }],
  ] as const)('%s: %j', async ([reason, terms], { site, db }) => {
    const { code } = await addExam(db);
    await setTerms(db, code, terms);
    const host = await join(site);
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({ message: reason });
    const { exams } = await host.api.live.hostable();
    expect(exams.find((exam) => exam.code === code)).toMatchObject({ hindrance: reason });
  });

  test('one that is retired is not there', async ({ site, db }) => {
    const { code } = await addExam(db);
    await db('quizzes.exams').where({ code }).update({ status: 'retired' });
    const host = await join(site);
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({
      message: 'exam-not-available',
    });
  });

  test('a premium one is hosted by whoever has opened it', async ({ site, db }) => {
    const { code } = await addExam(db);
    await addOffer(db, { feature: `exam:${code}`, credits: 100 });
    const host = await join(site);
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({ message: 'premium-needed' });
    expect((await host.api.live.hostable()).exams.find((exam) => exam.code === code)).toMatchObject({
      isPremium: true,
    });
    const { items } = await host.api.live.pickQuestions({ examCode: code });
    expect(items).toEqual([]);
  });

  test('many seats need the feature where that is on offer, and only there', async ({ site, db }) => {
    const { code } = await addExam(db);
    const host = await join(site);
    expect(await host.api.live.hostable()).toMatchObject({ seatsAllowed: 1_000 });
    await addOffer(db, { feature: 'live-seats', credits: 100 });
    expect(await host.api.live.hostable()).toMatchObject({ seatsAllowed: 8 });
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({
      message: 'seats-need-feature',
    });
    const few = { ...ofExam(code), settings: GameSettings.parse({ seats: 8 }) };
    await expect(host.api.live.openRoom(few)).resolves.toMatchObject({ questionCount: 10 });
  });
});

describe('what a game asks', () => {
  test('is what can be answered on a phone, and its host learns how many are left out', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db, { questions: questionsOfEveryType('secret') });
    const host = await join(site);
    const { gameId, questionCount, leftOut } = await host.api.live.openRoom(ofExam(code));
    expect({ questionCount, leftOut }).toEqual({ questionCount: 6, leftOut: 3 });
    const versions = await QuestionVersion.query(db);
    const asked = await AskedQuestion.query(db).where({ gameId });
    const idsOf = (fits: boolean) =>
      versions
        .filter(({ type, public: shown }) => isGameQuestion(type, shown) === fits)
        .map(({ questionId }) => questionId);
    expect(asked.every(({ questionId }) => idsOf(true).includes(questionId))).toBe(true);
    expect(asked.some(({ questionId }) => idsOf(false).includes(questionId))).toBe(false);
  });

  test('an own list is picked by text, without keys, by every account, and keeps its order and points', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db, { questions: questionsOfEveryType('secret') });
    const host = await join(site);
    const picked = await host.api.live.pickQuestions({ examCode: code, search: 'type SINGLE' });
    expect(picked.items).toMatchObject([{ text: 'A question of type single', examCode: code }]);
    const all = await host.api.live.pickQuestions({ examCode: code });
    expect(JSON.stringify(all)).not.toContain('secret');
    expect(all.items).toHaveLength(6);
    const [one, two] = all.items.toReversed();
    const questions = [
      { questionId: one?.questionId ?? '', points: 2 as const },
      { questionId: two?.questionId ?? '', points: 0 as const },
    ];
    const source = { kind: 'list' as const, questions };
    const inOrder = GameSettings.parse({ shufflesQuestions: false });
    const { gameId } = await host.api.live.openRoom({ ...ofExam(code), source, settings: inOrder });
    const asked = await AskedQuestion.query(db).where({ gameId }).orderBy('position');
    expect(asked.map(({ questionId, points }) => ({ questionId, points }))).toEqual(questions);
  });

  test('a list with a question that is not there, or that stands in it twice, is refused and the question named', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db);
    const host = await join(site);
    const questionId = randomUUID();
    const opening = (questions: { questionId: string; points: 1 }[]) =>
      host.api.live.openRoom({ ...ofExam(code), source: { kind: 'list', questions } });
    await expect(opening([{ questionId, points: 1 }])).rejects.toMatchObject({
      cause: { details: { questionId, problem: 'is not there' } },
    });
    const twice = [
      { questionId, points: 1 as const },
      { questionId, points: 1 as const },
    ];
    await expect(opening(twice)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('of a tag are those of exams that this host may play', async ({ site, db }) => {
    const tags = [`topic:${randomUUID()}`];
    const { code } = await addExam(db, { questions: [{ tags }, { tags }] });
    const closed = await addExam(db, { questions: [{ tags }] });
    await setTerms(db, closed.code, { closesAt: new Date('2026-01-01T00:00:00Z') });
    const host = await join(site);
    const { tags: offered } = await host.api.live.hostable();
    expect(offered).toContainEqual({ tag: tags[0], questions: 2 });
    const source = { kind: 'tag' as const, tag: tags[0] ?? '', count: 10 };
    expect(await host.api.live.openRoom({ ...ofExam(code), source })).toMatchObject({ questionCount: 2 });
  });

  test('counts for what the host says, before it begins and not after', async ({ site, db }) => {
    const { host, gameId } = await openTestRoom(site);
    await host.api.live.weighQuestion({ gameId, position: 3, points: 2 });
    expect(await AskedQuestion.query(db).findById([gameId, 3])).toMatchObject({ points: 2 });
    await setPhase(db, gameId, { phase: 'intro', position: 0 });
    const late = host.api.live.weighQuestion({ gameId, position: 3, points: 0 });
    await expect(late).rejects.toMatchObject({ message: 'wrong-phase' });
  });
});

describe('opening and playing again', () => {
  test('the same key opens one room', async ({ site, db }) => {
    const { code } = await addExam(db);
    const host = await join(site);
    const command = ofExam(code);
    const first = await host.api.live.openRoom(command);
    expect(await host.api.live.openRoom(command)).toEqual(first);
    expect(await Room.query(db).where({ makerId: host.userId })).toHaveLength(1);
  });

  test('closed rooms do not count against how many a host may have open', async ({ site, db }) => {
    const { code } = await addExam(db);
    const host = await join(site);
    const opened: string[] = [];
    for (let count = 0; count < MAX_OPEN_ROOMS; count += 1)
      opened.push((await host.api.live.openRoom(ofExam(code))).roomId);
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({ message: 'too-many-rooms' });
    await host.api.live.closeRoom({ roomId: opened[0] ?? '' });
    await expect(host.api.live.openRoom(ofExam(code))).resolves.toBeDefined();
  });

  test('rooms that were handed over count for whoever opened them, and for nobody else', async ({
    site,
    db,
  }) => {
    const { code } = await addExam(db);
    const [host, other] = [await join(site), await join(site)];
    const { userId } = other;
    for (let count = 0; count < MAX_OPEN_ROOMS; count += 1) {
      const { roomId } = await host.api.live.openRoom(ofExam(code));
      await Host.query(db).insert({ roomId, userId, addedAt: site.now });
      await host.api.live.handOver({ roomId, userId });
    }
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({ message: 'too-many-rooms' });
    await expect(other.api.live.openRoom(ofExam(code))).resolves.toBeDefined();
  });

  test('games are counted, also of rooms that are closed again', async ({ site, db }) => {
    const { host, roomId } = await openTestRoom(site);
    await host.api.live.closeRoom({ roomId });
    const counted = db('platform.quotas').where({ kind: 'game', owner: host.userId });
    await counted.update({ used: quotas.game.account });
    const { code } = await addExam(db);
    await expect(host.api.live.openRoom(ofExam(code))).rejects.toMatchObject({ message: 'rate-limited' });
  });

  test('the next game of a room is counted, once for two presses', async ({ site, db }) => {
    const { host, roomId, gameId } = await openTestRoom(site);
    await setPhase(db, gameId, { phase: 'podium' });
    for (let presses = 0; presses < 2; presses += 1) await host.api.live.playAgain({ roomId, after: gameId });
    const counted = await db('platform.quotas').where({ kind: 'game', owner: host.userId });
    expect(counted).toMatchObject([{ used: 2 }]);
  });

  test('the next game has the same seats, and a second press begins no second one', async ({ site, db }) => {
    const { host, roomId, gameId, players } = await openPlayedRoom(site, {
      players: 3,
      settings: { teams: 2 },
    });
    await expect(host.api.live.playAgain({ roomId, after: gameId })).rejects.toMatchObject({
      message: 'wrong-phase',
    });
    await players[2]?.api.live.leaveRoom({ roomId });
    await setPhase(db, gameId, { phase: 'podium' });
    const next = await host.api.live.playAgain({ roomId, after: gameId });
    const again = await host.api.live.playAgain({ roomId, after: gameId });
    expect(again.gameId).toBe(next.gameId);
    expect(await Game.query(db).where({ roomId })).toHaveLength(2);
    expect(await Game.query(db).findById(gameId)).toMatchObject({ phase: 'ended', endedBecause: 'played' });
    const seated = await Player.query(db).where({ gameId: next.gameId }).orderBy('seat');
    expect(seated.map(({ seat, team }) => [seat, team])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const told = await GameEvent.query(db).where({ gameId }).orderBy('seq');
    expect(told.map(({ kind }) => kind).slice(-2)).toEqual(['ended', 'next-game']);
    expect((await GameEvent.query(db).where({ gameId: next.gameId })).map(({ kind }) => kind)).toEqual([
      'seated',
      'seated',
    ]);
  });

  test('other settings keep the questions, and never leave fewer seats than people', async ({ site, db }) => {
    const { host, gameId } = await openPlayedRoom(site, { players: 3 });
    const before = await AskedQuestion.query(db).where({ gameId }).orderBy('position');
    const inTeams = GameSettings.parse({ nicknames: 'free', teams: 2 });
    await host.api.live.composeGame({ gameId, settings: inTeams });
    expect(await AskedQuestion.query(db).where({ gameId }).orderBy('position')).toEqual(before);
    const teams = (await Player.query(db).where({ gameId }).orderBy('seat')).map(({ team }) => team);
    expect(teams).toEqual([1, 2, 1]);
    const tooFew = host.api.live.composeGame({ gameId, settings: GameSettings.parse({ seats: 2 }) });
    await expect(tooFew).rejects.toMatchObject({ message: 'room-full' });
  });

  test('a public room is listed for everybody but whom it bans; others for their hosts alone', async ({
    site,
  }) => {
    const room = await openTestRoom(site, { isPublic: true, name: 'Open to all' });
    const own = await openTestRoom(site, { host: room.host, name: 'By PIN' });
    const ada = await joinTestRoom(site, room);
    const names = async (of: typeof ada | typeof room.host) =>
      (await of.api.live.listRooms({})).items.map(({ name }) => name);
    expect(await names(room.host)).toEqual(['By PIN', 'Open to all']);
    expect(await names(ada)).toEqual(['Open to all']);
    await room.host.api.live.removeSeat({ roomId: room.roomId, seat: ada.seat, isBanned: true });
    expect(await names(ada)).toEqual([]);
    expect(own.pin).toMatch(/^\d{6}$/);
  });
});
