import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDataChecks } from '../admin/doctor/run-data-checks.ts';
import { openDatabase } from '../platform/database.ts';
import { migrationSource } from '../platform/migrations.ts';
import { addExam, addLearner, optionsOf, optionsWithKeyA } from '../testing/builders.ts';
import { begin } from '../testing/quiz-database.ts';
import { fillSoundly, type SoundDatabase } from '../testing/sound-database.ts';
import { createTestDatabase, PATIENCE, type TestDatabase } from '../testing/test-database.ts';
import { answerQuestion } from './answer-question.ts';
import { exportQuestions } from './bank-queries.ts';
import { checkQuestion } from './check-question.ts';
import { getAttempt } from './get-attempt.ts';
import { getResult, getReview, listHistory } from './result-queries.ts';
import { submitAttempt } from './submit-attempt.ts';

const MIGRATION = '20261130195414_ask_questions_of_every_type.ts';
let database: TestDatabase;
let db: Knex;
let asOwner: Knex;
let site: SoundDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase({ url: database.appUrl, poolSize: 10, patience: PATIENCE });
  asOwner = openDatabase({ url: database.url });
  site = await fillSoundly(db);
});
afterAll(async () => {
  await db?.destroy();
  await asOwner?.destroy();
  await database?.drop();
});

/** That migration and what came after it, there and back again. */
async function migrate(direction: 'up' | 'down'): Promise<void> {
  const names = (await migrationSource.getMigrations([])).map(({ file }) => file);
  const since = names.filter((name) => name >= MIGRATION);
  for (const name of direction === 'up' ? since : since.toReversed()) {
    const migration = await migrationSource.getMigration({ file: name });
    await asOwner.transaction(async (trx) => await migration[direction]?.(trx));
  }
}

/** So many seconds after all that was done before. */
function at(seconds: number): Date {
  return new Date(site.now.getTime() + seconds * 1000);
}

/** What is wrong, by its check and its key. */
async function faults(): Promise<string[]> {
  const found: string[] = [];
  const { secrets } = site;
  const onFinding = ({ check, key }: { check: string; key: string }) => found.push(`${check} ${key}`);
  await runDataChecks(db, { now: at(200), secrets, onFinding });
  return found.toSorted();
}

/** The state before had no games: what one brought the two who played it comes from nothing after the way there and back. */
function faultsOfLostGame(): unknown[] {
  const players = [site.learnerId, site.memberId].toSorted();
  return players.map((userId) => expect.stringMatching(`^admin\\.streams ${userId}/game `));
}

const several = optionsWithKeyA(5).map((option, index) => ({ ...option, isCorrect: index < 3 }));
const fixed = optionsWithKeyA(3).map((option, index) => ({ ...option, isFixed: index === 2 }));
const yesOrNo = [
  { text: 'True', explanation: '', isCorrect: false },
  { text: 'False', explanation: 'It is not.', isCorrect: true },
];

/** An exam with every type that there was, and attempts at it: one that ended, one that goes on, one that was checked. */
async function addAttempts(): Promise<{ userId: string; code: string; ended: string; open: string[] }> {
  const questions = [
    { options: fixed },
    { type: 'multiple', options: several, textFormat: 'markdown' },
    { type: 'true-false', options: yesOrNo },
    {},
    {},
  ] as const;
  const { code } = await addExam(db, { questions });
  const userId = await addLearner(db, { role: 'guest' });
  const choose = async (attemptId: string, wanted: readonly string[]) => {
    const { questions: shown } = await getAttempt(db, { userId, attemptId, now: at(0) });
    for (const question of shown.filter(({ text }) => text !== 'Question 4')) {
      // In the order of what is wanted: which option stands where is a matter of chance.
      const places = wanted.flatMap((text) => {
        const place = optionsOf(question).findIndex((option) => option.text === text);
        return place === -1 ? [] : [place];
      });
      const answer = question.type === 'multiple' ? places : places.slice(0, 1);
      const command = { attemptId, position: question.position, answer };
      await answerQuestion(db, { userId, command, now: at(question.position) });
    }
  };
  const ended = await begin(db, { userId, code, now: at(0) });
  // Two of three keys and one that is none: a third of the credit.
  await choose(ended, ['Option A', 'Option B', 'Option E', 'False']);
  await submitAttempt(db, { userId, attemptId: ended, now: at(60) });
  const open = await begin(db, { userId, code, now: at(100) });
  await choose(open, ['Option C', 'Option A', 'True']);
  const study = await begin(db, { userId, code, mode: 'study', now: at(100) });
  await choose(study, ['Option B', 'Option D', 'False']);
  for (const position of [0, 1])
    await checkQuestion(db, { userId, command: { attemptId: study, position }, now: at(110) });
  return { userId, code, ended, open: [open, study] };
}

/** Which of several options was chosen first was not kept, and says nothing. */
function sorted<Question extends { readonly answer: readonly unknown[] | null }>(question: Question) {
  return { ...question, answer: question.answer?.toSorted() ?? null };
}

describe('what was asked and answered before questions had one shape', () => {
  let mine: Awaited<ReturnType<typeof addAttempts>>;
  let before: unknown;

  async function seen() {
    const { userId, code, ended, open } = mine;
    return {
      result: await getResult(db, { userId, attemptId: ended, now: new Date() }),
      review: (await getReview(db, { userId, attemptId: ended, now: new Date() })).questions.map(sorted),
      history: await listHistory(db, { userId, limit: 10, shownAt: new Date() }),
      others: await listHistory(db, { userId: site.learnerId, limit: 10, shownAt: new Date() }),
      open: await Promise.all(
        open.map(async (attemptId) => {
          const attempt = await getAttempt(db, { userId, attemptId, now: at(120) });
          return { ...attempt, questions: attempt.questions.map(sorted) };
        }),
      ),
      bank: await exportQuestions(db, { listOf: null, examCode: code, limit: 10 }),
    };
  }

  beforeAll(async () => {
    mine = await addAttempts();
    before = await seen();
    await migrate('down');
  });

  it('is stored as it was: options with their keys, and places of the author', async () => {
    const versions = asOwner('quizzes.question_versions as v')
      .join('quizzes.questions as q', 'q.id', 'v.questionId')
      .join('quizzes.exams as e', 'e.id', 'q.examId')
      .where('e.code', mine.code)
      .orderBy('q.externalId')
      .limit(3);
    expect(await versions.select('v.options', 'v.answerKey', 'v.optionTexts')).toEqual([
      { options: fixed, answerKey: [true, false, false], optionTexts: fixed.map(({ text }) => text) },
      {
        options: several,
        answerKey: [true, true, true, false, false],
        optionTexts: several.map(({ text }) => text),
      },
      { options: yesOrNo, answerKey: [false, true], optionTexts: ['True', 'False'] },
    ]);
    const answers = asOwner('quizzes.attempt_questions as a')
      .join('quizzes.question_versions as v', {
        'v.questionId': 'a.questionId',
        'v.version': 'a.questionVersion',
      })
      .where({ attemptId: mine.ended });
    expect(await answers.clone().where('v.type', 'multiple').pluck('a.selected')).toEqual([[0, 1, 4]]);
    expect(await answers.clone().where('v.text', 'Question 4').pluck('a.selected')).toEqual([null]);
  });

  it('is carried over, and shows the same results, reviews, histories and questions', async () => {
    await addAttemptOfBefore();
    await migrate('up');
    expect(await seen()).toEqual(before);
    expect(await faults()).toEqual(faultsOfLostGame());
  });

  const earlier = { userId: '', attemptId: randomUUID() };

  /** An attempt that goes on, as the state before wrote it. */
  async function addAttemptOfBefore(): Promise<void> {
    earlier.userId = await addLearner(asOwner, { role: 'guest' });
    const exam = await asOwner('quizzes.exams').where({ code: mine.code }).first();
    const given = await asOwner('quizzes.attempt_questions').where({ attemptId: mine.ended });
    const { userId, attemptId: id } = earlier;
    await asOwner('quizzes.attempts').insert({
      ...{ userId, id, examId: exam.id, mode: 'exam', idempotencyKey: randomUUID() },
      ...{ totalQuestions: 5, startedAt: at(0), lastActivityAt: at(10), deadlineAt: at(600) },
    });
    await asOwner('quizzes.attempt_questions').insert(
      given.map(({ position, questionId, questionVersion, optionOrder, selected }) => ({
        ...{ userId, attemptId: id, position, questionId, questionVersion, optionOrder, selected },
        answeredAt: at(position),
      })),
    );
    await asOwner('gamification.standings').insert({ userId, updatedAt: at(0) });
  }

  it('is graded from then on as it would have been before', async () => {
    const { userId, ended } = mine;
    const { scorePercent, correctAnswers, domains } = await getResult(db, {
      userId,
      attemptId: ended,
      now: new Date(),
    });
    const result = await submitAttempt(db, { ...earlier, now: at(60) });
    expect(result).toMatchObject({ scorePercent, correctAnswers, domains, waitingQuestions: 0 });
    // Three right, and a third of one: 3 1/3 of 5.
    expect([scorePercent, correctAnswers]).toEqual([66.67, 3]);
    expect(await faults()).toEqual(faultsOfLostGame());
  });
});

describe('back to the schema before', () => {
  it('modes that it does not know become the nearest', async () => {
    const { userId, ended, open } = await addAttempts();
    await db('quizzes.attempts').where({ id: ended }).update({ mode: 'daily' });
    await db('quizzes.attempts').where({ id: open[1] }).update({ mode: 'practice' });
    await migrate('down');
    const modes = await asOwner('quizzes.attempts').where({ userId }).orderBy('mode').pluck('mode');
    expect(modes).toEqual(['exam', 'exam', 'study']);
    await migrate('up');
  });

  it('questions that it cannot hold keep it from being made', async () => {
    const body = { pairs: [1, 2].map((n) => ({ prompt: `p${n}`, match: `m${n}` })), extraMatches: [] };
    await addExam(db, { questions: [{ type: 'matching', body }] });
    await expect(migrate('down')).rejects.toThrow('There are 1 versions of questions');
  });
});
