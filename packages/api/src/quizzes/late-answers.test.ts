import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { addExam, addLearner, NOW, optionsOf } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { answerQuestion, visitQuestion } from './answer-question.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';
import { discardAttempt } from './discard-attempt.ts';
import { getAttempt } from './get-attempt.ts';
import { getResult, getReview } from './result-queries.ts';
import { sendHeartbeat } from './send-heartbeat.ts';
import { submitAttempt } from './submit-attempt.ts';

/** Seconds for the exam. */
const LIMIT = 600;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});
afterAll(async () => {
  await close();
});

/** Somebody whose exam has ten minutes, and what their browser does in it: everything by seconds after the start. */
async function taker({ code, userId }: { code?: string; userId?: string } = {}) {
  const exam = code ?? (await addExam(db, { timeLimitSeconds: LIMIT })).code;
  const learner = userId ?? (await addLearner(db));
  const startKey = randomUUID();
  const attemptId = await begin(db, { userId: learner, code: exam, startKey });
  const key = { userId: learner, attemptId };
  const { questions } = await getAttempt(db, { ...key, now: later(0) });
  const right = (position: number) =>
    optionsOf(questions[position]).findIndex(({ text }) => text === 'Option A');
  return {
    ...key,
    code: exam,
    startKey,
    /** Answers rightly. Without a moment it is an answer of another browser. */
    answer: async (position: number, { at, arrives, by = startKey }: Sending) => {
      const given = at === undefined ? {} : { given: { at: later(at), startKey: by } };
      const command = { attemptId, position, answer: [right(position)], ...given };
      return await answerQuestion(db, { userId: learner, command, now: later(arrives) });
    },
    heartbeat: async (at: number, by: string | null = startKey) =>
      await sendHeartbeat(db, {
        userId: learner,
        command: { attemptId, ...(by !== null && { startKey: by }) },
        now: later(at),
      }),
    submit: async (at: number) => await submitAttempt(db, { ...key, now: later(at) }),
    lateAnswers: async () => (await stored(attemptId)).lateAnswers,
  };
}

interface Sending {
  readonly at?: number;
  readonly arrives: number;
  readonly by?: string;
}

async function stored(id: string): Promise<{ lateAnswers: number[]; submittedAt: Date | null }> {
  return await db('quizzes.attempts').where({ id }).first();
}

const overdue = { reason: 'attempt-overdue' };

describe('an answer that was given offline', () => {
  it('counts for the learner and marks the attempt, once for each question', async () => {
    const ada = await taker();
    await ada.answer(0, { at: 10, arrives: 10 });
    await ada.heartbeat(590);
    await ada.answer(4, { at: 595, arrives: 700 });
    await ada.answer(2, { at: 598, arrives: 700 });
    await ada.answer(4, { at: 599, arrives: 701 });
    const result = await ada.submit(702);
    expect(result).toMatchObject({ correctAnswers: 3, lateAnswers: [4, 2], submittedAt: later(LIMIT) });
    expect(await getResult(db, { ...ada, now: NOW })).toEqual(result);
  });

  it('does not count when it comes more than two minutes after the deadline', async () => {
    const ada = await taker();
    await ada.heartbeat(590);
    await expect(ada.answer(0, { at: 595, arrives: 721 })).rejects.toMatchObject(overdue);
    await ada.answer(1, { at: 595, arrives: 720 });
    expect(await ada.lateAnswers()).toEqual([1]);
  });

  it('does not count when it came from another browser than the one that began', async () => {
    const ada = await taker();
    await ada.heartbeat(590);
    await expect(ada.answer(0, { arrives: 650 })).rejects.toMatchObject(overdue);
    await expect(ada.answer(0, { at: 595, arrives: 650, by: randomUUID() })).rejects.toMatchObject(overdue);
    expect(await ada.lateAnswers()).toEqual([]);
  });

  it('does not count when it was given after the deadline', async () => {
    const ada = await taker();
    await ada.heartbeat(590);
    await expect(ada.answer(0, { at: LIMIT, arrives: 650 })).rejects.toMatchObject(overdue);
  });

  it('does not count when its browser had been silent for two minutes, whoever else was heard', async () => {
    const ada = await taker();
    await ada.answer(0, { at: 470, arrives: 470 });
    await ada.heartbeat(580, null);
    await ada.heartbeat(580, randomUUID());
    await ada.answer(1, { arrives: 580 });
    const { attemptId, userId } = ada;
    await visitQuestion(db, { userId, command: { attemptId, position: 3 }, now: later(580) });
    await expect(ada.answer(2, { at: 590, arrives: 650 })).rejects.toMatchObject(overdue);
    await ada.answer(3, { at: 589, arrives: 650 });
    expect(await ada.lateAnswers()).toEqual([3]);
  });

  it('proves nothing of the time before by being heard after the deadline', async () => {
    const ada = await taker();
    await ada.answer(0, { at: 450, arrives: 601 });
    await ada.heartbeat(602);
    await ada.answer(1, { at: 100, arrives: 650 });
    await expect(ada.answer(2, { at: 590, arrives: 651 })).rejects.toMatchObject(overdue);
  });

  it('counts within the grace as every other one', async () => {
    const ada = await taker();
    await ada.answer(0, { at: 599, arrives: 602 });
    expect(await ada.submit(602)).toMatchObject({ correctAnswers: 1, lateAnswers: [] });
  });

  it('is booked at the moment at which it was given', async () => {
    const ada = await taker();
    await ada.answer(0, { at: 580, arrives: 580 });
    await ada.answer(1, { at: 595, arrives: 700 });
    await ada.submit(701);
    const { questions } = await getReview(db, { ...ada, now: NOW });
    expect(questions.slice(0, 2).map(({ secondsSpent }) => secondsSpent)).toEqual([580, 15]);
  });

  it('does not count once a result was shown, to whichever browser', async () => {
    const ada = await taker();
    await ada.heartbeat(590);
    const result = await ada.submit(605);
    await expect(ada.answer(0, { at: 595, arrives: 610 })).rejects.toMatchObject({
      reason: 'attempt-finished',
    });
    expect(await getResult(db, { ...ada, now: NOW })).toEqual(result);
  });
});

describe('an answer that arrives after a newer one of another browser', () => {
  /** Two browsers at one question; `seen` is what the attempt shows of it in the end. */
  async function devices() {
    const ada = await taker();
    const { userId, attemptId } = ada;
    const choose = async (
      selected: readonly number[],
      { at, arrives, by }: { readonly at?: number; readonly arrives: number; readonly by?: string },
    ) => {
      const given =
        at === undefined ? {} : { given: { at: later(at), ...(by !== undefined && { startKey: by }) } };
      const command = { attemptId, position: 0, answer: [...selected], ...given };
      return await answerQuestion(db, { userId, command, now: later(arrives) });
    };
    const seen = async () => (await getAttempt(db, { ...ada, now: later(0) })).questions[0]?.answer;
    return { ...ada, choose, seen };
  }

  it('does not replace it, and its browser is told what holds', async () => {
    const { choose, seen, startKey } = await devices();
    for (const by of [startKey, undefined, randomUUID()]) {
      const more = by === undefined ? {} : { by };
      await choose([2], { arrives: 30 });
      expect(await choose([1], { at: 20, arrives: 40, ...more })).toMatchObject({ newerAnswer: [2] });
      expect(await seen()).toEqual([2]);
    }
    expect(await choose([3], { at: 50, arrives: 60, by: startKey })).toMatchObject({ newerAnswer: null });
    expect(await choose([1], { at: 50, arrives: 61, by: startKey })).toMatchObject({ newerAnswer: null });
    expect(await seen()).toEqual([1]);
  });

  it('does not come back where it was taken back, and takes nothing back itself', async () => {
    const { choose, seen } = await devices();
    await choose([2], { at: 10, arrives: 10 });
    await choose([], { arrives: 30 });
    expect(await choose([1], { at: 20, arrives: 40 })).toMatchObject({ newerAnswer: [] });
    expect(await seen()).toBeNull();
    await choose([3], { arrives: 50 });
    expect(await choose([], { at: 45, arrives: 60 })).toMatchObject({ newerAnswer: [3] });
    expect(await seen()).toEqual([3]);
  });

  it('is never newer than its arrival, whatever its browser says', async () => {
    const { choose, seen } = await devices();
    await choose([1], { at: 500, arrives: 20 });
    expect(await choose([2], { arrives: 30 })).toMatchObject({ newerAnswer: null });
    expect(await seen()).toEqual([2]);
  });

  it('is a sign of life of its browser all the same', async () => {
    const { choose, answer, lateAnswers, startKey } = await devices();
    await choose([2], { arrives: 580 });
    await choose([1], { at: 570, arrives: 590, by: startKey });
    await answer(4, { at: 595, arrives: 700 });
    expect(await lateAnswers()).toEqual([4]);
  });

  it('changes nothing after the deadline either, and marks no attempt', async () => {
    const { choose, seen, heartbeat, lateAnswers, startKey } = await devices();
    await heartbeat(590);
    await choose([2], { arrives: 599 });
    const answer = choose([1], { at: 595, arrives: 650, by: startKey });
    expect(await answer).toMatchObject({ newerAnswer: [2] });
    expect(await choose([1], { at: 598, arrives: LIMIT + 1 })).toMatchObject({ newerAnswer: [2] });
    expect(await seen()).toEqual([2]);
    expect(await lateAnswers()).toEqual([]);
  });

  it('at the same moment loses to the newer one, whichever is first', async () => {
    const { choose, seen, startKey } = await devices();
    for (let round = 0; round < 10; round += 1) {
      const at = 100 + round * 10;
      const older = { at, arrives: at + 5, by: startKey };
      const [, , kept] = await Promise.all([
        choose([1], older),
        choose([2], { at: at + 1, arrives: at + 5 }),
        choose([3], { at: at + 2, arrives: at + 5 }),
      ]);
      expect(kept).toMatchObject({ newerAnswer: null });
      expect(await seen()).toEqual([3]);
    }
  });
});

describe('an attempt with late answers', () => {
  it('earns XP and its day, but is on no board of the exam, not perfect and no high score', async () => {
    const { code } = await addExam(db, { timeLimitSeconds: LIMIT });
    const userId = await addLearner(db);
    for (let n = 0; n < 4; n += 1) await takeQuiz(db, { userId, code, right: 0 });
    const ada = await taker({ code, userId });
    await answerAll(db, { ...ada, right: 10 });
    await ada.heartbeat(590);
    await ada.answer(9, { at: 595, arrives: 650 });
    const result = await ada.submit(660);
    expect(result).toMatchObject({ correctAnswers: 10, quizXp: 150, streakAfter: 1 });
    const [standing] = await db('gamification.standings').where({ userId });
    expect(standing).toMatchObject({ quizzes: 5, perfectQuizzes: 0, highScoreQuizzes: 0 });
    expect(standing).toMatchObject({ examQuizzes: { [code]: 4 } });
    const boards: { board: string; score: number }[] = await db('gamification.board_entries').where({
      userId,
    });
    expect(boards.map(({ board }) => board).sort()).toEqual(['xp', 'xp:2026-W11']);
    expect(boards.find(({ board }) => board === 'xp')?.score).toBe(result.xpAfter);
    expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
  });

  it('is left alone by the sweep until no answer can arrive, and then ended with those that did', async () => {
    const ada = await taker();
    await ada.heartbeat(590);
    await closeOverdueAttempts(db, { now: later(719) });
    await ada.answer(0, { at: 595, arrives: 719 });
    await closeOverdueAttempts(db, { now: later(721) });
    expect(await getResult(db, { ...ada, now: NOW })).toMatchObject({ correctAnswers: 1, lateAnswers: [0] });
  });
});

describe('at the same moment', () => {
  it('late answers, submissions, heartbeats and the sweep give one result, which has every answer that was taken', async () => {
    for (let round = 0; round < 8; round += 1) {
      const ada = await taker();
      await ada.heartbeat(590);
      const answers = Array.from({ length: 6 }, async (_, position) => {
        try {
          await ada.answer(position, { at: 595, arrives: 720 });
          return [position];
        } catch (refusal) {
          expect(refusal).toMatchObject({ reason: 'attempt-finished' });
          return [];
        }
      });
      const heartbeats = Array.from({ length: 4 }, () => ada.heartbeat(599).catch(() => undefined));
      const [taken, results] = await Promise.all([
        Promise.all(answers),
        Promise.all([ada.submit(720), ada.submit(720)]),
        closeOverdueAttempts(db, { now: later(721) }),
        ...heartbeats,
      ]);
      const [result] = results;
      expect(results[1]).toEqual(result);
      expect(await getResult(db, { ...ada, now: NOW })).toEqual(result);
      expect([...(result?.lateAnswers ?? [])].sort()).toEqual(taken.flat());
      expect(result?.correctAnswers).toBe(taken.flat().length);
      const [standing] = await db('gamification.standings').where({ userId: ada.userId });
      expect(standing).toMatchObject({ correctAnswers: taken.flat().length, version: 1 });
    }
  });

  it('discarding and submitting end an attempt in one way, whoever looked first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const ada = await taker();
      const outcome = async (end: Promise<unknown>) =>
        await end.then(
          () => 'done',
          (error: unknown) => error,
        );
      const ends = await Promise.all([
        outcome(ada.submit(100)),
        outcome(discardAttempt(db, { ...ada, now: later(100) })),
      ]);
      expect(ends.filter((end) => end === 'done')).toHaveLength(1);
      const entries = await db('gamification.activities').where({ userId: ada.userId, kind: 'quiz' });
      expect(entries).toHaveLength(Number(ends[0] === 'done'));
    }
  });
});
