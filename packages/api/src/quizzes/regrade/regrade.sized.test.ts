import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../platform/database.ts';
import { noPayments } from '../../platform/payments.ts';
import { addLearner } from '../../testing/builders.ts';
import { openSite, type Site, uncounted } from '../../testing/callers.ts';
import { later } from '../../testing/quiz-database.ts';
import {
  answerAs,
  correct,
  countedOf,
  flawsOf,
  openScene,
  type Scene,
  take,
  traceOf,
} from '../../testing/regrade-scene.ts';
import { sized } from '../../testing/size.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../../testing/test-database.ts';
import { countScores } from '../statistics/count-scores.ts';
import { submitAttempt } from '../submit-attempt.ts';

/** Learners, each with a twin where the key had always been right, and how many of them do something at once. */
const LEARNERS = sized({ small: 12, full: 800 });
const AT_ONCE = 8;

let database: TestDatabase;
let db: Knex;
let site: Site;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: AT_ONCE + 2, patience: PATIENCE });
  site = openSite(db, noPayments, uncounted);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** Does it for each, some at once. */
async function forAll<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

interface Pair {
  readonly userId: string;
  readonly twin: string;
  /** What is chosen of the question whose key is wrong, and how many of the others are right. */
  readonly first: string;
  readonly right: number;
  /** Of one quiz that ends while the others are graded anew; of everybody, who took one before. */
  readonly open: { readonly userId: string; readonly attemptId: string }[];
}

async function addPair(scene: Scene, index: number): Promise<Pair> {
  const [userId, twin] = [await addLearner(db), await addLearner(db)];
  const first = index % 3 === 0 ? 'Option A' : 'Option B';
  const right = 3 + (index % 7);
  const open: Pair['open'] = [];
  for (const [id, code] of [
    [userId, scene.wrong],
    [twin, scene.right],
  ] as const) {
    await take(db, { userId: id, code, first, right });
    await take(db, { userId: id, code, first, right: right - 1, now: later(300) });
    if (index % 4 !== 0) continue;
    const attemptId = await answerAs(db, { userId: id, code, first, right, now: later(600) });
    open.push({ userId: id, attemptId });
  }
  return { userId, twin, first, right, open };
}

interface Trace {
  readonly graded: readonly object[];
  readonly totals: Record<string, unknown>;
  readonly boards: readonly { readonly board: string }[];
  readonly days: readonly object[];
  readonly earned: readonly string[];
}

const trace = async (scene: Scene, userId: string) => (await traceOf(scene, userId)) as Trace;

/** Without what achievements brought, which stay: their XP, and what follows of them. */
async function comparable(scene: Scene, userId: string) {
  const { graded, totals, boards } = await trace(scene, userId);
  const {
    xp: _xp,
    level: _level,
    weekTotal: _week,
    boardsVersion: _version,
    counters: _counters,
    ...rest
  } = totals;
  const { xp } =
    (await db('gamification.activities')
      .where({ userId })
      .whereNot({ kind: 'achievement' })
      .sum('xp as xp')
      .first()) ?? {};
  return { graded, rest, xp, boards: boards.filter(({ board }) => board.startsWith('exam:')) };
}

async function keptOf(userId: string) {
  const of = { userId };
  return {
    achievements: await db('gamification.user_achievements').where(of).orderBy('achievementSlug'),
    avatars: await db('gamification.user_avatars').where(of).orderBy('avatarSlug'),
    streak: await db('gamification.standings').where(of).first('streakCurrent', 'streakLongest'),
  };
}

/** How many players have which score of an exam. */
async function histogramOf(code: string) {
  return await db('gamification.board_histogram')
    .where({ board: `exam:${code}` })
    .where('players', '>', 0)
    .orderBy(['width', 'bucket'])
    .select('width', 'bucket', 'players');
}

test('a regrade of very many, while some of them go on, ends where the key had always been right', async () => {
  const scene = await openScene(site);
  const pairs: Pair[] = [];
  const places = Array.from({ length: LEARNERS }, (_, index) => index);
  await forAll(places, async (index) => void pairs.push(await addPair(scene, index)));
  await countScores(db);
  const losing = pairs.filter(({ first }) => first === 'Option A');
  const before = new Map<string, Awaited<ReturnType<typeof keptOf>>>();
  for (const { userId } of losing) before.set(userId, await keptOf(userId));

  const { questionId, author } = scene;
  const version = await correct(scene);
  await author.api.quizzes.regradeQuestion({ questionId, version });
  const ending = pairs.flatMap(({ open }) => open);
  await Promise.all([
    site.deliver(),
    forAll(ending, async (quiz) => void (await submitAttempt(db, { ...quiz, now: later(700) }))),
    countScores(db),
  ]);

  const [done] = await author.api.quizzes.listRegrades({ questionId });
  expect(done).toMatchObject({ state: 'done' });
  expect(done?.attempts).toBeGreaterThanOrEqual(2 * LEARNERS);
  for (const pair of pairs) {
    const { userId, twin, first } = pair;
    expect(await flawsOf(db, userId)).toEqual([]);
    if (first === 'Option B') {
      const [hers, theirs] = [await trace(scene, userId), await trace(scene, twin)];
      expect(hers).toEqual(theirs);
      continue;
    }
    expect(await comparable(scene, userId)).toEqual(await comparable(scene, twin));
    const { achievements, avatars, streak } = await keptOf(userId);
    expect(streak).toEqual(before.get(userId)?.streak);
    // A quiz that ended meanwhile may have brought more.
    expect(achievements).toEqual(expect.arrayContaining(before.get(userId)?.achievements ?? []));
    expect(avatars).toEqual(expect.arrayContaining(before.get(userId)?.avatars ?? []));
  }
  const listed = (kind: string) => done?.findings.filter((one) => one.kind === kind) ?? [];
  expect(listed('achievement-lost').map(({ name }) => name)).toContain('perfect-score');
  expect(await histogramOf(scene.wrong)).toEqual(await histogramOf(scene.right));
  const counted = await countedOf(db, scene.wrong);
  expect(counted).toEqual(await countedOf(db, scene.right));
  expect(counted).toMatchObject({ missed: { totals: 0, items: 0 } });
}, 1_800_000);
