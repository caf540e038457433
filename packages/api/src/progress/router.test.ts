import { randomUUID } from 'node:crypto';
import type { LevelDraft } from '@studyhall/domain/progress/schemas';
import { describe, expect } from 'vitest';
import { addOffer } from '../testing/billing.ts';
import {
  addCourse,
  addExam,
  NOW,
  optionsOf,
  programs,
  quizLevel,
  readingLevel,
  turtleLevel,
} from '../testing/builders.ts';
import { registration, type Site, test } from '../testing/callers.ts';
import { giveCredits, join, type Member } from '../testing/members.ts';
import { later } from '../testing/quiz-database.ts';

const MINUTE = 60_000;

/** A run of a course, and what it calls its levels. */
async function enrol(member: Member, slug: string) {
  const { enrolmentId } = await member.api.progress.enrol({ slug });
  const { levels } = await member.api.progress.getCourse({ slug });
  const at = (position: number) => ({ enrolmentId, levelId: levels[position - 1]?.levelId ?? '' });
  return {
    enrolmentId,
    at,
    play: async (position: number, program: string) =>
      await member.api.progress.submitProgram({ ...at(position), program }),
  };
}

/** Two learners in the same course: a board, a text and a board. */
async function twoRuns(
  site: Site,
  levels: readonly LevelDraft[] = [turtleLevel('one'), readingLevel('two'), turtleLevel('three')],
) {
  const slug = await addCourse(site.db, levels);
  const [ada, bob] = [await join(site), await join(site)];
  return { slug, ada, bob, hers: await enrol(ada, slug), his: await enrol(bob, slug) };
}

describe('the list of courses', () => {
  test('shows those on offer with one’s own newest run, whatever others have', async ({ db, site }) => {
    const { slug, ada, bob, hers } = await twoRuns(site);
    const draft = await addCourse(db, [readingLevel('one')]);
    await db('progress.courses').where({ slug: draft }).update({ status: 'draft' });
    await hers.play(1, programs.twoStars);
    const course = { slug, levelCount: 3, minutes: 45 };
    expect(await ada.api.progress.listCourses()).toMatchObject([
      { ...course, enrolment: { run: 1, passedLevels: 1, stars: 2, maxStars: 6, completedAt: null } },
    ]);
    expect(await bob.api.progress.listCourses()).toMatchObject([
      { ...course, enrolment: { run: 1, passedLevels: 0, stars: 0 } },
    ]);
    const newcomer = await join(site);
    expect(await newcomer.api.progress.listCourses()).toMatchObject([{ ...course, enrolment: null }]);
  });

  test('keeps a retired course for who began it, and for nobody else', async ({ db, site }) => {
    const { slug, ada } = await twoRuns(site);
    await db('progress.courses').where({ slug }).update({ status: 'retired' });
    const newcomer = await join(site);
    expect(await newcomer.api.progress.listCourses()).toEqual([]);
    await expect(newcomer.api.progress.getCourse({ slug })).rejects.toThrow('not-found');
    await expect(newcomer.api.progress.enrol({ slug })).rejects.toThrow('course-not-available');
    expect(await ada.api.progress.listCourses()).toMatchObject([{ slug }]);
    expect(await ada.api.progress.getCourse({ slug })).toMatchObject({ slug });
  });
});

describe('a course', () => {
  test('shows its levels as one’s own newest run has them', async ({ site }) => {
    const { slug, ada, bob, hers } = await twoRuns(site);
    await hers.play(1, programs.twoStars);
    const levelsOf = async ({ api }: Member) =>
      (await api.progress.getCourse({ slug })).levels.map(({ state, stars, bestCommands }) => [
        state,
        stars,
        bestCommands,
      ]);
    expect(await levelsOf(ada)).toEqual([
      ['passed', 2, 3],
      ['open', null, null],
      ['locked', null, null],
    ]);
    expect(await levelsOf(bob)).toEqual([
      ['open', null, null],
      ['locked', null, null],
      ['locked', null, null],
    ]);
  });
});

describe('enrolling', () => {
  test('answers with the open run, and opens another once it is completed', async ({ db, site }) => {
    const slug = await addCourse(db, [turtleLevel('one')]);
    const ada = await join(site);
    const first = await enrol(ada, slug);
    expect(await ada.api.progress.enrol({ slug })).toEqual({ enrolmentId: first.enrolmentId });
    await first.play(1, programs.oneStar);
    const second = await ada.api.progress.enrol({ slug });
    expect(second.enrolmentId).not.toBe(first.enrolmentId);
    const { runs } = await ada.api.progress.getCourse({ slug });
    expect(runs).toMatchObject([
      { enrolmentId: second.enrolmentId, run: 2, passedLevels: 0, completedAt: null },
      { enrolmentId: first.enrolmentId, run: 1, passedLevels: 1, completedAt: NOW },
    ]);
  });

  test('counts one’s own runs of the course alone', async ({ db, site }) => {
    const { slug, ada, bob, hers, his } = await twoRuns(site);
    await enrol(ada, await addCourse(db, [readingLevel('one')]));
    expect(hers.enrolmentId).not.toBe(his.enrolmentId);
    for (const { api } of [ada, bob]) {
      const { runs } = await api.progress.getCourse({ slug });
      expect(runs.map(({ run }) => run)).toEqual([1]);
    }
  });

  test('in a premium course names its price, and is for who paid it alone', async ({ db, site }) => {
    const slug = await addCourse(db, [turtleLevel('one')]);
    const feature = `course:${slug}` as const;
    await addOffer(db, { feature, credits: 90 });
    const [ada, bob] = [await join(site), await join(site)];
    await expect(ada.api.progress.enrol({ slug })).rejects.toMatchObject({
      cause: { reason: 'premium-needed', details: { feature, credits: 90 } },
    });
    expect((await ada.api.progress.getCourse({ slug })).runs).toEqual([]);
    await giveCredits(site, ada, 90);
    await ada.api.billing.spend({ feature, credits: 90 });
    expect(await ada.api.progress.enrol({ slug })).toEqual({ enrolmentId: expect.any(String) });
    await expect(bob.api.progress.enrol({ slug })).rejects.toThrow('premium-needed');
  });

  test('a course that is a draft is refused', async ({ db, site }) => {
    const slug = await addCourse(db, [turtleLevel('one')]);
    await db('progress.courses').where({ slug }).update({ status: 'draft' });
    const ada = await join(site);
    await expect(ada.api.progress.enrol({ slug })).rejects.toThrow('course-not-available');
  });
});

describe('what to continue', () => {
  test('is the first open level of one’s own run last worked on', async ({ site }) => {
    const { slug, ada, bob, hers } = await twoRuns(site);
    await hers.play(1, programs.oneStar);
    const place = { courseSlug: slug, levelCount: 3 };
    expect(await ada.api.progress.continue()).toMatchObject({
      ...place,
      position: 2,
      kind: 'reading',
      levelTitle: 'Level two',
      passedLevels: 1,
    });
    expect(await bob.api.progress.continue()).toMatchObject({ ...place, position: 1, passedLevels: 0 });
    const newcomer = await join(site);
    expect(await newcomer.api.progress.continue()).toBeNull();
  });
});

describe('a level', () => {
  test('comes with what is needed to play it and what one submitted oneself', async ({ site }) => {
    const { slug: courseSlug, ada, bob, hers, his } = await twoRuns(site);
    await hers.play(1, programs.oneStar);
    site.wait(MINUTE);
    await hers.play(1, programs.noStar);
    await his.play(1, programs.threeStars);
    const at = { courseSlug, position: 1 };
    const board = { kind: 'turtle', map: ['######', '#>..G#', '######'], par: 2, levelCount: 3, xp: 50 };
    expect(await ada.api.progress.getLevel(at)).toMatchObject({
      ...board,
      enrolmentId: hers.enrolmentId,
      state: 'passed',
      stars: 1,
      bestCommands: 5,
      lastProgram: programs.noStar,
    });
    expect(await bob.api.progress.getLevel(at)).toMatchObject({
      ...board,
      enrolmentId: his.enrolmentId,
      state: 'passed',
      stars: 3,
      bestCommands: 2,
      lastProgram: programs.threeStars,
    });
  });

  test('behind one that is not passed is locked, whatever others passed', async ({ site }) => {
    const { slug: courseSlug, ada, bob, hers, his } = await twoRuns(site);
    await hers.play(1, programs.oneStar);
    expect(await ada.api.progress.getLevel({ courseSlug, position: 2 })).toMatchObject({ state: 'open' });
    await expect(bob.api.progress.getLevel({ courseSlug, position: 2 })).rejects.toThrow('level-locked');
    await expect(bob.api.progress.finishReading(his.at(2))).rejects.toThrow('level-locked');
    await expect(his.play(3, programs.oneStar)).rejects.toThrow('level-locked');
    expect(await bob.api.progress.continue()).toMatchObject({ position: 1 });
  });

  test('is shown to who is enrolled', async ({ site }) => {
    const { slug: courseSlug } = await twoRuns(site);
    const newcomer = await join(site);
    const looking = newcomer.api.progress.getLevel({ courseSlug, position: 1 });
    await expect(looking).rejects.toThrow('not-enrolled');
    await expect(newcomer.api.progress.getLevel({ courseSlug, position: 9 })).rejects.toThrow('not-found');
  });

  test('that is a quiz shows one’s own open attempt and best score', async ({ db, site }) => {
    const { code: examCode } = await addExam(db);
    const { slug: courseSlug, ada, bob, hers } = await twoRuns(site, [quizLevel('one', examCode)]);
    const start = async () =>
      await ada.api.quizzes.start({
        examCode,
        mode: 'exam',
        level: hers.at(1),
        idempotencyKey: randomUUID(),
      });
    const { attemptId } = await start();
    const [question] = (await ada.api.quizzes.getAttempt({ attemptId })).questions;
    const key = optionsOf(question).findIndex(({ text }) => text === 'Option A');
    await ada.api.quizzes.answer({ attemptId, position: 0, answer: [key] });
    await ada.api.quizzes.submit({ attemptId });
    const open = await start();
    const at = { courseSlug, position: 1 };
    expect(await ada.api.progress.getLevel(at)).toMatchObject({
      kind: 'quiz',
      examCode,
      examTitle: `Exam ${examCode}`,
      topics: [],
      questionCount: 4,
      passPercent: 50,
      bestPercent: 25,
      openAttemptId: open.attemptId,
    });
    expect(await bob.api.progress.getLevel(at)).toMatchObject({ bestPercent: null, openAttemptId: null });
  });
});

describe('a program', () => {
  test('earns stars, XP and the next level by what it does on the board', async ({ site }) => {
    const { hers } = await twoRuns(site);
    expect(await hers.play(1, programs.noStar)).toMatchObject({
      hasPassed: false,
      outcome: 'short',
      stars: null,
      xpEarned: 0,
      nextPosition: null,
      streakAfter: 0,
    });
    expect(await hers.play(1, programs.threeStars)).toMatchObject({
      hasPassed: true,
      isFirstPass: true,
      outcome: 'goal',
      commands: 2,
      stars: 3,
      xpBefore: 0,
      xpEarned: 60,
      xpAfter: 60,
      streakAfter: 1,
      nextPosition: 2,
      isCourseCompleted: false,
    });
    expect(await hers.play(1, programs.twoStars)).toMatchObject({
      isFirstPass: false,
      stars: 2,
      bestStars: 3,
      bestCommands: 2,
      xpEarned: 0,
    });
  });

  test('finds no run of somebody else, and changes nothing there', async ({ site }) => {
    const { slug, ada, bob, his } = await twoRuns(site);
    const before = await bob.api.progress.getCourse({ slug });
    const intrusion = ada.api.progress.submitProgram({ ...his.at(1), program: programs.threeStars });
    await expect(intrusion).rejects.toThrow('not-found');
    expect(await bob.api.progress.getCourse({ slug })).toEqual(before);
    expect((await ada.api.progress.getCourse({ slug })).enrolment).toMatchObject({ passedLevels: 0 });
  });

  test('is no way through a level that is a text', async ({ site }) => {
    const { hers } = await twoRuns(site);
    await hers.play(1, programs.oneStar);
    await expect(hers.play(2, programs.oneStar)).rejects.toThrow('level-of-other-kind');
  });

  test('that somebody else submitted earns them XP, not me', async ({ site }) => {
    const { hers, his } = await twoRuns(site);
    await his.play(1, programs.threeStars);
    expect(await hers.play(1, programs.threeStars)).toMatchObject({ isFirstPass: true, xpEarned: 60 });
  });
});

describe('reading', () => {
  test('passes a level that is a text, once, and opens the next', async ({ site }) => {
    const { ada, hers } = await twoRuns(site);
    await hers.play(1, programs.oneStar);
    const read = async () => await ada.api.progress.finishReading(hers.at(2));
    expect(await read()).toMatchObject({
      hasPassed: true,
      isFirstPass: true,
      outcome: 'read',
      stars: null,
      xpEarned: 20,
      nextPosition: 3,
      isCourseCompleted: false,
    });
    expect(await read()).toMatchObject({ isFirstPass: false, xpEarned: 0 });
    await expect(ada.api.progress.finishReading(hers.at(1))).rejects.toThrow('level-of-other-kind');
  });

  test('finds no run of somebody else', async ({ db, site }) => {
    const slug = await addCourse(db, [readingLevel('one')]);
    const [ada, bob] = [await join(site), await join(site)];
    const his = await enrol(bob, slug);
    await expect(ada.api.progress.finishReading(his.at(1))).rejects.toThrow('not-found');
    expect((await bob.api.progress.getCourse({ slug })).enrolment).toMatchObject({ passedLevels: 0 });
  });
});

describe('for administrators', () => {
  test('every course says how many began and completed it', async ({ db, site }) => {
    const { slug, ada, hers } = await twoRuns(site, [turtleLevel('one')]);
    const idle = await addCourse(db, [readingLevel('one'), readingLevel('two')]);
    await db('progress.courses').where({ slug: idle }).update({ status: 'draft', displayOrder: 1 });
    await hers.play(1, programs.oneStar);
    await (await enrol(ada, slug)).play(1, programs.oneStar);
    const admin = await join(site, { role: 'admin' });
    expect(await admin.api.progress.listAllCourses()).toEqual([
      {
        slug,
        title: `Course ${slug}`,
        status: 'published',
        minutes: 45,
        levelCount: 1,
        learners: 2,
        completedRuns: 2,
      },
      {
        slug: idle,
        title: `Course ${idle}`,
        status: 'draft',
        minutes: 45,
        levelCount: 2,
        learners: 0,
        completedRuns: 0,
      },
    ]);
  });

  test('the runs of one account are found by its name, level by level', async ({ site }) => {
    const { slug, hers } = await twoRuns(site);
    const grace = site.visitor();
    await grace.api.auth.register(registration('grace'));
    const { enrolmentId } = await grace.api.progress.enrol({ slug });
    const { levels } = await grace.api.progress.getCourse({ slug });
    site.wait(MINUTE);
    const place = { enrolmentId, levelId: levels[0]?.levelId ?? '' };
    await grace.api.progress.submitProgram({ ...place, program: programs.twoStars });
    await hers.play(1, programs.threeStars);
    const admin = await join(site, { role: 'admin' });
    const runs = await admin.api.progress.getUserProgress({ user: 'grace' });
    expect(runs).toMatchObject([
      {
        enrolmentId,
        courseSlug: slug,
        run: 1,
        levelCount: 3,
        passedLevels: 1,
        stars: 2,
        lastActivityAt: later(60),
        levels: [
          { position: 1, kind: 'turtle', isPassed: true, stars: 2, bestCommands: 3 },
          { position: 2, kind: 'reading', isPassed: false, stars: null },
          { position: 3, kind: 'turtle', isPassed: false, stars: null },
        ],
      },
    ]);
    expect(await admin.api.progress.getUserProgress({ user: admin.userId })).toEqual([]);
    await expect(admin.api.progress.getUserProgress({ user: 'nobody' })).rejects.toThrow('not-found');
  });

  test('the board of a level is there, locked or not, if it is one', async ({ site }) => {
    const { slug: courseSlug } = await twoRuns(site);
    const admin = await join(site, { role: 'admin' });
    expect(await admin.api.progress.getBoard({ courseSlug, position: 3 })).toEqual({
      courseTitle: `Course ${courseSlug}`,
      title: 'Level three',
      map: ['######', '#>..G#', '######'],
      words: ['forward', 'back', 'repeat'],
      par: 2,
    });
    const text = admin.api.progress.getBoard({ courseSlug, position: 2 });
    await expect(text).rejects.toThrow('level-of-other-kind');
    const nothing = admin.api.progress.getBoard({ courseSlug, position: 4 });
    await expect(nothing).rejects.toThrow('not-found');
  });
});
