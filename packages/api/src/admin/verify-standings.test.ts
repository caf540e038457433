import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { addCatalogue, addCourse, addExam, readingLevel } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { giveCredits, join, type Member } from '../testing/members.ts';
import { later, takeQuiz } from '../testing/quiz-database.ts';

/** An administrator, and two learners of whom each has a quiz, a level and a freeze. */
async function openOffice(site: Site) {
  await addCatalogue(site.db);
  const { code } = await addExam(site.db);
  const slug = await addCourse(site.db, [readingLevel('one')]);
  const administrator = await join(site, { role: 'admin' });
  const learners = [await join(site), await join(site)] as const;
  for (const { userId, api } of learners) {
    await takeQuiz(site.db, { userId, code, right: 10 });
    const { enrolmentId } = await enrol(site.db, { userId, slug, now: later(100) });
    const levelId = (await getCourse(site.db, { userId, slug })).levels[0]?.levelId ?? '';
    await finishReading(site.db, { userId, command: { enrolmentId, levelId }, now: later(200) });
    await giveCredits(site, { userId, api }, 100);
    await api.gamification.buyFreeze({ credits: 100, idempotencyKey: randomUUID() });
  }
  return { api: administrator.api.admin, learners };
}

async function otherLevel(site: Site): Promise<string> {
  const slug = await addCourse(site.db, [readingLevel('other')]);
  const level = await site
    .db('progress.levels as l')
    .join('progress.courses as c', 'c.id', 'l.courseId')
    .where({ 'c.slug': slug })
    .first('l.id');
  return level.id;
}

const whatOf = async (api: Member['api']['admin'], { userId }: Member) =>
  (await api.verifyStandings({ user: userId })).items.flatMap(({ differences }) =>
    differences.map(({ what }) => what),
  );

describe('verifying standings', () => {
  test('goes through all accounts, page by page, and finds nothing where nothing is wrong', async ({
    site,
  }) => {
    const { api } = await openOffice(site);
    const first = await api.verifyStandings({ limit: 1 });
    expect(first).toMatchObject({ items: [], ranks: [], checked: 1 });
    const second = await api.verifyStandings({ limit: 1, cursor: first.nextCursor ?? '' });
    expect(second).toEqual({ items: [], ranks: [], checked: 1, nextCursor: null });
  });

  test('names what differs of whom, and a repair puts it right', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    const [ada, bob] = learners;
    await site.db('gamification.standings').where({ userId: ada.userId }).update({ quizzes: 9 });
    const difference = { what: 'quizzes', stored: '9', expected: '1', isRepairable: true };
    const found = [{ userId: ada.userId, username: null, differences: [difference] }];
    expect((await api.verifyStandings({})).items).toEqual(found);
    expect((await api.repairStandings({})).items).toEqual(found);
    expect((await api.verifyStandings({})).items).toEqual([]);
    expect(await whatOf(api, bob)).toEqual([]);
  });

  test.for([
    ['quiz', 'quizzes.attempts', { xpEarned: 1 }],
    ['quiz', 'quizzes.attempts', { localDate: '2026-01-01' }],
    ['quiz', 'quizzes.attempts', { correctAnswers: 3 }],
    ['quiz', 'quizzes.attempts', { scoreBasisPoints: 3 }],
    ['quiz', 'quizzes.attempt_questions', { answer: null }],
    ['level', 'progress.level_attempts', { createdAt: later(1) }],
    ['level', 'progress.level_attempts', { xpEarned: 1 }],
    ['pass', 'progress.passes', { passedAt: later(1) }],
    ['pass', 'progress.passes', { localDate: '2026-01-01' }],
  ] as const)('names a %s that %s tells otherwise: %o', async ([kind, table, change], { site }) => {
    const { api, learners } = await openOffice(site);
    const [ada, bob] = learners;
    await site.db(table).where({ userId: ada.userId }).update(change);
    expect(await whatOf(api, ada)).toEqual([expect.stringContaining(`${kind} `)]);
    expect(await whatOf(api, bob)).toEqual([]);
  });

  test('names an attempt and a try that no entry tells of', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    const [ada] = learners;
    const [attempt] = await site.db('quizzes.attempts').where({ userId: ada.userId });
    const copy = { id: randomUUID(), idempotencyKey: randomUUID() };
    const { optionOrder: _, ...columns } = attempt;
    await site.db('quizzes.attempts').insert({ ...columns, ...copy, result: JSON.stringify(attempt.result) });
    const [tried] = await site.db('progress.level_attempts').where({ userId: ada.userId });
    await site.db('progress.level_attempts').insert({ ...tried, id: copy.id });
    expect(await whatOf(api, ada)).toEqual([`level ${copy.id}`, `quiz ${copy.id}`]);
  });

  test('names what levels earned without a pass, and passes that no entry tells of', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    const [ada] = learners;
    const [{ enrolmentId, levelId, ...pass }] = await site
      .db('progress.passes')
      .where({ userId: ada.userId });
    await site.db('progress.passes').where({ userId: ada.userId }).delete();
    expect(await whatOf(api, ada)).toEqual([`level-reward ${levelId}`, `pass ${enrolmentId}:${levelId}`]);
    const { positionBefore: _, ...columns } = pass;
    await site.db('progress.passes').insert({ ...columns, enrolmentId, levelId, stars: 3 });
    expect(await whatOf(api, ada)).toEqual([]);
    await site
      .db('progress.level_attempts')
      .where({ userId: ada.userId })
      .update({ levelId: await otherLevel(site) });
    const whats = await whatOf(api, ada);
    expect(whats).toHaveLength(2);
    expect(whats).toContain(`pass ${enrolmentId}:${levelId}`);
    const { items } = await api.verifyStandings({ user: ada.userId });
    expect(items[0]?.differences.map(({ isRepairable }) => isRepairable)).toEqual([false, false]);
  });

  test('names a freeze that nobody paid for', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    const [ada] = learners;
    const [freeze] = await site.db('gamification.activities').where({ userId: ada.userId, kind: 'freeze' });
    const counts = JSON.stringify(freeze.counts);
    await site
      .db('gamification.activities')
      .insert({ ...freeze, version: 99, sourceId: 'for nothing', counts });
    await site.db('gamification.standings').where({ userId: ada.userId }).update({ streakFreezes: 2 });
    expect(await whatOf(api, ada)).toEqual(['freeze for nothing']);
  });
});

describe('what no account has alone', () => {
  test('is compared behind the last of all accounts, and put right', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    await site.db('gamification.board_histogram').where({ board: 'xp' }).increment('players', 1);
    expect((await api.verifyStandings({ limit: 1 })).ranks).toEqual([]);
    expect((await api.verifyStandings({ user: learners[0].userId })).ranks).toEqual([]);
    const found = await api.verifyStandings({});
    expect(found.ranks).toMatchObject([{ what: 'ranks of xp', isRepairable: true }]);
    expect((await api.repairStandings({})).ranks).toEqual(found.ranks);
    expect((await api.verifyStandings({})).ranks).toEqual([]);
  });
});

describe('a standing', () => {
  test('is explained entry by entry, with what everything until then adds up to', async ({ site }) => {
    const { api, learners } = await openOffice(site);
    const user = learners[0].userId;
    const first = await api.explainStanding({ user, limit: 3 });
    expect(first.items).toMatchObject([
      { kind: 'quiz', xp: 150, rules: 2, totalXp: 150, level: 2, streak: 1, counts: { quizzes: 1 } },
      { kind: 'achievement', sourceId: 'first-steps', xp: 50, totalXp: 200 },
      { kind: 'achievement', sourceId: 'perfect-score', xp: 150, totalXp: 350 },
    ]);
    const rest = await api.explainStanding({ user, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({
      items: [
        { kind: 'level', title: 'Level one', xp: 0, totalXp: 350 },
        { kind: 'level-reward', xp: 20, totalXp: 370, level: 2 },
        { kind: 'freeze', freezes: 1, totalXp: 370 },
      ],
      nextCursor: null,
    });
  });
});
