import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createApiClient, reasonOf } from '@studyhall/client';
import { GameSettings } from '@studyhall/domain/live/settings';
import type { Knex } from 'knex';
import { type Figure, figureOf } from './cost.ts';
import { cpuSecondsOf } from './cpu.ts';
import { runAll } from './load.ts';
import { memoryOf } from './memory.ts';
import { type Contender, startContender } from './processes.ts';
import type { Goal, Section } from './report.ts';
import { type Bench, environmentOf, ROOT, setScene } from './scene.ts';
import { SESSION_SECRET } from './seed.ts';
import { type Told, Viewer } from './viewers.ts';

const CONCURRENCY = 20;
/** How long whoever plays thinks, at most. */
const THINKING_MS = 2_000;
/** Events that only go out, so that nothing else is measured with them. */
const TOGGLES = 20;
const PATIENCE_MS = 120_000;

type Api = ReturnType<typeof createApiClient>;

/** A game that is played while others look on. */
interface Scene {
  readonly db: Knex;
  readonly contender: Contender;
  readonly roomId: string;
  readonly gameId: string;
  readonly host: Api;
  readonly players: readonly Api[];
  readonly viewers: Viewer[];
  readonly told: Told;
}

/** One game of many players at two questions a minute, and many more who look on at it, all of one process. */
export async function measureLive({ cluster, size, ends }: Bench): Promise<Section> {
  const { players, viewers, questions, secondsApart } = size.live;
  const url = await cluster.createDatabase('live');
  const db = await setScene(url, { learners: 1 + players + viewers, attemptsEach: 0, openAttempts: 0 }, ends);
  const contender = await startContender({
    cwd: ROOT,
    env: { ...environmentOf(url), LIMITS_FACTOR: '1000' },
    command: ['node', 'apps/server/dist/main.cjs'],
    ready: /is ready:/,
  });
  ends.push(() => contender.stop());
  const scene = await openGame(db, contender, size.live);
  const before = memoryOf(contender.pid).now;
  process.stderr.write(`${viewers} come to look on\n`);
  await lookOn(scene, viewers);
  ends.push(async () => {
    for (const viewer of scene.viewers) viewer.close();
  });
  const kilobytes = ((memoryOf(contender.pid).now - before) * 1024) / viewers;
  const microseconds = await timeDeliveries(scene);
  await control(scene, 'start');
  const rounds: Round[] = [];
  for (let round = 1; round <= questions; round += 1) {
    process.stderr.write(`question ${round} of ${questions}\n`);
    rounds.push(await playQuestion(scene, secondsApart));
  }
  const lost = await countLost(scene);
  const stored = await db('live.answers').where({ gameId: scene.gameId }).count({ count: '*' }).first();
  const acknowledged = rounds.reduce((sum, round) => sum + round.acknowledged, 0);
  const goal = (what: string, measured: Figure, [limit, unit]: readonly [number, string]): Goal => {
    return { what, measured, kind: 'at most', limit, unit };
  };
  const own = (part: (round: Round) => number) => figureOf(rounds.map(part));
  return {
    goals: [
      goal('live: events that somebody was not told, or twice', figureOf([lost]), [0, 'events']),
      goal(
        'live: answers that were acknowledged and are not stored',
        figureOf([acknowledged - Number(stored?.['count'])]),
        [0, 'answers'],
      ),
      goal(`live: CPU of a delivery to one of ${viewers}`, figureOf(microseconds), [15, 'µs']),
      goal(`live: memory of one of ${viewers} who look on`, figureOf([kilobytes]), [20, 'kB']),
      goal(
        'live: from commit to reader, of 99 in 100',
        own(({ delay }) => delay),
        [1_000, 'ms'],
      ),
      goal(
        'live: how late a question opens',
        own(({ lateness }) => lateness),
        [500, 'ms'],
      ),
      goal(
        'live: until an answer is acknowledged, of 99 in 100',
        own(({ answer }) => answer),
        [1_000, 'ms'],
      ),
      {
        what: `live: answers accepted in a second, while ${players} answer within ${THINKING_MS / 1000} s`,
        measured: own(({ perSecond }) => perSecond),
        kind: 'at least',
        limit: (players / (THINKING_MS / 1000)) * 0.8,
        unit: 'answers',
      },
    ],
    lines: [],
    memory: [{ who: `Studyhall with ${viewers} who look on at a game`, memory: memoryOf(contender.pid) }],
  };
}

interface Learner {
  readonly userId: string;
  readonly n: string;
}

const SECRET_START = SESSION_SECRET.slice(0, -6);

/** Of a session that no other learner has: streams are counted by session. */
function tokenOf({ userId, n }: Learner): string {
  return `${userId}.${SECRET_START}${n.padStart(6, '0')}`;
}

async function giveOwnSecrets(db: Knex): Promise<void> {
  await db.raw(
    `update auth.sessions s set id = encode(sha256((?::text || lpad(l.n::text, 6, '0'))::bytea), 'hex')
     from bench.learners l where l.user_id = s.user_id`,
    [SECRET_START],
  );
}

async function listLearners(db: Knex, from: number, count: number): Promise<Learner[]> {
  return await db('bench.learners')
    .select('userId', db.raw('n::text as n'))
    .orderBy('bench.learners.n')
    .offset(from)
    .limit(count);
}

async function openGame(
  db: Knex,
  contender: Contender,
  { players, viewers, questions }: Bench['size']['live'],
): Promise<Scene> {
  await giveOwnSecrets(db);
  const learners = await listLearners(db, 0, players + 1);
  const apis = learners.map((learner) =>
    createApiClient({ url: contender.origin, token: () => tokenOf(learner) }),
  );
  const [host, ...playing] = apis;
  if (host === undefined) throw new Error('Nobody hosts');
  const { roomId, gameId, pin } = await host.live.openRoom.mutate({
    ...{
      idempotencyKey: randomUUID(),
      name: 'A school',
      source: { kind: 'exam', examCode: 'bench', count: questions },
    },
    settings: GameSettings.parse({ nicknames: 'free', seats: players, pace: 'host', secondsPerQuestion: 10 }),
  });
  process.stderr.write(`${players} come to play\n`);
  await runAll(players, CONCURRENCY, async (index) => {
    await patiently(async () => {
      await playing[index]?.live.joinRoom.mutate({ pin, nickname: `Player ${index}` });
    });
  });
  await db('live.spectators').insert(
    db.raw('select ?::uuid, user_id, now() from bench.learners order by n offset ? limit ?', [
      roomId,
      players + 1,
      viewers,
    ]),
  );
  const told: Told = { deliveries: 0, delays: [] };
  return { db, contender, roomId, gameId, host, players: playing, viewers: [], told };
}

async function lookOn(scene: Scene, count: number): Promise<void> {
  const { db, contender, gameId, players, viewers, told, host } = scene;
  const { seq: after } = await host.live.getGame.query({ gameId });
  const learners = await listLearners(db, players.length + 1, count);
  await runAll(count, CONCURRENCY, async (index) => {
    const learner = learners[index];
    if (learner === undefined) throw new Error('The benchmark has run out of learners');
    const token = tokenOf(learner);
    const viewer = new Viewer(contender.origin, { token, gameId, after }, told);
    viewers.push(viewer);
    await until(() => viewer.isOpen);
  });
}

/** Tries again where the server says that it is busy: who comes to a room comes one after the other. */
async function patiently(work: () => Promise<void>): Promise<void> {
  const endsAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (reasonOf(error).reason !== 'busy' || performance.now() > endsAt) throw error;
      await pause(200);
    }
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const endsAt = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > endsAt) throw new Error('What was waited for did not come');
    await pause(5);
  }
}

/** Waits until all who look on know the game as its host does. */
async function heard({ host, gameId, viewers }: Scene): Promise<number> {
  const { seq } = await host.live.getGame.query({ gameId });
  await until(() => viewers.every((viewer) => viewer.seq >= seq));
  return seq;
}

async function control({ host, gameId }: Scene, action: 'start' | 'next'): Promise<void> {
  const { seq } = await host.live.getGame.query({ gameId });
  await host.live.controlGame.mutate({ gameId, action, seen: seq });
}

/** CPU of the process for each delivery, in microseconds, beside what it needs while nothing is delivered. */
async function timeDeliveries(scene: Scene): Promise<number[]> {
  const { contender, told, host, roomId } = scene;
  const idleFrom = cpuSecondsOf(contender.pid);
  await pause(10_000);
  const idlePerMs = (cpuSecondsOf(contender.pid) - idleFrom) / 10_000;
  const costs: number[] = [];
  for (let turn = 0; turn < TOGGLES; turn += 1) {
    const from = { cpu: cpuSecondsOf(contender.pid), at: performance.now(), deliveries: told.deliveries };
    await host.live.setRoom.mutate({ roomId, isLocked: turn % 2 === 0 });
    await heard(scene);
    const used = cpuSecondsOf(contender.pid) - from.cpu - idlePerMs * (performance.now() - from.at);
    costs.push((used * 1e6) / (told.deliveries - from.deliveries));
  }
  return costs;
}

interface Round {
  readonly acknowledged: number;
  readonly perSecond: number;
  /** Of 99 in 100, in milliseconds. */
  readonly answer: number;
  readonly delay: number;
  readonly lateness: number;
}

/** From an intro to the next: everybody answers, and the host shows the key and the board. */
async function playQuestion(scene: Scene, secondsApart: number): Promise<Round> {
  const { host, gameId, players, told } = scene;
  const startedAt = performance.now();
  told.delays.length = 0;
  const intro = await host.live.getGame.query({ gameId });
  let view = intro;
  while (view.phase === 'intro') {
    await pause(20);
    view = await host.live.getGame.query({ gameId });
  }
  const { position, openedAt } = view;
  if (position === null || openedAt === null) throw new Error('No question is open');
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(
    players.map(async ({ live }, index) => {
      await pause(Math.random() * THINKING_MS);
      const sentAt = performance.now();
      await live.answer.mutate({ gameId, position, answer: [index % 4] });
      times.push(performance.now() - sentAt);
    }),
  );
  const perSecond = (times.length * 1_000) / (performance.now() - from);
  while (view.phase === 'question') {
    await pause(200);
    view = await host.live.getGame.query({ gameId });
  }
  await heard(scene);
  await pause(Math.max(0, secondsApart * 1_000 - (performance.now() - startedAt)));
  await control(scene, 'next');
  if ((await host.live.getGame.query({ gameId })).phase === 'board') await control(scene, 'next');
  await heard(scene);
  return {
    ...{ acknowledged: times.length, perSecond, answer: percentile(times), delay: percentile(told.delays) },
    lateness: openedAt - (intro.nextAt ?? openedAt),
  };
}

function percentile(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? 0;
}

/** Events that were not told, or not in their order, and those who are not there any more. */
async function countLost(scene: Scene): Promise<number> {
  const seq = await heard(scene);
  return scene.viewers.reduce((sum, viewer) => {
    return sum + viewer.gaps + (viewer.isOpen ? seq - viewer.seq : 1);
  }, 0);
}
