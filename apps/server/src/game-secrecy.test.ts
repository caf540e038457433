import { randomUUID } from 'node:crypto';
import { createGames, createSecrets, startGames } from '@studyhall/api/server';
import { addExam, newSecretKey, questionsOfEveryType } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { gameTypes } from '@studyhall/domain/live/game-question';
import type { gameActions } from '@studyhall/domain/live/schemas';
import { GameSettings } from '@studyhall/domain/live/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Followed, followEvents } from './testing/follow-events.ts';
import { type OpenApp, openApp, type SignedIn } from './testing/open-app.ts';

/** Begins everything that the key of a question says; the type of the question follows. */
const CANARY = 'Canary of ';
/** Names of fields that only a key has. */
const KEY_FIELDS = /isCorrect|creditPercent|accepted|tolerance|grading|"right": ?[[\d]/;

const secrets = createSecrets([newSecretKey()]);
let app: OpenApp;

beforeAll(async () => {
  app = await openApp({ secrets });
});
afterAll(() => app.close());

const apiOf = ({ token }: SignedIn) => createApiClient({ url: app.origin, token: () => token });

/** Somebody who looks on at a game: what they heard, and what they are told where they ask. */
interface Looker {
  readonly person: SignedIn;
  readonly stream: Followed;
}

async function look(person: SignedIn, gameId: string): Promise<Looker> {
  const { origin } = app;
  return {
    person,
    stream: await followEvents({ origin, token: person.token, query: `?game=${gameId}&after=0` }),
  };
}

/** A room with a question of each type, its host, a remote of theirs, a player in two tabs, and a spectator. */
async function openRoom(settings: Partial<GameSettings>) {
  const [host, remote, player, spectator] = await Promise.all([1, 2, 3, 4].map(() => app.signIn()));
  if (!host || !remote || !player || !spectator) throw new Error('Four have signed in');
  const { code: examCode } = await addExam(app.db, { questions: questionsOfEveryType(CANARY) });
  const { roomId, gameId, pin } = await apiOf(host).live.openRoom.mutate({
    ...{ idempotencyKey: randomUUID(), name: 'A room', source: { kind: 'exam', examCode, count: 100 } },
    settings: GameSettings.parse({ nicknames: 'free', secondsPerQuestion: 240, ...settings }),
  });
  await apiOf(player).live.joinRoom.mutate({ pin, nickname: 'Ada' });
  await apiOf(spectator).live.joinRoom.mutate({ pin, as: 'spectator' });
  const paired = await apiOf(host).live.pairRemote.mutate({ roomId });
  await apiOf(remote).live.redeemRemote.mutate({ pin: paired.pin });
  const lookers: Looker[] = [];
  for (const person of [host, remote, player, player, spectator]) lookers.push(await look(person, gameId));
  const control = async (action: (typeof gameActions)[number]) => {
    const { seq } = await apiOf(host).live.getGame.query({ gameId });
    await apiOf(host).live.controlGame.mutate({ gameId, action, seen: seq });
  };
  /** All that anybody was told, each asked for all that there is to ask for. */
  const told = async () => {
    const texts = await Promise.all(
      lookers.map(async ({ person, stream }) => {
        const { live } = apiOf(person);
        const asked = await Promise.all([
          live.getGame.query({ gameId }),
          live.myQuestion.query({ gameId }).catch(() => null),
          live.getMyResult.query({ gameId }).catch(() => null),
        ]);
        return { heard: stream.text(), asked: JSON.stringify(asked) };
      }),
    );
    return texts;
  };
  return { roomId, gameId, pin, host, player, lookers, control, told };
}

const countOf = ({ stream }: Looker, kind: string) => stream.kinds().filter((one) => one === kind).length;

test('nobody is told anything of a key, over the wire, before it is revealed to all: of each type of question', async () => {
  const { gameId, pin, player, lookers, control, told } = await openRoom({ lateJoin: 'now', pace: 'host' });
  const revealed = new Set<string>();
  const expectSilence = async (heardBefore: readonly number[]) => {
    for (const [index, { heard, asked }] of (await told()).entries()) {
      for (const type of gameTypes)
        if (!revealed.has(type)) expect(heard + asked).not.toContain(`${CANARY}${type}`);
      expect(heard.slice(heardBefore[index]) + asked).not.toMatch(KEY_FIELDS);
    }
  };
  await control('start');
  for (const [index] of gameTypes.entries()) {
    await expect.poll(() => lookers.every((one) => countOf(one, 'intro') === index + 1)).toBe(true);
    const heardBefore = lookers.map(({ stream }) => stream.text().lastIndexOf('event: game'));
    await expectSilence(heardBefore);
    await control('next');
    if (index === 0) {
      const late = await app.signIn();
      await apiOf(late).live.joinRoom.mutate({ pin, nickname: 'Late' });
      lookers.push(await look(late, gameId));
    }
    await expect.poll(() => lookers.every((one) => countOf(one, 'question') === index + 1)).toBe(true);
    const { question } = await apiOf(player).live.getGame.query({ gameId });
    if (question === null) throw new Error('A question is open');
    const answer = question.type === 'short' || question.type === 'numeric' ? ['8'] : [0];
    await apiOf(player).live.answer.mutate({ gameId, position: index, answer });
    await expectSilence(heardBefore);
    await control('pause');
    await expectSilence(heardBefore);
    await control('resume');
    await expectSilence(heardBefore);

    await control('next');
    revealed.add(question.type);
    await expect.poll(() => lookers.every((one) => countOf(one, 'revealed') === index + 1)).toBe(true);
    // The canary does sing: what is looked for is what a reveal says.
    for (const { heard, asked } of await told())
      for (const text of [heard.slice(heard.lastIndexOf('event: game')), asked]) {
        if (question.type === 'ordering') expect(text).toMatch(/"right": ?\[/);
        else expect(text).toContain(`${CANARY}${question.type}`);
      }
    if (index + 1 === gameTypes.length) break;
    await control('next');
    await control('next');
  }
  expect([...revealed].toSorted()).toEqual([...gameTypes].toSorted());
  for (const { stream } of lookers) stream.hangUp();
}, 180_000);

test('of a self-paced game nothing of a key is told before it is over', async () => {
  const { roomId, gameId, host, player, lookers, control, told } = await openRoom({ mode: 'self-paced' });
  const expectSilence = async () => {
    for (const { heard, asked } of await told()) {
      expect(heard + asked).not.toContain(CANARY);
      expect(heard + asked).not.toMatch(KEY_FIELDS);
    }
  };
  await control('start');
  for (const [index] of gameTypes.entries()) {
    const { position, question } = await apiOf(player).live.myQuestion.query({ gameId });
    if (question === null) throw new Error('Not everything is answered');
    expect(position).toBe(index);
    const answer = question.type === 'short' || question.type === 'numeric' ? ['8'] : [0];
    await apiOf(player).live.answer.mutate({ gameId, position: index, answer });
    await expectSilence();
  }
  const games = createGames(app.db, { gatherMs: 0 });
  const running = startGames(app.db, { secrets, games, log: { warn: () => undefined } });
  // All is answered by all who are in, and nobody else comes in: it closes by itself.
  await apiOf(host).live.setRoom.mutate({ roomId, isLocked: true });
  await expect.poll(() => lookers.every((one) => countOf(one, 'podium') === 1)).toBe(true);
  await control('next');
  await running.stop();
  expect(JSON.stringify(await apiOf(player).live.getMyResult.query({ gameId }))).toContain(CANARY);
  for (const { stream } of lookers) stream.hangUp();
}, 180_000);
