import { openDatabase } from '@studyhall/api/server';
import {
  addCatalogue,
  addCourse,
  addExam,
  newSecretKey,
  programs,
  turtleLevel,
} from '@studyhall/api/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addSignedIn, agreeing, countsOf, type Database, takeQuiz } from './learning.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { type EmptyDatabase, openMigrated, servers } from './servers.ts';

const FILE = `question-id,domain,question-text,option-a,explanation-a,option-b,explanation-b,correct answer
one,1.1,What is one and one?,Two,It is.,Three,It is not.,A
two,1.2,What is two and two?,Four,It is.,Five,It is not.,A
`;

const Upload = z.object({ uploadId: z.string() });

describe.each(servers)('on $name', (postgres) => {
  let database: EmptyDatabase;
  let db: Database;
  let server: ServerProcess;
  let code: string;

  beforeAll(async () => {
    database = await openMigrated(postgres);
    db = openDatabase({ url: database.url, role: 'studyhall_app' });
    await addCatalogue(db);
    ({ code } = await addExam(db));
    server = await startServerProcess(database.url, newSecretKey());
  });

  afterAll(async () => {
    await server?.stop();
    await db?.destroy();
    await database?.drop();
  });

  it('a quiz is taken, and result, dashboard, board and history tell the same', async () => {
    const learner = await addSignedIn(db);
    const client = learner.clientAt(server.origin);
    const attemptId = await takeQuiz(client, code);
    const result = await client.quizzes.submit.mutate({ attemptId });
    expect(result).toMatchObject({ correctAnswers: 10, streakAfter: 1 });
    expect(await countsOf(db, learner.userId)).toEqual(agreeing(1, result.xpEarned));
    const dashboard = await client.home.dashboard.query();
    expect(dashboard).toMatchObject({ xp: { total: result.xpAfter }, streak: { current: 1 } });
    const board = await client.gamification.leaderboard.query({ board: 'xp' });
    expect(board.me).toMatchObject({ rank: 1, score: result.xpAfter });
    const { items } = await client.quizzes.history.query({});
    expect(items).toMatchObject([{ attemptId, correctAnswers: 10 }]);
  });

  it('a level is tried and passed, and course, dashboard and next level tell the same', async () => {
    const slug = await addCourse(db, [turtleLevel('one'), turtleLevel('two')]);
    const client = (await addSignedIn(db)).clientAt(server.origin);
    const { enrolmentId } = await client.progress.enrol.mutate({ slug });
    const { levelId } = await client.progress.getLevel.query({ courseSlug: slug, position: 1 });
    const submit = (program: string) =>
      client.progress.submitProgram.mutate({ enrolmentId, levelId, program });
    expect(await submit(programs.noStar)).toMatchObject({ hasPassed: false });
    expect(await submit(programs.twoStars)).toMatchObject({ isFirstPass: true, stars: 2, streakAfter: 1 });
    const [course] = await client.progress.listCourses.query();
    expect(course?.enrolment).toMatchObject({ enrolmentId, passedLevels: 1, stars: 2 });
    const next = { courseSlug: slug, position: 2, passedLevels: 1, levelCount: 2 };
    expect((await client.home.dashboard.query()).course).toMatchObject(next);
    expect(await client.progress.continue.query()).toMatchObject(next);
  });

  it('a file of questions is imported, and a second time changes nothing', async () => {
    const admin = await addSignedIn(db, 'admin');
    const client = admin.clientAt(server.origin);
    const importFile = async () => {
      const sent = await fetch(`${server.origin}/uploads?name=sums.csv`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/octet-stream' },
        body: FILE,
      });
      const { uploadId } = Upload.parse(await sent.json());
      const { importId } = await client.quizzes.importQuestions.mutate({
        uploadId,
        examCode: 'sums',
        examTitle: 'Sums',
        format: 'auto',
        isDryRun: false,
      });
      return await expect
        .poll(async () => await client.quizzes.getImport.query({ importId }), { timeout: 20_000 })
        .toMatchObject({ state: 'done' })
        .then(() => client.quizzes.getImport.query({ importId }));
    };
    expect(await importFile()).toMatchObject({ counts: { new: 2, unchanged: 0, rejected: 0 } });
    expect(await importFile()).toMatchObject({ counts: { new: 0, unchanged: 2, rejected: 0 } });
  });
});
