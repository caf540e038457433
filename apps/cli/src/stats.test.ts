import { withClient } from '@studyhall/api/testing';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  await takeExam();
  await desk.run(['jobs', 'run', 'count-scores']);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

/** Answers the first option of each question. */
async function takeExam(): Promise<void> {
  const { username: identifier, password } = learner;
  const asked = { identifier, password, deviceName: 'test' };
  const { token } = await server.api.auth.openTerminalSession.mutate(asked);
  const { quizzes } = createApiClient({ url: server.origin, token: () => token });
  const idempotencyKey = crypto.randomUUID();
  const { attemptId } = await quizzes.start.mutate({ examCode: 'security', mode: 'exam', idempotencyKey });
  const { questions } = await quizzes.getAttempt.query({ attemptId });
  for (const { position } of questions) await quizzes.answer.mutate({ attemptId, position, answer: [0] });
  await quizzes.submit.mutate({ attemptId });
}

test('the figures of an exam are said, and those that one attempt has not are empty', async () => {
  const { code, stdout } = await desk.run(['stats', 'security', '--json']);
  expect(code).toBe(0);
  const exam = JSON.parse(stdout);
  expect(exam).toMatchObject({ examCode: 'security', attempts: 1, standardDeviation: null });
  expect(exam.mean).toBe(exam.median);
  expect(exam.tenths).toHaveLength(10);
});

test('its questions are listed in the order that was asked for, and one is shown by its versions', async () => {
  const listed = await desk.run([
    'stats',
    'security',
    '--questions',
    '--order',
    'facility',
    '--json',
    '--limit',
    '500',
  ]);
  const items: { questionId: string; facility: number }[] = JSON.parse(listed.stdout);
  const facilities = items.map(({ facility }) => facility);
  expect(facilities.length).toBeGreaterThan(9);
  expect(facilities).toEqual(facilities.toSorted((a, b) => a - b));
  const one = await desk.run([
    'stats',
    'security',
    '--question',
    items[0]?.questionId ?? '',
    '--json=version,scores',
  ]);
  expect(JSON.parse(one.stdout)).toEqual([
    { version: 1, scores: [expect.objectContaining({ attempts: 1 })] },
  ]);
});

test('counts that are wrong are compared by a dry run and mended by a recount', async () => {
  await withClient(server.databaseUrl, (client) =>
    client.query('update quizzes.score_counts set attempts = 2'),
  );
  const dry = await desk.run(['stats', 'security', '--recount', '--dry-run']);
  expect(dry).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing was changed') });
  const mended = await desk.run(['stats', 'security', '--recount']);
  expect(mended).toMatchObject({ code: 0, stderr: expect.stringContaining(': 1 count of scores.') });
  const again = await desk.run(['stats', 'security', '--recount']);
  expect(again.stderr).toContain('are those of its attempts');
});

test('of an exam that is retired, and while a question is graded anew, the figures say so', async () => {
  const read = async (...options: string[]) => (await desk.run(['stats', 'security', ...options])).stderr;
  expect(await read()).not.toContain('retired');
  const [one] = JSON.parse((await desk.run(['stats', 'security', '--questions', '--json'])).stdout);
  await withClient(server.databaseUrl, async (client) => {
    await client.query(`update quizzes.exams set status = 'retired' where code = 'security'`);
    await client.query(
      `insert into quizzes.regrades (id, question_id, version, state, requested_at, heard_at)
       select gen_random_uuid(), $1, 1, 'running', now(), now()`,
      [one.questionId],
    );
  });
  for (const options of [[], ['--questions', '--limit', '1'], ['--question', one.questionId]]) {
    const said = await read(...options);
    expect(said).toContain('The exam is retired');
    expect(said).toContain('1 question is being graded anew');
  }
  const regrade = ['questions', 'regrade', one.questionId, '--exam', 'security'];
  expect((await desk.run([...regrade, '--dry-run'])).stderr).toContain('somebody was last at it');
  const second = await desk.run([...regrade, '--yes']);
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('is just being graded anew') });
  expect(second.stderr).toContain('goes on by itself');
  await withClient(server.databaseUrl, (client) =>
    client.query(`update quizzes.regrades set heard_at = heard_at - interval '1 minute'`),
  );
  expect((await desk.run([...regrade, '--dry-run'])).stderr).toContain('nobody has been at it since');
  expect((await desk.run([...regrade, '--yes'])).stderr).toContain('another process goes on with it');
});

test('what does not go together, and an exam that is not there, are told', async () => {
  expect(await desk.run(['stats', 'security', '--dry-run'])).toMatchObject({ code: 2 });
  expect(await desk.run(['stats', 'security', '--questions', '--recount'])).toMatchObject({ code: 2 });
  const missing = await desk.run(['stats', 'no-such-exam']);
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('no exam "no-such-exam"') });
});
