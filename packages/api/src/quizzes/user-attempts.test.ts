import type { Rights } from '@studyhall/domain/auth/rights';
import { describe, expect } from 'vitest';
import { addExam } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { join, joinAuthor } from '../testing/members.ts';
import { begin } from '../testing/quiz-database.ts';

const SECOND = 1_000;

/** A learner with a quiz that has ended, one that was given up and one that goes on, and an administrator. */
async function threeAttempts(site: Site) {
  const open = { type: 'open' as const, body: { modelAnswer: 'Because.', points: '' } };
  const { code } = await addExam(site.db, { questions: [open, {}, {}] });
  const { code: other } = await addExam(site.db);
  const [ada, admin] = [await join(site), await join(site, { role: 'admin' })];
  const start = async (of: string) => {
    site.wait(SECOND);
    return await begin(site.db, { userId: ada.userId, code: of, now: site.now });
  };
  const ended = await start(code);
  const { questions } = await ada.api.quizzes.getAttempt({ attemptId: ended });
  for (const { position, type } of questions)
    await ada.api.quizzes.answer({
      attemptId: ended,
      ...{ position, answer: type === 'open' ? ['I think so.'] : [position === 0 ? 1 : 0] },
    });
  await ada.api.quizzes.submit({ attemptId: ended });
  const discarded = await start(code);
  await ada.api.quizzes.discard({ attemptId: discarded });
  const running = await start(other);
  return { code, other, ada, admin, ended, discarded, running };
}

describe('the attempts of a learner', () => {
  test('are all listed, the last one first, with what became of each', async ({ site }) => {
    const { code, other, ada, admin, ended, discarded, running } = await threeAttempts(site);
    const user = ada.userId;
    const { listUserAttempts } = admin.api.admin;
    const { items } = await listUserAttempts({ user });
    expect(items).toMatchObject([
      { attemptId: running, examCode: other, state: 'open', submittedAt: null, scorePercent: null },
      { attemptId: discarded, examCode: code, state: 'discarded', scorePercent: null },
      {
        ...{ attemptId: ended, mode: 'exam', state: 'finished', answered: 3, totalQuestions: 3 },
        ...{ waitingQuestions: 1, hasPassed: false },
      },
    ]);
    const ids = async (more: object) =>
      (await listUserAttempts({ user, ...more })).items.map(({ attemptId }) => attemptId);
    expect(await ids({ state: 'finished' })).toEqual([ended]);
    expect(await ids({ examCode: other })).toEqual([running]);
    const { nextCursor } = await listUserAttempts({ user, limit: 2 });
    expect(await ids({ limit: 2, cursor: nextCursor ?? undefined })).toEqual([ended]);
    expect(await ids({ user: admin.userId })).toEqual([]);
  });

  test('show an administrator what is right and what was answered, whatever their state', async ({
    site,
  }) => {
    const { ada, admin, ended, running } = await threeAttempts(site);
    const { getUserAttempt } = admin.api.admin;
    const whole = await getUserAttempt({ user: ada.userId, attemptId: ended });
    const open = whole.questions.find(({ type }) => type === 'open');
    expect(open).toMatchObject({
      ...{ modelAnswer: 'Because.', answered: ['I think so.'], isWaiting: true, mark: null },
    });
    const choices = whole.questions.filter(({ type }) => type === 'single');
    for (const choice of choices) {
      expect(choice).toMatchObject({ answered: [expect.stringMatching(/^Option [A-D]$/)], isWaiting: false });
      expect(choice.isCorrect).toBe(choice.answered?.[0] === 'Option A');
    }
    const goesOn = await getUserAttempt({ user: ada.userId, attemptId: running });
    expect(goesOn).toMatchObject({ state: 'open', questions: { length: 10 } });
    expect(goesOn.questions[0]).toMatchObject({ answered: null, isCorrect: null });
    await expect(getUserAttempt({ user: admin.userId, attemptId: ended })).rejects.toThrow('not-found');
  });

  test('are shown by nobody who has one right alone, and of no exam of others', async ({ site }) => {
    const { code, ada, ended } = await threeAttempts(site);
    const asked = { user: ada.userId, attemptId: ended };
    const refusedFor = (right: string) => ({ cause: { reason: 'forbidden', details: { right } } });
    const author = await joinAuthor(site, code);
    await expect(author.api.admin.getUserAttempt(asked)).rejects.toMatchObject(refusedFor('support'));
    const callerWith = (rights: Rights) =>
      site.callerFor({
        ...{ userId: author.userId, role: 'individual', sessionId: 'one', timeZone: 'UTC', language: 'en' },
        rights,
      });
    await expect(callerWith({ support: 'all' }).admin.getUserAttempt(asked)).rejects.toMatchObject(
      refusedFor('author'),
    );
    const both = callerWith({ support: 'all', author: 'listed' });
    expect(await both.admin.getUserAttempt(asked)).toMatchObject({ attemptId: ended });
    await site.db('quizzes.author_exams').where({ userId: author.userId }).delete();
    await expect(both.admin.getUserAttempt(asked)).rejects.toThrow('not-found');
  });
});
