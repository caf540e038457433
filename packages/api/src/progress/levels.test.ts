import type { LevelDraft } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStanding } from '../gamification/verify-standing.ts';
import { addCourse, addLearner, NOW, programs, readingLevel, turtleLevel } from '../testing/builders.ts';
import { later, openQuizDatabase } from '../testing/quiz-database.ts';
import { statementsOf } from '../testing/statements.ts';
import { findContinue } from './course-queries.ts';
import { enrol } from './enrol.ts';
import { finishReading } from './finish-reading.ts';
import { getCourse, listCourses } from './get-course.ts';
import { getLevel } from './get-level.ts';
import { submitProgram } from './submit-program.ts';
import type { LevelResult } from './views.ts';

const DAY = 24 * 60 * 60;
let db: Knex;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openQuizDatabase());
});

afterAll(async () => {
  await close();
});

/** A learner in a run of a course, by default of two turtle levels. */
interface Run {
  readonly userId: string;
  readonly slug: string;
  readonly enrolmentId: string;
  /** Submits a program for the level at a position. */
  play(position: number, program: string, now?: Date): Promise<LevelResult>;
}

async function openRun(
  levels: readonly LevelDraft[] = [turtleLevel('one'), turtleLevel('two')],
): Promise<Run> {
  const slug = await addCourse(db, levels);
  return await enrolIn(await addLearner(db), slug);
}

async function enrolIn(userId: string, slug: string, now = NOW): Promise<Run> {
  const { enrolmentId } = await enrol(db, { userId, slug, now });
  const { levels } = await getCourse(db, { userId, slug });
  return {
    userId,
    slug,
    enrolmentId,
    play: async (position, program, at = NOW) => {
      const levelId = levels[position - 1]?.levelId ?? '';
      return await submitProgram(db, { userId, command: { enrolmentId, levelId, program }, now: at });
    },
  };
}

async function passesOf({ userId, enrolmentId }: Run) {
  return await db('progress.passes').where({ userId, enrolmentId }).orderBy('position');
}

async function xpOf(userId: string): Promise<{ standing: number; ledger: number; levels: string[] }> {
  const entries = await db('gamification.activities').where({ userId });
  const standing = await db('gamification.standings').where({ userId }).first();
  return {
    standing: standing.xp,
    ledger: entries.reduce((sum, { xp }) => sum + xp, 0),
    levels: entries.filter(({ kind }) => kind === 'level-reward').map(({ xp }) => xp),
  };
}

describe('a run of a course', () => {
  it('is offered, begun once, and shows what is open', async () => {
    const slug = await addCourse(db, [turtleLevel('one'), readingLevel('two')]);
    const userId = await addLearner(db, { role: 'guest' });
    const offered = (await listCourses(db, { userId })).find((course) => course.slug === slug);
    expect(offered).toMatchObject({ levelCount: 2, minutes: 45, enrolment: null });
    expect(await findContinue(db, { userId })).toBeNull();

    const runs = await Promise.all([1, 2, 3, 4].map(() => enrol(db, { userId, slug, now: NOW })));
    expect(new Set(runs.map(({ enrolmentId }) => enrolmentId)).size).toBe(1);
    const course = await getCourse(db, { userId, slug });
    expect(course.levels.map(({ state, par }) => ({ state, par }))).toEqual([
      { state: 'open', par: 2 },
      { state: 'locked', par: null },
    ]);
    expect(course.runs).toHaveLength(1);
    expect(course.enrolment).toMatchObject({
      run: 1,
      passedLevels: 0,
      stars: 0,
      maxStars: 3,
      completedAt: null,
    });
    expect(await findContinue(db, { userId })).toMatchObject({
      courseSlug: slug,
      position: 1,
      kind: 'turtle',
      passedLevels: 0,
      levelCount: 2,
    });
  });

  it('goes on with the first open level of the run last worked on', async () => {
    const first = await openRun();
    const second = await enrolIn(first.userId, await addCourse(db, [turtleLevel('only')]), later(60));
    expect(await findContinue(db, first)).toMatchObject({ courseSlug: second.slug, position: 1 });
    await first.play(1, programs.oneStar, later(120));
    expect(await findContinue(db, first)).toMatchObject({
      courseSlug: first.slug,
      position: 2,
      passedLevels: 1,
    });
  });

  it('is asked for by who is in it, and of a course that is published', async () => {
    const slug = await addCourse(db, [turtleLevel('one')]);
    const userId = await addLearner(db);
    await db('progress.courses').where({ slug }).update({ status: 'retired' });
    await expect(enrol(db, { userId, slug, now: NOW })).rejects.toMatchObject({
      reason: 'course-not-available',
    });
    await expect(getCourse(db, { userId, slug })).rejects.toMatchObject({ reason: 'not-found' });
    const at = { userId, courseSlug: slug, position: 1, now: NOW };
    await expect(getLevel(db, at)).rejects.toMatchObject({ reason: 'not-enrolled' });
    await expect(getLevel(db, { ...at, position: 2 })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('stays with its learner when the course is retired', async () => {
    const run = await openRun();
    await db('progress.courses').where({ slug: run.slug }).update({ status: 'retired' });
    expect((await listCourses(db, run)).map(({ slug }) => slug)).toContain(run.slug);
    expect(await run.play(1, programs.threeStars)).toMatchObject({ hasPassed: true });
  });
});

describe('a submitted program', () => {
  it('passes a level by what it does on the board, and opens the next', async () => {
    const run = await openRun();
    const failed = await run.play(1, programs.noStar);
    expect(failed).toMatchObject({
      hasPassed: false,
      outcome: 'short',
      stars: null,
      xpEarned: 0,
      nextPosition: null,
    });
    expect(await run.play(1, 'forward forwards')).toMatchObject({ hasPassed: false, outcome: 'problems' });
    const passed = await run.play(1, programs.twoStars);
    expect(passed).toMatchObject({
      hasPassed: true,
      isFirstPass: true,
      outcome: 'goal',
      commands: 3,
      stars: 2,
      bestStars: 2,
      bestCommands: 3,
      xpEarned: 55,
      streakBefore: 0,
      streakAfter: 1,
      nextPosition: 2,
      isCourseCompleted: false,
    });
    const place = { userId: run.userId, courseSlug: run.slug, now: NOW };
    expect(await getLevel(db, { ...place, position: 1 })).toMatchObject({
      kind: 'turtle',
      state: 'passed',
      stars: 2,
      lastProgram: programs.twoStars,
    });
    expect(await getLevel(db, { ...place, position: 2 })).toMatchObject({ state: 'open', lastProgram: null });
  });

  it('cannot pass a level before the one in front of it', async () => {
    const run = await openRun();
    await expect(run.play(2, programs.threeStars)).rejects.toMatchObject({ reason: 'level-locked' });
    const place = { userId: run.userId, courseSlug: run.slug, position: 2, now: NOW };
    await expect(getLevel(db, place)).rejects.toMatchObject({ reason: 'level-locked' });
    expect(await passesOf(run)).toEqual([]);
  });

  it("is no way into another learner's run, nor a level of another course", async () => {
    const [run, other] = [await openRun(), await openRun()];
    const [level] = (await getCourse(db, run)).levels;
    const command = {
      enrolmentId: run.enrolmentId,
      levelId: level?.levelId ?? '',
      program: programs.threeStars,
    };
    const asStranger = submitProgram(db, { userId: other.userId, command, now: NOW });
    await expect(asStranger).rejects.toMatchObject({ reason: 'not-found' });
    const [foreign] = (await getCourse(db, other)).levels;
    const elsewhere = { ...command, levelId: foreign?.levelId ?? '' };
    await expect(
      submitProgram(db, { userId: run.userId, command: elsewhere, now: NOW }),
    ).rejects.toMatchObject({
      reason: 'not-found',
    });
    const reading = finishReading(db, { userId: run.userId, command, now: NOW });
    await expect(reading).rejects.toMatchObject({ reason: 'level-of-other-kind' });
  });

  it('keeps the best result, and earns XP once for the pass and once for each new star', async () => {
    const run = await openRun();
    expect(await run.play(1, programs.oneStar)).toMatchObject({ stars: 1, xpEarned: 50 });
    expect(await run.play(1, programs.oneStar)).toMatchObject({
      isFirstPass: false,
      xpEarned: 0,
      bestStars: 1,
    });
    expect(await run.play(1, programs.threeStars)).toMatchObject({ stars: 3, bestStars: 3, xpEarned: 10 });
    expect(await run.play(1, programs.twoStars)).toMatchObject({ stars: 2, bestStars: 3, xpEarned: 0 });
    expect(await run.play(1, programs.noStar)).toMatchObject({
      hasPassed: false,
      bestStars: 3,
      nextPosition: 2,
    });
    expect(await passesOf(run)).toMatchObject([
      { commands: 2, stars: 3, program: programs.threeStars, passedAt: NOW },
    ]);
    expect(await xpOf(run.userId)).toMatchObject({ levels: [50, 5, 5], standing: 60, ledger: 60 });
  });

  it('keeps a shorter program that brings no new star', async () => {
    const run = await openRun();
    await run.play(1, 'forward back forward back forward forward forward');
    const shorter = await run.play(1, programs.oneStar, later(60));
    expect(shorter).toMatchObject({ bestCommands: 5, xpEarned: 0 });
    expect(await passesOf(run)).toMatchObject([{ commands: 5, program: programs.oneStar, passedAt: NOW }]);
  });

  it('costs two statements, whether it passes or not', async () => {
    const run = await openRun();
    for (const program of [programs.noStar, programs.oneStar, programs.threeStars, programs.twoStars]) {
      expect(await statementsOf(db, () => run.play(1, program))).toHaveLength(2);
    }
  });

  it('is kept among the newest fifty of its level, and for ever if it was an activity', async () => {
    const run = await openRun();
    await run.play(1, programs.oneStar);
    for (let second = 1; second <= 60; second += 1) await run.play(1, programs.noStar, later(second));
    const tries = await db('progress.level_attempts').where({ userId: run.userId });
    expect(tries.filter(({ standingVersion }) => standingVersion === null)).toHaveLength(50);
    expect(tries.filter(({ standingVersion }) => standingVersion !== null)).toHaveLength(1);
  });
});

describe('a course', () => {
  it('is completed exactly when all levels are passed, and not by one of them again and again', async () => {
    const run = await openRun([turtleLevel('one'), readingLevel('two'), turtleLevel('three')]);
    for (let times = 0; times < 4; times += 1) await run.play(1, programs.threeStars);
    const [, reading] = (await getCourse(db, run)).levels;
    const command = { enrolmentId: run.enrolmentId, levelId: reading?.levelId ?? '' };
    const read = await finishReading(db, { userId: run.userId, command, now: later(60) });
    expect(read).toMatchObject({
      hasPassed: true,
      stars: null,
      xpEarned: 20,
      nextPosition: 3,
      isCourseCompleted: false,
    });
    expect((await getCourse(db, run)).enrolment).toMatchObject({ passedLevels: 2, completedAt: null });
    const last = await run.play(3, programs.threeStars, later(120));
    expect(last).toMatchObject({ nextPosition: null, isCourseCompleted: true });
    expect((await getCourse(db, run)).enrolment).toMatchObject({ passedLevels: 3, completedAt: later(120) });
    await run.play(1, programs.threeStars, later(180));
    expect((await getCourse(db, run)).enrolment).toMatchObject({ completedAt: later(120) });
    expect(await findContinue(db, run)).toBeNull();
  });

  it('taken again opens a run with passes of its own, which earns no XP a second time', async () => {
    const run = await openRun([turtleLevel('one')]);
    await run.play(1, programs.oneStar);
    const again = await enrolIn(run.userId, run.slug, later(DAY));
    expect(again.enrolmentId).not.toBe(run.enrolmentId);
    expect(await passesOf(again)).toEqual([]);
    const place = { userId: run.userId, courseSlug: run.slug, position: 1, now: later(DAY) };
    expect(await getLevel(db, place)).toMatchObject({ run: 2, state: 'open', lastProgram: null });
    const passed = await again.play(1, programs.twoStars, later(DAY));
    expect(passed).toMatchObject({ isFirstPass: true, isCourseCompleted: true, xpEarned: 5, streakAfter: 2 });
    expect((await getCourse(db, run)).runs.map((one) => one.run)).toEqual([2, 1]);
    expect(await passesOf(run)).toMatchObject([{ stars: 1 }]);
    expect(await xpOf(run.userId)).toMatchObject({ levels: [50, 5], standing: 55, ledger: 55 });
  });
});

describe('the standing', () => {
  it('rebuilt from the history is what levels made of it, days and journeys included', async () => {
    const run = await openRun([turtleLevel('one'), turtleLevel('two'), readingLevel('three')]);
    const { userId, enrolmentId } = run;
    await run.play(1, programs.oneStar);
    await db('auth.profiles').where({ userId }).update({ timeZone: 'Pacific/Auckland' });
    await run.play(1, programs.threeStars, later(DAY));
    await run.play(2, programs.noStar, later(2 * DAY));
    await db('auth.profiles').where({ userId }).update({ timeZone: 'America/Los_Angeles' });
    await run.play(2, programs.threeStars, later(2 * DAY));
    const levelId = (await getCourse(db, run)).levels[2]?.levelId ?? '';
    await finishReading(db, { userId, command: { enrolmentId, levelId }, now: later(3 * DAY) });
    await (await enrolIn(userId, run.slug, later(4 * DAY))).play(1, programs.oneStar, later(5 * DAY));
    expect(await verifyStanding(db, { userId, now: NOW })).toEqual([]);
    const days = await db('gamification.activity_days').where({ userId }).orderBy('localDate');
    expect(days.reduce((sum, day) => sum + day.levels, 0)).toBe(5);
    expect(days.reduce((sum, day) => sum + day.xp, 0)).toBe((await xpOf(userId)).standing);
  });

  it('puts level XP on the boards of those who are on them', async () => {
    const run = await openRun();
    await run.play(1, programs.threeStars);
    const entries = await db('gamification.board_entries').where({ userId: run.userId }).orderBy('board');
    expect(entries).toMatchObject([
      { board: 'xp', score: 60 },
      { board: 'xp:2026-W11', score: 60 },
    ]);
  });
});

describe('at the same moment', () => {
  it('twenty passes of one level are one pass, and earn XP once', async () => {
    const run = await openRun();
    const results = await Promise.all(Array.from({ length: 20 }, () => run.play(1, programs.threeStars)));
    expect(results.filter(({ isFirstPass }) => isFirstPass)).toHaveLength(1);
    expect(results.reduce((sum, { xpEarned }) => sum + xpEarned, 0)).toBe(60);
    expect(await passesOf(run)).toHaveLength(1);
    expect(await xpOf(run.userId)).toEqual({ levels: [50, 5, 5], standing: 60, ledger: 60 });
    expect(await verifyStanding(db, { ...run, now: NOW })).toEqual([]);
  });

  it('all levels of a course are passed in their order or refused', async () => {
    const run = await openRun([turtleLevel('one'), turtleLevel('two'), turtleLevel('three')]);
    const tries = await Promise.allSettled(
      Array.from({ length: 15 }, (_, index) => run.play(3 - (index % 3), programs.threeStars)),
    );
    for (const one of tries) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'level-locked' });
    }
    const passes = await passesOf(run);
    expect(passes.map(({ position }) => position)).toEqual(passes.map((_, index) => index + 1));
    const [enrolment] = await db('progress.enrolments').where({ userId: run.userId });
    expect(enrolment.completedAt === null).toBe(passes.length < 3);
  });

  it('programs that get better leave the best', async () => {
    const run = await openRun();
    const tries = [programs.oneStar, programs.threeStars, programs.twoStars, programs.noStar];
    await Promise.all(Array.from({ length: 16 }, (_, index) => run.play(1, tries[index % 4] ?? '')));
    expect(await passesOf(run)).toMatchObject([{ commands: 2, stars: 3 }]);
    expect((await xpOf(run.userId)).standing).toBe(60);
  });
});

it('the database itself refuses a pass before the one in front of it', async () => {
  const run = await openRun();
  const [, second] = (await getCourse(db, run)).levels;
  const pass = { userId: run.userId, enrolmentId: run.enrolmentId, levelId: second?.levelId, position: 2 };
  const insert = db('progress.passes').insert({
    ...pass,
    passedAt: NOW,
    localDate: '2026-03-10',
    updatedAt: NOW,
  });
  await expect(insert).rejects.toMatchObject({ constraint: 'passes_in_order' });
});
