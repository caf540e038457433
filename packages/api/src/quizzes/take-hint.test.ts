import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addCatalogue, addExam, addLearner } from '../testing/builders.ts';
import { type Site, test } from '../testing/callers.ts';
import { join } from '../testing/members.ts';
import { answerAll, begin, later, openQuizDatabase } from '../testing/quiz-database.ts';
import { setTerms } from '../testing/terms.ts';
import { findWrongScores } from './doctor-scores.ts';
import { submitAttempt } from './submit-attempt.ts';
import { takeHint } from './take-hint.ts';

const HOUR = 3_600_000;
const hint = { text: 'It comes first.', costPercent: 20 };
const told = { ...hint, lang: null };
const offer = { costPercent: 20, text: null, lang: null };
const hinted = (count: number) => Array.from({ length: count }, () => ({ hint }));

/** Somebody with an attempt at an exam of ten questions that reviews next to nothing. */
async function taker(site: Site, { mode = 'exam', questions = hinted(10) }: Taking = {}) {
  const { code } = await addExam(site.db, { questions });
  await setTerms(site.db, code, { review: { during: 'verdicts', rightAfter: 'verdicts' } });
  const member = await join(site);
  const { attemptId } = await member.api.quizzes.start({
    examCode: code,
    mode,
    idempotencyKey: randomUUID(),
  });
  return {
    ...{ member, attemptId },
    take: async (position: number) => await member.api.quizzes.takeHint({ attemptId, position }),
    hints: async () => (await member.api.quizzes.getAttempt({ attemptId })).questions.map((one) => one.hint),
    hintedAt: async () => {
      const rows = await site.db('quizzes.attempt_questions').where({ attemptId }).orderBy('position');
      return rows.map((row: { hintedAt: Date | null }) => row.hintedAt);
    },
  };
}

interface Taking {
  readonly mode?: 'exam' | 'study' | 'daily';
  readonly questions?: { hint?: typeof hint }[];
}

describe('a hint', () => {
  for (const mode of ['exam', 'study', 'daily'] as const)
    test(`is offered with its cost, shown once taken and named by the review, in ${mode} mode`, async ({
      site,
    }) => {
      await addCatalogue(site.db);
      const { member, attemptId, take, hints } = await taker(site, { mode });
      expect(await hints()).toEqual(Array(10).fill(offer));
      expect(await take(4)).toEqual({ ...told, images: [] });
      const shown = Array.from({ length: 10 }, (_, position) => (position === 4 ? told : offer));
      expect(await hints()).toEqual(shown);
      await member.api.quizzes.submit({ attemptId });
      expect(await hints()).toEqual(shown);
      const { questions } = await member.api.quizzes.review({ attemptId });
      const named = questions.map((question) => question.hint);
      expect(named).toEqual(shown.map((one) => (one === told ? told : null)));
    });

  test('is taken once, however often it is asked for', async ({ site }) => {
    const { take, hintedAt } = await taker(site);
    const first = site.now;
    await take(4);
    site.wait(1_000);
    expect(await take(4)).toEqual({ ...told, images: [] });
    expect((await hintedAt())[4]).toEqual(first);
  });

  test('is not there where its author wrote none', async ({ site }) => {
    const { take, hints, hintedAt } = await taker(site, {
      questions: Array.from({ length: 10 }, () => ({})),
    });
    expect(await hints()).toEqual(Array(10).fill(null));
    await expect(take(4)).rejects.toThrow('not-found');
    expect(await hintedAt()).toEqual(Array(10).fill(null));
  });

  test('is not taken after the key was shown, and one that was taken stays', async ({ site }) => {
    const { member, attemptId, take, hints } = await taker(site, { mode: 'study' });
    await take(1);
    for (const position of [0, 1]) await member.api.quizzes.check({ attemptId, position });
    await expect(take(0)).rejects.toThrow('question-locked');
    expect(await take(1)).toEqual({ ...told, images: [] });
    expect((await hints()).slice(0, 2)).toEqual([offer, told]);
  });

  test('is told to its learner alone, before the end and in time', async ({ site }) => {
    await addCatalogue(site.db);
    const ada = await taker(site);
    const bob = await join(site);
    const his = bob.api.quizzes.takeHint({ attemptId: ada.attemptId, position: 0 });
    await expect(his).rejects.toThrow('not-found');
    const ended = await taker(site);
    await ended.member.api.quizzes.submit({ attemptId: ended.attemptId });
    await expect(ended.take(0)).rejects.toThrow('attempt-finished');
    const discarded = await taker(site);
    await discarded.member.api.quizzes.discard({ attemptId: discarded.attemptId });
    await expect(discarded.take(0)).rejects.toThrow('attempt-discarded');
    site.wait(HOUR);
    await expect(ada.take(0)).rejects.toThrow('attempt-overdue');
    for (const { hints } of [ada, ended, discarded]) expect(await hints()).toEqual(Array(10).fill(offer));
  });
});

describe('what a hint costs', () => {
  let db: Knex;
  let close: () => Promise<void>;
  let userId: string;
  let attemptId: string;

  beforeAll(async () => {
    ({ db, close } = await openQuizDatabase());
    const { code } = await addExam(db, { questions: hinted(2) });
    userId = await addLearner(db);
    attemptId = await begin(db, { userId, code });
    await answerAll(db, { userId, attemptId, right: 2 });
  });
  afterAll(() => close?.());

  const waiters = async (): Promise<number> =>
    (
      await db('pg_stat_activity')
        .whereRaw(`datname = current_database() and wait_event_type = 'Lock'`)
        .select('pid')
    ).length;

  it('is subtracted, also by a submission that had looked before the hint was taken', async () => {
    const trx = await db.transaction();
    await trx('quizzes.attempts').where({ id: attemptId }).forUpdate().select('id');
    const taken = takeHint(db, { userId, command: { attemptId, position: 0 }, now: later(5) });
    await vi.waitFor(async () => expect(await waiters()).toBe(1));
    const submitted = submitAttempt(db, { userId, attemptId, now: later(6) });
    await vi.waitFor(async () => expect(await waiters()).toBe(2));
    await trx.commit();
    expect(await taken).toEqual({ ...told, images: [] });
    expect(await submitted).toMatchObject({ scorePercent: 90, correctAnswers: 1 });
    expect(await findWrongScores(db, { keys: [userId] })).toEqual([]);
  });
});
