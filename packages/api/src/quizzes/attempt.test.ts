import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addExam,
  addLearner,
  NOW,
  optionsOf,
  optionsWithKeyA,
  revealedOptionsOf,
} from '../testing/builders.ts';
import { begin, later, openQuizDatabase } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { answerQuestion, flagQuestion, visitQuestion } from './answer-question.ts';
import { checkQuestion } from './check-question.ts';
import { listOpenAttempts } from './exam-queries.ts';
import { getAttempt } from './get-attempt.ts';
import { getReview } from './result-queries.ts';
import { startAttempt } from './start-attempt.ts';
import { submitAttempt } from './submit-attempt.ts';

let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

/** The place at which an option is shown. */
async function placeOf(userId: string, attemptId: string, text: string, position = 0): Promise<number> {
  const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
  return optionsOf(questions[position]).findIndex((option) => option.text === text);
}

describe('starting', () => {
  it('answers the same key with the same attempt, also when asked twice at once', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const command = { examCode: code, mode: 'exam', idempotencyKey: randomUUID() } as const;
    const starts = await Promise.all(
      Array.from({ length: 8 }, () => startAttempt(db, { userId, command, now: NOW })),
    );
    expect(new Set(starts.map(({ attemptId }) => attemptId)).size).toBe(1);
    expect(await listOpenAttempts(db, { userId, now: NOW })).toHaveLength(1);
  });

  it('refuses a key that started something else', async () => {
    const [{ code }, other] = [await addExam(db), await addExam(db)];
    const userId = await addLearner(db);
    const command = { examCode: code, mode: 'exam', idempotencyKey: randomUUID() } as const;
    await startAttempt(db, { userId, command, now: NOW });
    for (const changed of [{ examCode: other.code }, { mode: 'study' as const }])
      await expect(
        startAttempt(db, { userId, command: { ...command, ...changed }, now: NOW }),
      ).rejects.toMatchObject({ reason: 'idempotency-key-reused' });
  });

  it('costs six statements: what decides is read in one, and written in one', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const sent = await statementsOf(db, () => begin(db, { userId, code }));
    expect(sent).toHaveLength(6);
    expect([sent[0], sent[5]]).toEqual(['BEGIN;', 'COMMIT;']);
  });

  it('leaves nothing of a start that is refused', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const command = { examCode: code, mode: 'exam', idempotencyKey: randomUUID() } as const;
    const start = startAttempt(db, { userId, command: { ...command, domainCodes: ['9.9'] }, now: NOW });
    await expect(start).rejects.toMatchObject({ reason: 'too-few-questions' });
    expect(await db('platform.quotas').where({ owner: userId })).toEqual([]);
    expect(await db('gamification.standings').where({ userId })).toEqual([]);
  });

  it('draws every question once and the options of each in an order of its own', async () => {
    const { code } = await addExam(db, {
      questions: Array.from({ length: 30 }, (_, n) => ({ text: `Q${n}` })),
    });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
    expect(new Set(questions.map(({ text }) => text)).size).toBe(30);
    const orders = new Set(
      questions.map((question) =>
        optionsOf(question)
          .map(({ text }) => text)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(5);
  });

  it('gives a learner with extra time a later deadline, and study mode none', async () => {
    const { code } = await addExam(db, { timeLimitSeconds: 600 });
    const userId = await addLearner(db, { extraTimePercent: 50 });
    const timed = await getAttempt(db, { userId, attemptId: await begin(db, { userId, code }), now: NOW });
    expect(timed.deadlineAt).toEqual(later(900));
    const free = await begin(db, { userId, code, mode: 'study' });
    expect((await getAttempt(db, { userId, attemptId: free, now: NOW })).deadlineAt).toBeNull();
  });

  it('refuses an unknown exam, an empty domain, and more open attempts than anybody needs', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const start = (examCode: string, domainCodes?: string[]) =>
      startAttempt(db, {
        userId,
        command: {
          examCode,
          mode: 'exam',
          idempotencyKey: randomUUID(),
          ...(domainCodes && { domainCodes }),
        },
        now: NOW,
      });
    await expect(start('nowhere')).rejects.toMatchObject({ reason: 'exam-not-available' });
    await expect(start(code, ['9.9'])).rejects.toMatchObject({ reason: 'too-few-questions' });
    for (let count = 0; count < 50; count += 1) await start(code);
    await expect(start(code)).rejects.toMatchObject({ reason: 'too-many-open-attempts' });
  });
});

describe('answering', () => {
  it('keeps the last answer, flags and the place where the learner was', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerQuestion(db, { userId, command: { attemptId, position: 2, answer: [1] }, now: later(5) });
    await answerQuestion(db, { userId, command: { attemptId, position: 2, answer: [3] }, now: later(6) });
    await flagQuestion(db, { userId, command: { attemptId, position: 2, isFlagged: true }, now: later(7) });
    const view = await getAttempt(db, { userId, attemptId, now: later(8) });
    expect(view.currentPosition).toBe(2);
    expect(view.questions[2]).toMatchObject({ answer: [3], isFlagged: true, feedback: null });
  });

  it('costs one statement and no transaction, and so does a visit', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const answer = { attemptId, position: 1, answer: [0] };
    const saving = () => answerQuestion(db, { userId, command: answer, now: later(5) });
    expect(await statementsOf(db, saving)).toHaveLength(1);
    const place = { attemptId, position: 2 };
    expect(
      await statementsOf(db, () => visitQuestion(db, { userId, command: place, now: later(9) })),
    ).toHaveLength(1);
    const { questions, currentPosition } = await getAttempt(db, { userId, attemptId, now: later(9) });
    expect(currentPosition).toBe(2);
    expect(questions[1]?.answer).toEqual([0]);
  });

  it('is seen again with all of its questions by one statement', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    expect(await statementsOf(db, () => getAttempt(db, { userId, attemptId, now: NOW }))).toHaveLength(1);
  });

  it('takes an answer back when nothing is chosen', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerQuestion(db, { userId, command: { attemptId, position: 0, answer: [1] }, now: NOW });
    await answerQuestion(db, { userId, command: { attemptId, position: 0, answer: [] }, now: NOW });
    expect((await getAttempt(db, { userId, attemptId, now: NOW })).questions[0]?.answer).toBeNull();
  });

  it('refuses options that are not there, and two of a single choice', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    for (const answer of [[7], [0, 1], ['Option A'], [0, null]]) {
      const saved = answerQuestion(db, { userId, command: { attemptId, position: 0, answer }, now: NOW });
      await expect(saved).rejects.toMatchObject({ reason: 'option-unknown' });
    }
    const nowhere = answerQuestion(db, {
      userId,
      command: { attemptId, position: 99, answer: [] },
      now: NOW,
    });
    await expect(nowhere).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('books the time by the server clock on the question that was on the screen', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    await answerQuestion(db, { userId, command: { attemptId, position: 0, answer: [1] }, now: later(12) });
    await visitQuestion(db, { userId, command: { attemptId, position: 1 }, now: later(15) });
    await visitQuestion(db, { userId, command: { attemptId, position: 2 }, now: later(35) });
    await submitAttempt(db, { userId, attemptId, now: later(40) });
    const { questions } = await getReview(db, { userId, attemptId, now: NOW });
    expect(questions.slice(0, 3).map(({ secondsSpent }) => secondsSpent)).toEqual([15, 20, 0]);
  });

  it('counts partial credit of a multiple response, but not as correct', async () => {
    const options = optionsWithKeyA(4).map((option, index) => ({ ...option, isCorrect: index < 2 }));
    const { code } = await addExam(db, { questions: [{ type: 'multiple', options }] });
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const answer = [await placeOf(userId, attemptId, 'Option A')];
    await answerQuestion(db, { userId, command: { attemptId, position: 0, answer }, now: NOW });
    expect(await submitAttempt(db, { userId, attemptId, now: NOW })).toMatchObject({
      correctAnswers: 0,
      scorePercent: 50,
    });
  });
});

describe('study mode', () => {
  it('shows whether the answer is right, with the reason for every option, and fixes it', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code, mode: 'study' });
    const answer = [await placeOf(userId, attemptId, 'Option B')];
    await answerQuestion(db, { userId, command: { attemptId, position: 0, answer }, now: NOW });
    const { images, ...feedback } = await checkQuestion(db, {
      ...{ userId, now: NOW },
      command: { attemptId, position: 0 },
    });
    expect(images).toEqual([]);
    expect(feedback.isCorrect).toBe(false);
    expect(
      revealedOptionsOf(feedback)
        .map(({ explanation }) => explanation)
        .sort(),
    ).toEqual(['A', 'B', 'C', 'D'].map((letter) => `Because of ${letter}`));
    const view = await getAttempt(db, { userId, attemptId, now: NOW });
    expect(view.questions[0]?.feedback).toEqual(feedback);
    expect(view.questions[1]?.feedback).toBeNull();
    const change = answerQuestion(db, {
      userId,
      command: { attemptId, position: 0, answer: [0] },
      now: NOW,
    });
    await expect(change).rejects.toMatchObject({ reason: 'question-locked' });
  });

  it('takes no answer after the key was shown, however many arrive at the same moment', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code, mode: 'study' });
    const right = await placeOf(userId, attemptId, 'Option A');
    for (let position = 0; position < 10; position += 1) {
      const answer = async (place: number): Promise<unknown> =>
        await answerQuestion(db, {
          userId,
          command: { attemptId, position, answer: [place] },
          now: NOW,
        }).catch((refusal: unknown) => refusal);
      await answer(right);
      const [feedback] = await Promise.all([
        checkQuestion(db, { userId, command: { attemptId, position }, now: NOW }),
        ...[0, 1, 2, 3].map(answer),
      ]);
      const { questions } = await getAttempt(db, { userId, attemptId, now: NOW });
      expect(feedback).toEqual({ ...questions[position]?.feedback, images: [] });
    }
  });

  it('is the only mode that reveals a key before the end', async () => {
    const { code } = await addExam(db);
    const userId = await addLearner(db);
    const attemptId = await begin(db, { userId, code });
    const check = checkQuestion(db, { userId, command: { attemptId, position: 0 }, now: NOW });
    await expect(check).rejects.toMatchObject({ reason: 'question-locked' });
  });
});
