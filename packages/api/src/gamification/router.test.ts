import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { addCatalogue, addExam, NOW } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { giveCredits, join, type Member } from '../testing/members.ts';
import { later, takeQuiz } from '../testing/quiz-database.ts';

const DAY = 24 * 3_600_000;

/** Takes a quiz of ten questions at the site's time. */
async function take({ db, now }: Site, { userId }: Member, quiz: { code: string; right: number }) {
  return await takeQuiz(db, { userId, now, ...quiz });
}

/** A catalogue, an exam, and two learners of whom the first took a perfect quiz of it. */
async function twoLearners(site: Site) {
  await addCatalogue(site.db);
  const { code } = await addExam(site.db);
  const [ada, bob] = [await join(site, { firstName: 'Ada' }), await join(site, { firstName: 'Bob' })];
  await take(site, ada, { code, right: 10 });
  return { code, ada, bob };
}

describe('achievements', () => {
  test('say when one earned them oneself, and how far one is on the way to the others', async ({ site }) => {
    const { ada, bob } = await twoLearners(site);
    const of = async ({ api }: Member, slug: string) =>
      (await api.gamification.achievements()).find((achievement) => achievement.slug === slug);
    expect(await of(ada, 'first-steps')).toMatchObject({
      name: 'First Steps',
      xpReward: 50,
      earnedAt: later(60),
      progress: { value: 1, target: 1, percent: 100 },
    });
    expect(await of(ada, 'quick-learner')).toMatchObject({
      earnedAt: null,
      progress: { value: 1, target: 10, percent: 10 },
    });
    expect(await of(bob, 'first-steps')).toMatchObject({
      earnedAt: null,
      progress: { value: 0, target: 1, percent: 0 },
    });
  });

  test('that are hidden show neither name nor criterion until one earns them', async ({ db, site }) => {
    const { ada, bob } = await twoLearners(site);
    const earned = { userId: ada.userId, achievementSlug: 'flawless', progressValue: 10, earnedAt: NOW };
    await db('gamification.user_achievements').insert(earned);
    const hiddenOf = async ({ api }: Member) =>
      (await api.gamification.achievements()).filter(({ isHidden }) => isHidden);
    const ofBob = await hiddenOf(bob);
    expect(ofBob).toHaveLength(5);
    const words = { name: '???', description: '', badgeUrl: '', criteriaValue: 0, earnedAt: null };
    const progress = { value: 0, target: 0, percent: 0 };
    for (const achievement of ofBob) {
      expect(achievement).toMatchObject({ ...words, progress, slug: expect.stringMatching(/^hidden-\d+$/) });
    }
    const [first, ...others] = await hiddenOf(ada);
    expect(first).toMatchObject({ slug: 'flawless', name: 'Flawless', criteriaValue: 10, earnedAt: NOW });
    expect(others).toEqual(ofBob.slice(1));
  });
});

describe('avatars', () => {
  const find = async ({ api }: Member, slug: string) =>
    (await api.gamification.avatars()).find((avatar) => avatar.slug === slug);

  test('are unlocked by what one earned oneself, and say what unlocks the others', async ({ site }) => {
    const { ada, bob } = await twoLearners(site);
    expect(await find(ada, 'quiz-champion')).toMatchObject({ isUnlocked: true });
    expect(await find(bob, 'quiz-champion')).toMatchObject({
      isUnlocked: false,
      isEquipped: false,
      requiredAchievement: 'First Steps',
    });
    expect(await find(bob, 'study-buddy')).toMatchObject({ isUnlocked: true, requiredAchievement: null });
  });

  test('that a hidden achievement unlocks do not name it', async ({ db, site }) => {
    const { bob } = await twoLearners(site);
    const [hidden] = await db('gamification.avatars as v')
      .join('gamification.achievements as a', 'a.slug', 'v.required_achievement_slug')
      .where('a.is_hidden', true)
      .select('v.slug');
    expect(await find(bob, hidden.slug)).toMatchObject({ isUnlocked: false, requiredAchievement: null });
  });

  test('are worn by who unlocked them, and by nobody else', async ({ site }) => {
    const { ada, bob } = await twoLearners(site);
    expect(await find(ada, 'default-student')).toMatchObject({ isEquipped: true });
    expect(await ada.api.gamification.equipAvatar({ slug: 'quiz-champion' })).toEqual({
      slug: 'quiz-champion',
    });
    const refused = bob.api.gamification.equipAvatar({ slug: 'quiz-champion' });
    await expect(refused).rejects.toThrow('avatar-locked');
    expect(await find(ada, 'quiz-champion')).toMatchObject({ isEquipped: true });
    expect(await find(ada, 'default-student')).toMatchObject({ isEquipped: false });
    expect(await find(bob, 'default-student')).toMatchObject({ isEquipped: true });
  });
});

describe('a streak freeze', () => {
  test('costs a hundred credits, once for one key, which is one’s own', async ({ site }) => {
    const [ada, bob] = [await join(site), await join(site)];
    for (const member of [ada, bob]) await giveCredits(site, member, 150);
    const idempotencyKey = randomUUID();
    const buy = async ({ api }: Member) => await api.gamification.buyFreeze({ credits: 100, idempotencyKey });
    expect(await buy(ada)).toEqual({ freezes: 1 });
    expect(await buy(ada)).toEqual({ freezes: 1 });
    expect(await ada.api.billing.balance()).toMatchObject({ credits: 50 });
    expect(await bob.api.billing.balance()).toMatchObject({ credits: 150 });
    expect(await buy(bob)).toEqual({ freezes: 1 });
    expect(await bob.api.billing.balance()).toMatchObject({ credits: 50 });
    const another = ada.api.gamification.buyFreeze({ credits: 100, idempotencyKey: randomUUID() });
    await expect(another).rejects.toThrow('not-enough-credits');
    expect((await ada.api.home.dashboard()).streak).toMatchObject({ freezes: 1 });
  });
});

describe('a leaderboard', () => {
  test('ranks equal scores alike, says which row is mine, and goes on page by page', async ({ site }) => {
    const { code, bob } = await twoLearners(site);
    const cid = await join(site, { firstName: 'Cid' });
    const guest = await join(site, { role: 'guest' });
    const shy = await join(site, { isOnLeaderboards: false });
    for (const member of [bob, cid]) await take(site, member, { code, right: 5 });
    for (const member of [guest, shy]) await take(site, member, { code, right: 10 });
    const ofBob = await bob.api.gamification.leaderboard({ board: 'xp', limit: 2 });
    expect(ofBob).toMatchObject({
      players: 3,
      items: [
        { rank: 1, displayName: 'Ada', score: 350, isMe: false },
        { rank: 2, score: 100 },
      ],
      me: { rank: 2, displayName: 'Bob', score: 100, isMe: true },
    });
    const rest = await bob.api.gamification.leaderboard({
      board: 'xp',
      limit: 2,
      cursor: ofBob.nextCursor ?? '',
    });
    expect(rest).toMatchObject({ items: [{ rank: 2, score: 100 }], nextCursor: null });
    const names = [...ofBob.items, ...rest.items].map(({ displayName }) => displayName);
    expect(names.toSorted()).toEqual(['Ada', 'Bob', 'Cid']);
    const ofGuest = await guest.api.gamification.leaderboard({ board: 'xp' });
    expect(ofGuest).toMatchObject({ players: 3, me: null, neighbours: [] });
  });

  test('shows no name from before the rules that nobody sees or that poses', async ({ site }) => {
    const { code, bob } = await twoLearners(site);
    const poser = await join(site, { firstName: 'Studyhall Team' });
    const unseen = await join(site, { firstName: '\u3164' });
    await site.db('auth.identifiers').insert(
      [
        { userId: poser.userId, value: 'ada.support' },
        { userId: unseen.userId, value: 'dora' },
      ].map((name) => ({ ...name, kind: 'username', display: name.value, createdAt: NOW })),
    );
    for (const member of [bob, poser, unseen]) await take(site, member, { code, right: 5 });
    const { items } = await bob.api.gamification.leaderboard({ board: 'xp' });
    expect(items.map(({ displayName }) => displayName).toSorted()).toEqual(['Ada', 'Bob', 'Learner', 'dora']);
    expect(await poser.api.home.dashboard()).toMatchObject({ displayName: 'Learner' });
    expect(await unseen.api.auth.me()).toMatchObject({ displayName: 'dora' });
  });

  test('of the week holds this week’s XP of those who earned some, and no other week’s', async ({ site }) => {
    const { code, ada, bob } = await twoLearners(site);
    const week = async ({ api }: Member) => await api.gamification.leaderboard({ board: 'xp-week' });
    await take(site, bob, { code, right: 5 });
    expect(await week(ada)).toMatchObject({ board: 'xp:2026-W11', players: 2, me: { rank: 1, score: 350 } });
    site.wait(7 * DAY);
    expect(await week(ada)).toMatchObject({ board: 'xp:2026-W12', players: 0, items: [], me: null });
    await take(site, bob, { code, right: 5 });
    expect(await week(ada)).toMatchObject({
      players: 1,
      items: [{ displayName: 'Bob', rank: 1, score: 50 }],
      me: null,
    });
    expect(await ada.api.gamification.leaderboard({ board: 'xp' })).toMatchObject({
      items: [{ score: 350 }, { score: 150 }],
    });
  });

  test('that there is not, or not yet, is refused in words', async ({ site }) => {
    const { ada, code } = await twoLearners(site);
    const show = async (board: string) => await ada.api.gamification.leaderboard({ board });
    for (const board of ['wisdom', 'xp:', 'xp:2026-W54', 'exam:'])
      await expect(show(board)).rejects.toThrow('board-unknown');
    await expect(show('exam:nowhere')).rejects.toThrow('exam-not-available');
    expect(await show(`exam:${code}`)).toMatchObject({ players: 0, items: [] });
    const { code: draft } = await addExam(site.db);
    await site.db('quizzes.exams').where({ code: draft }).update({ status: 'draft' });
    await expect(show(`exam:${draft}`)).rejects.toThrow('exam-not-available');
    await site.db('quizzes.exams').where({ code: draft }).update({ status: 'retired' });
    expect(await show(`exam:${draft}`)).toMatchObject({ players: 0 });
    await expect(show('xp:2026-W13')).rejects.toMatchObject({
      cause: { reason: 'week-not-begun', details: { from: '2026-03-22T10:00:00.000Z' } },
    });
    expect(await show('xp:2026-W10')).toMatchObject({ players: 0, week: { isRunning: false } });
  });

  test('of the week is that of one’s own calendar', async ({ site }) => {
    const here = await join(site);
    const ahead = await join(site, { timeZone: 'Pacific/Auckland' });
    // Sunday noon in UTC, Monday in New Zealand.
    site.wait(5 * DAY);
    const boardOf = async ({ api }: Member) =>
      (await api.gamification.leaderboard({ board: 'xp-week' })).board;
    expect(await boardOf(here)).toBe('xp:2026-W11');
    expect(await boardOf(ahead)).toBe('xp:2026-W12');
  });
});

describe('the history of XP', () => {
  test('is one’s own, the newest first, with what each was for, page by page', async ({ db, site }) => {
    const { code, ada, bob } = await twoLearners(site);
    await take(site, bob, { code, right: 3 });
    site.wait(DAY);
    await take(site, ada, { code, right: 2 });
    const { items, nextCursor } = await ada.api.gamification.xpHistory({ limit: 3 });
    expect(items).toMatchObject([
      { sourceKind: 'quiz', title: `Exam ${code}`, amount: 20 },
      { sourceKind: 'achievement', sourceId: 'perfect-score', title: 'Perfect Score', amount: 150 },
      { sourceKind: 'achievement', sourceId: 'first-steps', title: 'First Steps', amount: 50 },
    ]);
    const rest = await ada.api.gamification.xpHistory({ limit: 3, cursor: nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ sourceKind: 'quiz', amount: 150 }], nextCursor: null });
    expect((await bob.api.gamification.xpHistory({})).items).toMatchObject([
      { sourceKind: 'achievement', amount: 50 },
      { sourceKind: 'quiz', amount: 30 },
    ]);
    const [standing] = await db('gamification.standings').where({ userId: ada.userId });
    expect([...items, ...rest.items].reduce((sum, { amount }) => sum + amount, 0)).toBe(standing.xp);
  });
});
