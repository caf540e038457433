import { FREEZE_CREDITS } from '@studyhall/domain/gamification/freezes';
import { describe, expect } from 'vitest';
import { addCatalogue, addCourse, addExam, readingLevel } from '../testing/builders.ts';
import { credentials } from '../testing/callers.ts';
import { enter, erase, isOpen, test } from '../testing/leavers.ts';
import { giveCredits } from '../testing/members.ts';
import { merge, undo } from '../testing/merging.ts';
import { takeQuiz } from '../testing/quiz-database.ts';
import { addLongCourse, addRun } from '../testing/runs.ts';
import { bringIn } from './merge-accounts.ts';
import { giveBack } from './undo-merge.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a code', () => {
  test('is good for one merge, for half an hour, and the last one alone', async ({ site, ada }) => {
    const bob = await enter(site, 'bob');
    const { code: first } = await bob.api.accounts.offerMerge();
    const { code, expiresAt } = await bob.api.accounts.offerMerge();
    expect(expiresAt).toEqual(new Date(site.now.getTime() + 30 * MINUTE_MS));
    await expect(ada.api.accounts.merge({ code: first })).rejects.toThrow('merge-code-invalid');
    await ada.api.accounts.merge({ code });
    const eve = await enter(site, 'eve');
    await expect(eve.api.accounts.merge({ code })).rejects.toThrow('merge-code-invalid');

    const late = (await eve.api.accounts.offerMerge()).code;
    site.wait(30 * MINUTE_MS);
    await ada.api.auth.logIn(credentials('ada'));
    await expect(ada.api.accounts.foreseeMerge({ code: late })).rejects.toThrow('merge-code-invalid');
    await expect(ada.api.accounts.merge({ code: late })).rejects.toThrow('merge-code-invalid');
  });

  test('guessing codes that give an account away is limited by where it comes from', async ({ ada }) => {
    const guess = async () =>
      await ada.api.accounts.foreseeMerge({ code: `${ada.userId}.${'x'.repeat(43)}` });
    for (let tries = 0; tries < 30; tries += 1) await expect(guess()).rejects.toThrow('merge-code-invalid');
    await expect(guess()).rejects.toThrow('rate-limited');
    await expect(ada.api.accounts.merge({ code: 'x' })).rejects.toThrow('rate-limited');
  });

  test('is made, said and undone with a fresh proof', async ({ site, ada }) => {
    const bob = await enter(site, 'bob');
    const mergeId = await merge(site, ada, bob);
    const eve = await enter(site, 'eve');
    const { code } = await eve.api.accounts.offerMerge();
    site.wait(10 * MINUTE_MS);
    await expect(eve.api.accounts.offerMerge()).rejects.toThrow('confirmation-needed');
    await expect(ada.api.accounts.foreseeMerge({ code })).rejects.toThrow('confirmation-needed');
    await expect(ada.api.accounts.merge({ code })).rejects.toThrow('confirmation-needed');
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('confirmation-needed');
    expect(await ada.api.accounts.merges()).toHaveLength(1);
  });

  test('opens nothing else: it signs nobody in, and sets no password', async ({ site, ada }) => {
    const { code: token } = await ada.api.accounts.offerMerge();
    const { api } = site.visitor();
    await expect(api.auth.verifyEmail({ token })).rejects.toThrow('link-invalid-or-used');
    await expect(api.auth.resetPassword({ token, newPassword: 'nine blue saucepans' })).rejects.toThrow(
      'link-invalid-or-used',
    );
  });
});

describe('two accounts stay two', () => {
  test('when they are one already', async ({ ada }) => {
    const { code } = await ada.api.accounts.offerMerge();
    await expect(ada.api.accounts.merge({ code })).rejects.toThrow('merge-same-account');
  });

  test('when one is an administrator’s, whichever', async ({ ada, root }) => {
    await expect(root.api.accounts.offerMerge()).rejects.toThrow('merge-of-administrator');
    const { code } = await ada.api.accounts.offerMerge();
    await expect(root.api.accounts.merge({ code })).rejects.toThrow('merge-of-administrator');
  });

  test('when one is a guest’s', async ({ site, ada }) => {
    const guest = site.visitor();
    await guest.api.auth.startGuest({ timeZone: 'UTC', language: 'en' });
    await expect(guest.api.accounts.offerMerge()).rejects.toThrow('forbidden');
    const { code } = await ada.api.accounts.offerMerge();
    await expect(guest.api.accounts.merge({ code })).rejects.toThrow('forbidden');
  });

  test('when the other was shut out or is about to go', async ({ site, ada, root }) => {
    const [bob, eve] = [await enter(site, 'bob'), await enter(site, 'eve')];
    const { code } = await bob.api.accounts.offerMerge();
    await root.api.admin.banUser({ user: 'bob', reason: 'Spam', until: null });
    await expect(ada.api.accounts.merge({ code })).rejects.toThrow('merge-account-closed');
    const { code: hers } = await eve.api.accounts.offerMerge();
    await eve.api.accounts.requestDeletion({});
    await expect(ada.api.accounts.merge({ code: hers })).rejects.toThrow('merge-code-invalid');
  });

  test('while one of them is just being merged', async ({ site, ada }) => {
    const [bob, eve] = [await enter(site, 'bob'), await enter(site, 'eve')];
    await ada.api.accounts.merge({ code: (await bob.api.accounts.offerMerge()).code });
    const { code } = await eve.api.accounts.offerMerge();
    await expect(ada.api.accounts.merge({ code })).rejects.toThrow('merge-under-way');
    await site.deliver();
    await ada.api.accounts.merge({ code });
  });
});

describe('an account that became part of another', () => {
  test('is closed to everybody, and no administrator opens it beside the other', async ({
    site,
    ada,
    root,
  }) => {
    const bob = await enter(site, 'bob');
    await merge(site, ada, bob);
    expect(await isOpen(site, bob)).toBe(false);
    await expect(site.visitor().api.auth.logIn(credentials('bob'))).rejects.toThrow('account-d');
    await expect(site.visitor().api.auth.logIn({ ...credentials('bob'), takeBack: true })).rejects.toThrow(
      'account-disabled',
    );
    await expect(root.api.admin.setActive({ user: 'bob', isActive: true })).rejects.toThrow('account-merged');
    expect(await isOpen(site, bob)).toBe(false);
  });

  test('is not banned: it is closed already, and a ban that ends would open it', async ({
    site,
    ada,
    root,
  }) => {
    const bob = await enter(site, 'bob');
    await merge(site, ada, bob);
    const until = new Date(site.now.getTime() + DAY_MS);
    await expect(root.api.admin.banUser({ user: 'bob', reason: 'Spam', until })).rejects.toThrow(
      'account-closed',
    );
    expect(await isOpen(site, bob)).toBe(false);
  });

  test('is erased after 14 days; what came of it stays', async ({ site, ada, db }) => {
    await addCatalogue(db);
    const { code } = await addExam(db);
    const bob = await enter(site, 'bob');
    await takeQuiz(db, { userId: bob.userId, code, right: 10 });
    const mergeId = await merge(site, ada, bob);
    const stream = await db('gamification.activities').where({ userId: ada.userId });
    expect(stream.length).toBeGreaterThan(0);
    site.wait(14 * DAY_MS);
    await ada.api.auth.logIn(credentials('ada'));
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-over');
    expect(await erase(site)).toBe(1);
    expect(await isOpen(site, bob)).toBeUndefined();
    expect(await db('gamification.activities').where({ userId: ada.userId })).toEqual(stream);
    expect(await db('quizzes.attempt_questions').where({ userId: ada.userId })).toHaveLength(10);
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-over');
    expect(await ada.api.accounts.merges()).toMatchObject([{ otherName: null, state: 'merged' }]);
  });

  test('is not erased before all of it has arrived', async ({ site, ada, root }) => {
    const bob = await enter(site, 'bob');
    await ada.api.accounts.merge({ code: (await bob.api.accounts.offerMerge()).code });
    await root.api.accounts.eraseUser({ user: 'bob', isNow: true });
    expect(await isOpen(site, bob)).toBe(false);
    await site.deliver();
    expect(await erase(site)).toBe(1);
    expect(await isOpen(site, bob)).toBeUndefined();
  });
});

describe('undoing', () => {
  test('and merging have second steps that are done once, however often they are asked for', async ({
    site,
    ada,
    db,
  }) => {
    const bob = await enter(site, 'bob');
    const mergeId = await merge(site, ada, bob);
    const told = async () => await db('auth.merges').where({ id: mergeId }).first();
    const merged = await told();
    site.wait(MINUTE_MS);
    await bringIn(db, { mergeId, now: site.now });
    await giveBack(db, { mergeId, secrets: site.secrets, now: site.now });
    expect(await told()).toEqual(merged);
    await undo(site, ada, mergeId);
    const undone = await told();
    expect(undone).toMatchObject({ state: 'undone', undoneAt: site.now });
    site.wait(MINUTE_MS);
    await bringIn(db, { mergeId, now: site.now });
    await giveBack(db, { mergeId, secrets: site.secrets, now: site.now });
    expect(await told()).toEqual(undone);
  });

  test('is for the owner of the account that stays', async ({ site, ada }) => {
    const [bob, eve] = [await enter(site, 'bob'), await enter(site, 'eve')];
    const mergeId = await merge(site, ada, bob);
    await expect(eve.api.accounts.undoMerge({ mergeId })).rejects.toThrow('not-found');
    expect(await eve.api.accounts.merges()).toEqual([]);
    await undo(site, ada, mergeId);
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('not-found');
    await bob.api.auth.logIn(credentials('bob'));
    // And the two may become one again.
    await merge(site, ada, bob);
  });

  test('is refused when credits that came are spent, and moves nothing then', async ({ site, ada, db }) => {
    const bob = await enter(site, 'bob');
    await giveCredits(site, bob, 300);
    const mergeId = await merge(site, ada, bob);
    await addCatalogue(db);
    await ada.api.gamification.buyFreeze({ credits: FREEZE_CREDITS, idempotencyKey: mergeId });
    const before = await db('billing.transfers').orderBy('id');
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-spent');
    expect(await db('billing.transfers').orderBy('id')).toEqual(before);
    expect(await isOpen(site, bob)).toBe(false);
  });

  test('leaves what was earned and bought since', async ({ site, ada, db }) => {
    await addCatalogue(db);
    const { code } = await addExam(db);
    const bob = await enter(site, 'bob');
    await takeQuiz(db, { userId: bob.userId, code, right: 10 });
    await giveCredits(site, bob, 300);
    const mergeId = await merge(site, ada, bob);
    await giveCredits(site, ada, 200);
    const next = await addExam(db);
    await takeQuiz(db, { userId: ada.userId, code: next.code, right: 5 });
    await undo(site, ada, mergeId);
    expect((await ada.api.billing.balance()).credits).toBe(200);
    await bob.api.auth.logIn(credentials('bob'));
    expect((await bob.api.billing.balance()).credits).toBe(300);
    expect(await db('gamification.standings').where({ userId: ada.userId }).first()).toMatchObject({
      quizzes: 1,
      correctAnswers: 5,
    });
    expect(await db('gamification.standings').where({ userId: bob.userId }).first()).toMatchObject({
      quizzes: 1,
      correctAnswers: 10,
    });
  });

  test('is refused when a run that came has gone on, or a certificate was taken back', async ({
    site,
    ada,
    root,
    db,
  }) => {
    const [bob, eve] = [await enter(site, 'bob'), await enter(site, 'eve')];
    const slug = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
    const { enrolmentId } = await bob.api.progress.enrol({ slug });
    const [first, second] = (await bob.api.progress.getCourse({ slug })).levels;
    await bob.api.progress.finishReading({ enrolmentId, levelId: first?.levelId ?? '' });
    const mergeId = await merge(site, ada, bob);
    await ada.api.progress.finishReading({ enrolmentId, levelId: second?.levelId ?? '' });
    await expect(ada.api.accounts.undoMerge({ mergeId })).rejects.toThrow('merge-gone-on');

    const course = await addLongCourse(db);
    const run = await addRun(db, { userId: eve.userId, slug: course, passed: 4 });
    const { serial } = await eve.api.progress.claimCertificate({ enrolmentId: run, printedName: 'Eve' });
    const next = await merge(site, ada, eve);
    await root.api.progress.revokeCertificate({ serial, reason: 'Copied' });
    await expect(ada.api.accounts.undoMerge({ mergeId: next })).rejects.toThrow('merge-gone-on');
  });
});

describe('runs of courses', () => {
  test('stay apart, in the order of time, each with what was passed in it', async ({ site, ada, db }) => {
    const bob = await enter(site, 'bob');
    const slug = await addLongCourse(db);
    await addRun(db, { userId: ada.userId, slug, passed: 4 });
    await addRun(db, { userId: bob.userId, slug, passed: 4 });
    await addRun(db, { userId: bob.userId, slug, passed: 2, run: 2 });
    const mergeId = await merge(site, ada, bob);
    const { runs } = await ada.api.progress.getCourse({ slug });
    expect(runs.map(({ run, passedLevels }) => [run, passedLevels])).toEqual([
      [3, 2],
      [2, 4],
      [1, 4],
    ]);
    await undo(site, ada, mergeId);
    // Another one has the next number.
    await ada.api.progress.enrol({ slug });
    expect((await db('progress.enrolments').where({ userId: ada.userId })).map(({ run }) => run)).toEqual([
      1, 2,
    ]);
  });

  test('of a course that both are taking: the further goes on, and the other is left aside', async ({
    site,
    ada,
    db,
  }) => {
    const bob = await enter(site, 'bob');
    const slug = await addLongCourse(db);
    const own = await addRun(db, { userId: ada.userId, slug, passed: 1 });
    const further = await addRun(db, { userId: bob.userId, slug, passed: 3 });
    const { code } = await bob.api.accounts.offerMerge();
    expect((await ada.api.accounts.foreseeMerge({ code })).coursesInBoth).toHaveLength(1);
    const mergeId = await merge(site, ada, bob);
    expect(await ada.api.progress.enrol({ slug })).toEqual({ enrolmentId: further });
    expect(await ada.api.progress.continue()).toMatchObject({ passedLevels: 3 });
    await undo(site, ada, mergeId);
    expect(await ada.api.progress.enrol({ slug })).toEqual({ enrolmentId: own });
  });
});
