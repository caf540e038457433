import { questionTypes } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addExam, addLearner, NOW } from '../../testing/builders.ts';
import { questionsOfEveryType, rightAnswerTo } from '../../testing/every-type.ts';
import { begin, later, openQuizDatabase } from '../../testing/quiz-database.ts';
import { answerQuestion } from '../answer-question.ts';
import { checkQuestion } from '../check-question.ts';
import { getAttempt } from '../get-attempt.ts';
import { getReview } from '../result-queries.ts';
import { submitAttempt } from '../submit-attempt.ts';
import { takeHint } from '../take-hint.ts';

const SHOWN = 'ab'.repeat(32);
const SECRET = 'cd'.repeat(32);
/** What nobody may see before the end, in every place where it stands. */
const canary = `![what it is](image:${SECRET}) `;
const [shownImage, secretImage] = [SHOWN, SECRET].map((hash) => ({ hash, width: 40, height: 30 }));
let db: Knex;
let close: () => Promise<void>;
let code: string;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
  ({ code } = await addExam(db, { questions: questionsOfEveryType(canary) }));
  const shown = db.raw(`text || ' ![a cell](image:${SHOWN})'`);
  const explanation = `${canary}whole`;
  await db('quizzes.question_versions').update({ textFormat: 'markdown', text: shown, explanation });
  const row = { kind: 'png', width: 40, height: 30, byteCount: 1, storedAt: NOW, usedAt: NOW };
  await db('quizzes.images').insert([SHOWN, SECRET].map((hash) => ({ hash, ...row })));
});
afterAll(() => close?.());

test('of every type an image of a key, a hint or an explanation is named to nobody before that may be shown', async () => {
  const userId = await addLearner(db);
  const attempt = { userId, attemptId: await begin(db, { userId, code, mode: 'study' }) };
  const seen = async () => await getAttempt(db, { ...attempt, now: later(1) });
  const { questions, images } = await seen();
  expect(questions.map(({ type }) => type).toSorted()).toEqual([...questionTypes].toSorted());
  expect(images).toEqual([shownImage]);
  expect(JSON.stringify(await seen())).not.toContain(SECRET);
  for (const question of questions) {
    const command = { attemptId: attempt.attemptId, position: question.position };
    const answer = [...rightAnswerTo(question, canary)];
    const saved = await answerQuestion(db, { userId, command: { ...command, answer }, now: later(2) });
    expect(JSON.stringify(saved)).not.toContain(SECRET);
    const hint = await takeHint(db, { userId, command, now: later(3) });
    expect([question.type, hint.images]).toEqual([question.type, [secretImage]]);
    const feedback = await checkQuestion(db, { userId, command, now: later(4) });
    expect([question.type, feedback.images]).toEqual([question.type, [secretImage]]);
  }
  expect((await seen()).images).toEqual([shownImage, secretImage]);
  await submitAttempt(db, { ...attempt, now: later(60) });
  expect((await getReview(db, { ...attempt, now: later(61) })).images).toEqual([shownImage, secretImage]);
});

test('an attempt of an exam shows them in its review alone', async () => {
  const userId = await addLearner(db);
  const attempt = { userId, attemptId: await begin(db, { userId, code, mode: 'exam' }) };
  expect(JSON.stringify(await getAttempt(db, { ...attempt, now: NOW }))).not.toContain(SECRET);
  const result = await submitAttempt(db, { ...attempt, now: later(60) });
  expect(JSON.stringify(result)).not.toContain(SECRET);
  expect((await getReview(db, { ...attempt, now: later(61) })).images).toContainEqual(secretImage);
});
