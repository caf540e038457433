import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

/** Passes the first level of Toxic Turtle with as few commands as can be. */
const SOLUTION = 'forward right forward forward\nback left forward forward\nleft forward # home';

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

/** Plays the first level as the learner does in a browser. */
async function playAsLearner(source: string): Promise<void> {
  const { token } = await server.api.auth.openTerminalSession.mutate({
    identifier: learner.username,
    password: learner.password,
    deviceName: 'test',
  });
  const api = createApiClient({ url: server.origin, token: () => token });
  const { enrolmentId } = await api.progress.enrol.mutate({ slug: 'toxic-turtle' });
  const { levelId } = await api.progress.getLevel.query({ courseSlug: 'toxic-turtle', position: 1 });
  await api.progress.submitProgram.mutate({ enrolmentId, levelId, program: source });
}

async function verify(source: string, ...options: string[]) {
  const file = join(desk.folder, 'garden.turtle');
  await writeFile(file, source);
  return await desk.run(['levels', 'verify', file, ...options]);
}

test('courses are listed with who takes them, and a run shows what was passed', async () => {
  const nobody = await desk.run(['progress', 'show', learner.username]);
  expect(nobody).toMatchObject({ code: 0 });
  expect(nobody.stderr).toContain('No course was begun');
  await playAsLearner(SOLUTION);
  const courses = JSON.parse((await desk.run(['courses', 'list', '--json'])).stdout);
  expect(courses[0]).toMatchObject({
    slug: 'toxic-turtle',
    status: 'published',
    levelCount: 4,
    learners: 1,
    completedRuns: 0,
  });
  const [run] = JSON.parse((await desk.run(['progress', 'show', learner.username, '--json'])).stdout);
  expect(run).toMatchObject({
    courseSlug: 'toxic-turtle',
    run: 1,
    passedLevels: 1,
    levelCount: 4,
    stars: 3,
    completedAt: null,
  });
  expect(run.levels[0]).toMatchObject({ position: 1, isPassed: true, stars: 3, bestCommands: 10 });
  expect(run.levels[1]).toMatchObject({ position: 2, isPassed: false, stars: null });
  const missing = await desk.run(['progress', 'show', 'nobody-here']);
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toContain('"nobody-here"');
});

describe('a program', () => {
  test('that passes is replayed, and nothing of it is recorded', async () => {
    const { code, stdout, stderr } = await verify(SOLUTION, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      level: 'toxic-turtle/1',
      hasPassed: true,
      outcome: 'goal',
      commands: 10,
      stars: 3,
    });
    expect(answer.path).toHaveLength(answer.steps);
    const own = JSON.parse((await desk.run(['progress', 'show', administrator.username, '--json'])).stdout);
    expect(own).toEqual([]);
  });

  test('with problems names each by line and column, and ends with 1', async () => {
    const { code, stdout, stderr } = await verify('forward\n  forwad\nrigth', '--json=problems,outcome');
    expect(code).toBe(1);
    expect(stderr).toContain('garden.turtle:2:3: The turtle does not know “forwad”');
    const { problems, outcome } = JSON.parse(stdout);
    expect(outcome).toBe('problems');
    expect(problems.map(({ line, column }: { line: number; column: number }) => [line, column])).toEqual([
      [2, 3],
      [3, 1],
    ]);
  });

  test('that ends badly names the command that did it, and ends with 1', async () => {
    const { code, stdout, stderr } = await verify(
      'forward forward forward forward forward forward forward forward',
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*garden\.turtle:1:\d+: the turtle /m);
    expect(stdout).toMatch(/^level\ttitle\thasPassed/);
  });

  test('is refused a level that is not there or holds no board, and a file that cannot be read', async () => {
    const [noCourse, noBoard, noPlace, noFile] = await Promise.all([
      verify(SOLUTION, '--level', 'toxic-turtle/9'),
      verify(SOLUTION, '--level', 'think-like-a-defender/1'),
      verify(SOLUTION, '--level', 'toxic-turtle'),
      desk.run(['levels', 'verify', 'nowhere.turtle']),
    ]);
    expect(noCourse).toMatchObject({ code: 1, stdout: '' });
    expect(noCourse.stderr).toContain('there is no level 9');
    expect(noBoard.stderr).toContain('no program is written in this level');
    expect(noPlace.code).toBe(2);
    expect(noFile.stderr).toContain('cannot read nowhere.turtle (ENOENT)');
  });
});
