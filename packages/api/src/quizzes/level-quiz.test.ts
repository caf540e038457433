import { randomUUID } from 'node:crypto';
import type { StartAttempt } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { enrol } from '../progress/enrol.ts';
import { finishReading } from '../progress/finish-reading.ts';
import { getCourse } from '../progress/get-course.ts';
import { getLevel } from '../progress/get-level.ts';
import { addCourse, addExam, addLearner, NOW, quizLevel, readingLevel } from '../testing/builders.ts';
import { answerAll, begin, later, openQuizDatabase, takeQuiz } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { answerQuestion } from './answer-question.ts';
import { checkQuestion } from './check-question.ts';
import { closeOverdueAttempts } from './close-overdue-attempts.ts';
import { getAttempt } from './get-attempt.ts';
import { getResult } from './result-queries.ts';
import { reviewAttempt } from './review-attempt.ts';
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

interface Course {
  readonly code: string;
  readonly slug: string;
}

async function addQuizCourse(domainCode?: string): Promise<Course> {
  const { code } = await addExam(db, { passPercent: 90 });
  const quiz = quizLevel('one', code, domainCode === undefined ? {} : { domainCode });
  return { code, slug: await addCourse(db, [quiz, readingLevel('two'), quizLevel('three', code)]) };
}

/** A learner in a course of a quiz of four questions, half of which must be right, and a text behind it. */
async function openRun({ domainCode, course }: { domainCode?: string; course?: Course } = {}) {
  const { code, slug } = course ?? (await addQuizCourse(domainCode));
  const userId = await addLearner(db);
  const { enrolmentId } = await enrol(db, { userId, slug, now: NOW });
  const { levels } = await getCourse(db, { userId, slug });
  const levelAt = (position: number) => ({ enrolmentId, levelId: levels[position - 1]?.levelId ?? '' });
  const begin = async (more: Partial<StartAttempt> = {}) => {
    const idempotencyKey = randomUUID();
    const command = { examCode: code, mode: 'exam', level: levelAt(1), idempotencyKey, ...more } as const;
    return (await startAttempt(db, { userId, command, now: NOW })).attemptId;
  };
  /** As earlier versions let them be open. */
  const beginSeveral = async (count: number) => {
    const attempts: string[] = [];
    for (let begun = 0; begun < count; begun += 1) {
      attempts.push(await begin());
      await db('quizzes.attempts').where({ userId }).update({ deadlineAt: NOW });
    }
    await db('quizzes.attempts')
      .where({ userId })
      .update({ deadlineAt: later(600) });
    return attempts;
  };
  const submit = async (attemptId: string, right: number) => {
    await answerAll(db, { userId, attemptId, right });
    return await submitAttempt(db, { userId, attemptId, now: later(60) });
  };
  return { userId, code, slug, enrolmentId, levelAt, begin, beginSeveral, submit };
}

type Run = Awaited<ReturnType<typeof openRun>>;

async function passesOf({ userId, enrolmentId }: Run) {
  return await db('progress.passes').where({ userId, enrolmentId });
}

describe('a quiz for a level', () => {
  it("asks what the level says, and passes it by the level's own mark", async () => {
    const run = await openRun({ domainCode: '2.1' });
    const attemptId = await run.begin({ questionCount: 1, domainCodes: ['1.1'] });
    const { questions, level } = await getAttempt(db, { userId: run.userId, attemptId, now: NOW });
    expect(level).toMatchObject({ title: 'Level one' });
    expect(questions.map((question) => question.domainCode)).toEqual(['2.1', '2.1', '2.1', '2.1']);
    const place = { userId: run.userId, courseSlug: run.slug, position: 1, now: NOW };
    expect(await getLevel(db, place)).toMatchObject({
      openAttemptId: attemptId,
      bestPercent: null,
      state: 'open',
    });
    expect(await getLevel(db, { ...place, now: later(100_000) })).toMatchObject({ openAttemptId: null });

    const result = await run.submit(attemptId, 2);
    expect(result).toMatchObject({
      scorePercent: 50,
      hasPassed: false,
      quizXp: 20,
      level: {
        courseSlug: run.slug,
        position: 1,
        hasPassed: true,
        passPercent: 50,
        xpEarned: 80,
        nextPosition: 2,
      },
    });
    expect(result.xpEarned).toBe(20 + 80 + result.achievements.reduce((sum, { xp }) => sum + xp, 0));
    expect(await getLevel(db, place)).toMatchObject({
      openAttemptId: null,
      bestPercent: 50,
      state: 'passed',
    });
    expect(await passesOf(run)).toMatchObject([{ scoreBasisPoints: 5000, stars: null, passedAt: later(60) }]);
  });

  it('asks only what carries a tag of its topics, of whichever domain, and all of that if there is less', async () => {
    const tagsOf = (index: number) => (index < 3 ? ['topic:hooks', 'topic:nets'] : ['difficulty:hooks']);
    const questions = Array.from({ length: 10 }, (_, index) => ({
      domainCode: index < 2 ? '1.1' : '2.1',
      tags: tagsOf(index),
    }));
    const { code } = await addExam(db, { questions });
    const slug = await addCourse(db, [quizLevel('one', code, { topics: ['hooks', 'lines'] })]);
    const run = await openRun({ course: { code, slug } });
    const attemptId = await run.begin();
    const { questions: asked } = await getAttempt(db, { userId: run.userId, attemptId, now: NOW });
    expect(asked.map(({ text }) => text).sort()).toEqual(['Question 0', 'Question 1', 'Question 2']);
  });

  it('asks about everything where its level was written before there were topics', async () => {
    const run = await openRun();
    await db.raw(`update progress.levels set config = config - 'topics' where id = ?`, [
      run.levelAt(1).levelId,
    ]);
    const place = { userId: run.userId, courseSlug: run.slug, position: 1, now: NOW };
    expect(await getLevel(db, place)).toMatchObject({ topics: [] });
    expect(await questionsOf(run, await run.begin())).toHaveLength(4);
  });

  it('leaves the level as it was when the score is too low, and remembers the best score', async () => {
    const run = await openRun();
    await run.submit(await run.begin(), 1);
    const result = await run.submit(await run.begin(), 0);
    expect(result.level).toMatchObject({ hasPassed: false, xpEarned: 0, nextPosition: null });
    const place = { userId: run.userId, courseSlug: run.slug, position: 1, now: NOW };
    expect(await getLevel(db, place)).toMatchObject({ state: 'open', bestPercent: 25 });
    expect(await passesOf(run)).toEqual([]);
  });

  it('answers the same when submitted again, and passes once however often it is passed', async () => {
    const run = await openRun();
    const attemptId = await run.begin();
    const first = await run.submit(attemptId, 3);
    const { userId } = run;
    expect(await submitAttempt(db, { userId, attemptId, now: later(90) })).toEqual(first);
    expect(await getResult(db, { userId, attemptId, now: NOW })).toEqual(first);
    const better = await run.submit(await run.begin(), 4);
    expect(better.level).toMatchObject({ hasPassed: true, xpEarned: 0 });
    await run.submit(await run.begin(), 2);
    expect(await passesOf(run)).toMatchObject([{ scoreBasisPoints: 10_000 }]);
  });

  it('costs as many statements as any other: one to read and one to write', async () => {
    const run = await openRun();
    const { userId } = run;
    const attemptId = await run.begin();
    await answerAll(db, { userId, attemptId, right: 4 });
    const submit = () => submitAttempt(db, { userId, attemptId, now: later(60) });
    expect(await statementsOf(db, submit)).toHaveLength(2);
  });

  it('can be the last one of a course', async () => {
    const run = await openRun();
    await run.submit(await run.begin(), 4);
    await finishReading(db, { userId: run.userId, command: run.levelAt(2), now: later(70) });
    const result = await run.submit(await run.begin({ level: run.levelAt(3) }), 4);
    expect(result.level).toMatchObject({ isCourseCompleted: true, nextPosition: null });
    expect((await getCourse(db, run)).enrolment).toMatchObject({ passedLevels: 3 });
    expect((await getCourse(db, run)).enrolment?.completedAt).not.toBeNull();
    expect(await verifyStanding(db, { ...run, now: NOW })).toEqual([]);
  });

  it('of two that end at the same moment one is the pass, and each is an entry', async () => {
    const run = await openRun();
    const { userId } = run;
    const attempts = await run.beginSeveral(3);
    for (const attemptId of attempts) await answerAll(db, { userId, attemptId, right: 4 });
    const results = await Promise.all(
      attempts.map((attemptId) => submitAttempt(db, { userId, attemptId, now: later(60) })),
    );
    expect(results.map(({ level }) => level?.xpEarned ?? 0).toSorted((a, b) => a - b)).toEqual([0, 0, 80]);
    expect(await passesOf(run)).toHaveLength(1);
    expect(await verifyStanding(db, { ...run, now: NOW })).toEqual([]);
    const [day] = await db('gamification.activity_days').where({ userId });
    expect(day).toMatchObject({ quizzes: 0, levels: 1, questions: 12 });
  });
});

async function questionsOf({ userId }: { readonly userId: string }, attemptId: string): Promise<string[]> {
  const rows = db('quizzes.attemptQuestions').where({ userId, attemptId }).orderBy('position');
  return await rows.pluck('question_id');
}

describe('of the quizzes for one level', () => {
  it('one is open, however many are started at once, and it is the one that goes on', async () => {
    const run = await openRun();
    const attempts = await Promise.all(Array.from({ length: 20 }, () => run.begin()));
    expect(new Set(attempts).size).toBe(1);
    expect(await db('quizzes.attempts').where({ userId: run.userId })).toHaveLength(1);
    await run.submit(await run.begin(), 0);
    expect(await run.begin()).not.toBe(attempts[0]);
  });

  it('one costs the six statements of a start, and one for what its level asks', async () => {
    const run = await openRun();
    expect(await statementsOf(db, () => run.begin())).toHaveLength(7);
  });

  it('one that goes on is not told to be begun by a key that only found it', async () => {
    const run = await openRun();
    const level = run.levelAt(1);
    const start = (idempotencyKey: string) => {
      const command = { examCode: run.code, mode: 'exam', idempotencyKey, level } as const;
      return startAttempt(db, { userId: run.userId, command, now: NOW });
    };
    const [first, second] = [randomUUID(), randomUUID()];
    const { attemptId } = await start(first);
    expect(await start(second)).toEqual({ attemptId, isByThisKey: false });
    expect(await start(first)).toEqual({ attemptId, isByThisKey: true });
  });

  it('one that is open in another run, or of another level, is another one', async () => {
    const [run, other] = [await openRun(), await openRun()];
    const first = await run.begin();
    await run.submit(first, 4);
    await finishReading(db, { userId: run.userId, command: run.levelAt(2), now: later(70) });
    const [again, third] = [await run.begin(), await run.begin({ level: run.levelAt(3) })];
    expect(new Set([first, again, third, await other.begin()]).size).toBe(4);
  });

  it('one whose time is over is a try, and nobody goes on with it', async () => {
    const run = await openRun();
    const attemptId = await run.begin();
    await db('quizzes.attempts').where({ id: attemptId }).update({ deadlineAt: NOW });
    expect(await run.begin()).not.toBe(attemptId);
    await closeOverdueAttempts(db, { now: later(180) });
    const tries = await db('progress.levelAttempts').where({ userId: run.userId });
    expect(tries).toMatchObject([{ outcome: 'failed', scoreBasisPoints: 0 }]);
  });

  it('one that was discarded is not the one that goes on', async () => {
    const run = await openRun();
    const attemptId = await run.begin();
    await db('quizzes.attempts').where({ id: attemptId }).update({ discardedAt: NOW });
    expect(await run.begin()).not.toBe(attemptId);
  });

  it('the next one asks what was not shown before, as long as there is something', async () => {
    const run = await openRun();
    const shown: string[][] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const attemptId = await run.begin();
      shown.push(await questionsOf(run, attemptId));
      await run.submit(attemptId, 0);
    }
    expect(new Set(shown.slice(0, 2).flat()).size).toBe(8);
    expect(new Set(shown.flat()).size).toBe(10);
  });

  it('none asks what any other attempt has shown with its key, as long as there is something else', async () => {
    const run = await openRun();
    const { userId, code } = run;
    const study = await begin(db, { userId, code, mode: 'study' });
    // One question of each domain, so that with the one that is studied each keeps as many others as a level asks.
    const exam = await begin(db, { userId, code, questionCount: 2 });
    const shown = await questionsOf(run, exam);
    await submitAttempt(db, { userId, attemptId: exam, now: later(10) });
    const studied = await questionsOf(run, study);
    const { questions } = await getAttempt(db, { userId, attemptId: study, now: NOW });
    // Of the smaller domain enough stays unknown.
    const position = questions.findIndex(
      ({ domainCode }, index) => domainCode === '1.1' && !shown.includes(studied[index] ?? ''),
    );
    await checkQuestion(db, { userId, command: { attemptId: study, position }, now: later(10) });
    const known = new Set([...shown, studied[position]]);
    const asked = await questionsOf(run, await run.begin());
    expect(asked.filter((id) => known.has(id))).toEqual([]);
  });
});

describe('a key that is shown while a quiz for a level goes on', () => {
  /** A learner with both a quiz of a level that goes on and something else of the same exam. */
  async function both({ mode, course }: { readonly mode: 'exam' | 'study'; readonly course?: Run }) {
    const run = await openRun(course === undefined ? {} : { course });
    const { userId, code } = run;
    const attemptId = await run.begin();
    const other = await begin(db, { userId, code, mode });
    const rows: { questionId: string; position: number }[] = await db('quizzes.attemptQuestions').where({
      userId,
      attemptId: other,
    });
    const asked = await questionsOf(run, attemptId);
    const positionElsewhere = (position: number) =>
      rows.find(({ questionId }) => questionId === asked[position])?.position ?? -1;
    const answer = async (position: number, place: number) => {
      const command = { attemptId, position, answer: [place] };
      return await answerQuestion(db, { userId, command, now: later(20) });
    };
    return { ...run, attemptId, other, positionElsewhere, answer };
  }
  const locked = { reason: 'question-locked' };

  it('in study mode fixes the answer there as it is, and tells no key', async () => {
    const { userId, attemptId, other, positionElsewhere, answer } = await both({ mode: 'study' });
    await answer(0, 1);
    for (const position of [0, 2]) {
      const command = { attemptId: other, position: positionElsewhere(position) };
      await checkQuestion(db, { userId, command, now: later(30) });
    }
    await expect(answer(0, 2)).rejects.toMatchObject(locked);
    await expect(answer(2, 0)).rejects.toMatchObject(locked);
    await answer(1, 0);
    const { questions } = await getAttempt(db, { userId, attemptId, now: later(40) });
    expect(questions.map(({ isLocked }) => isLocked)).toEqual([true, false, true, false]);
    expect(questions.map(({ answer }) => answer)).toEqual([[1], [0], null, null]);
    expect(questions.map(({ feedback }) => feedback)).toEqual([null, null, null, null]);
  });

  it('by the review of another attempt fixes all of its answers, and asking for none does not', async () => {
    const { userId, attemptId, other, answer } = await both({ mode: 'exam' });
    const review = () => reviewAttempt(db, { userId, attemptId: other, now: later(30) });
    await expect(review()).rejects.toMatchObject({ reason: 'attempt-not-finished' });
    await answer(0, 1);
    await submitAttempt(db, { userId, attemptId: other, now: later(25) });
    await answer(0, 2);
    await review();
    for (const position of [0, 1, 2, 3]) await expect(answer(position, 0)).rejects.toMatchObject(locked);
    expect((await submitAttempt(db, { userId, attemptId, now: later(60) })).totalQuestions).toBe(4);
  });

  it('to one learner fixes nothing of another', async () => {
    const ada = await both({ mode: 'study' });
    const bob = await both({ mode: 'study', course: ada });
    for (let position = 0; position < 10; position += 1) {
      const command = { attemptId: ada.other, position };
      await checkQuestion(db, { userId: ada.userId, command, now: later(30) });
    }
    await bob.answer(0, 0);
    await expect(ada.answer(0, 0)).rejects.toMatchObject(locked);
  });

  it('at the very moment at which the quiz starts is known to it, or fixes its answer', async () => {
    for (let round = 0; round < 8; round += 1) {
      const run = await openRun();
      const { userId, code } = run;
      const study = await begin(db, { userId, code, mode: 'study' });
      const { questions } = await getAttempt(db, { userId, attemptId: study, now: NOW });
      // Of each domain three keys stay unknown, enough for a quiz that knows the others.
      const inDomain = (wanted: string) =>
        questions.filter(({ domainCode }) => domainCode === wanted).map(({ position }) => position);
      const checked = ['1.1', '2.1'].flatMap((domain) => inDomain(domain).slice(3));
      const checks = checked.map(async (position) => {
        await checkQuestion(db, { userId, command: { attemptId: study, position }, now: later(1) });
      });
      const [attemptId] = await Promise.all([run.begin(), ...checks]);
      const shown: string[] = await db('quizzes.attemptQuestions')
        .where({ userId, attemptId: study })
        .whereNotNull('revealedAt')
        .pluck('question_id');
      const unfixed = db('quizzes.attemptQuestions').where({ userId, attemptId }).whereNull('revealedAt');
      expect(await unfixed.whereIn('questionId', shown)).toEqual([]);
    }
  });
});

describe('a quiz for a level is not started', () => {
  it('while the level is locked', async () => {
    const run = await openRun();
    await expect(run.begin({ level: run.levelAt(3) })).rejects.toMatchObject({ reason: 'level-locked' });
  });

  it('on another exam, in study mode, or for a level that is no quiz', async () => {
    const run = await openRun();
    const { code } = await addExam(db);
    const refused = { reason: 'invalid-input' };
    await expect(run.begin({ examCode: code })).rejects.toMatchObject(refused);
    await expect(run.begin({ mode: 'study' })).rejects.toMatchObject(refused);
    await expect(run.begin({ level: run.levelAt(2) })).rejects.toMatchObject({
      reason: 'level-of-other-kind',
    });
  });

  it("in another learner's run", async () => {
    const [run, other] = [await openRun(), await openRun()];
    await expect(run.begin({ level: other.levelAt(1) })).rejects.toMatchObject({ reason: 'not-found' });
  });
});

it('a quiz taken for its own sake passes no level', async () => {
  const run = await openRun();
  const result = await takeQuiz(db, { userId: run.userId, code: run.code, right: 10 });
  expect(result.level).toBeNull();
  expect(await passesOf(run)).toEqual([]);
});

it('a quiz ends also when its level was locked again meanwhile, and passes nothing', async () => {
  const run = await openRun();
  await run.submit(await run.begin(), 4);
  await finishReading(db, { userId: run.userId, command: run.levelAt(2), now: later(70) });
  const attemptId = await run.begin({ level: run.levelAt(3) });
  await db('progress.passes').where({ userId: run.userId, position: 2 }).delete();
  expect(await run.submit(attemptId, 4)).toMatchObject({ level: null, scorePercent: 100 });
  expect(await passesOf(run)).toHaveLength(1);
});
