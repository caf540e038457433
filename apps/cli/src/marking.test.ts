import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApiClient } from '@studyhall/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;
let attemptId: string;

const json = async (...args: string[]) => JSON.parse((await desk.run([...args, '--json'])).stdout);

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  await makeExam();
  attemptId = await takeExam();
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

async function makeExam(): Promise<void> {
  const file = join(desk.folder, 'essay.csv');
  const rows = [
    'question-id,domain,type,question-text,model-answer,marking-points,option-a,option-b,correct answer',
    'E-1,1,open,Why is the sky blue?,Short waves scatter more,Scattering: 50 %,,,',
    'E-2,1,single,Is it?,,,Yes,No,A',
  ];
  await writeFile(file, `${rows.join('\n')}\n`);
  await desk.run(['questions', 'import', file, '--exam', 'essay', '--title', 'Essay', '--publish']);
  await desk.run(['exams', 'publish', 'essay', '--yes']);
}

/** Answers what it is asked, the open question in words; answers with the attempt. */
async function takeExam(): Promise<string> {
  const { username: identifier, password } = learner;
  const asked = { identifier, password, deviceName: 'test' };
  const { token } = await server.api.auth.openTerminalSession.mutate(asked);
  const { quizzes } = createApiClient({ url: server.origin, token: () => token });
  const start = { examCode: 'essay', mode: 'exam', idempotencyKey: crypto.randomUUID() } as const;
  const { attemptId: id } = await quizzes.start.mutate(start);
  const { questions } = await quizzes.getAttempt.query({ attemptId: id });
  for (const { position, type } of questions)
    await quizzes.answer.mutate({
      attemptId: id,
      ...{ position, answer: type === 'open' ? ['Because of the air'] : [0] },
    });
  await quizzes.submit.mutate({ attemptId: id });
  return id;
}

test('an attempt that waits is said, its answer is listed, looked at first, marked and marked again', async () => {
  expect(await json('exams', 'show', 'essay')).toMatchObject({ waitingAttempts: 1 });
  const stats = await desk.run(['stats', 'essay', '--json']);
  expect(JSON.parse(stats.stdout)).toMatchObject({ waitingAttempts: 1, attempts: 0 });
  expect(stats.stderr).toContain('1 attempt waits for marks, and is counted then');
  const recounted = await desk.run(['stats', 'essay', '--recount', '--dry-run']);
  expect(recounted.stderr).toContain('1 attempt waits for marks');
  const [waiting] = await json('answers', 'list', '--exam', 'essay');
  expect(waiting).toMatchObject({
    ...{ examCode: 'essay', externalId: 'E-1', answer: 'Because of the air' },
    ...{ modelAnswer: 'Short waves scatter more', points: 'Scattering: 50 %', attemptId },
  });
  const mark = ['answers', 'mark', waiting.id, '--percent'];
  const rehearsed = await desk.run([...mark, '50', '--dry-run']);
  expect(rehearsed.stderr).toMatch(/Dry run: no mark → 50 %. The quiz: \d+ % → \d+ %/);
  // Nobody is there to be asked.
  expect(await desk.run([...mark, '50'])).toMatchObject({ code: 2 });
  expect(await desk.run(['answers', 'mark'])).toMatchObject({ code: 2 });
  expect((await desk.run([...mark, '50', '--yes'])).stderr).toContain('Marked with 50 %');
  expect((await desk.run([...mark, '50', '--yes'])).stderr).toContain('nothing changed');
  expect((await desk.run([...mark, '100', '--dry-run'])).stderr).toContain('Dry run: 50 % → 100 %');
  expect((await desk.run(['answers', 'list'])).stderr).toContain('Nothing waits');
  expect(await desk.run(['answers', 'mark'])).toMatchObject({ code: 0 });
});

test('what is no answer or no percentage is refused as it was typed', async () => {
  const id = '019a3c1e-7f0e-7000-8000-000000000000';
  const nowhere = await desk.run(['answers', 'mark', `${id}/${id}/0`, '--percent', '50', '--yes']);
  expect(nowhere).toMatchObject({ code: 1 });
  expect(nowhere.stderr).toContain('there is no answer');
  expect(await desk.run(['answers', 'list', '--exam', 'nowhere'])).toMatchObject({ code: 1 });
  const misused = [
    [['mark', 'E-1', '--percent', '50'], '<id> must be an id as answers list'],
    [['mark', `${id}/${id}/0`, '--percent', '101'], '--percent must be a whole number from 0 to 100'],
    [['mark', `${id}/${id}/0`], 'an id goes with --percent'],
    [['mark', '--percent', '50'], '--percent goes with the id of an answer'],
  ] as const;
  for (const [args, said] of misused) {
    const { code, stderr } = await desk.run(['answers', ...args]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
  }
});

test('the attempts of a learner are listed, and one is shown with its key and answers', async () => {
  const [listed] = await json('attempts', 'list', 'bob', '--exam', 'essay', '--state', 'finished');
  expect(listed).toMatchObject({ attemptId, mode: 'exam', state: 'finished', answered: 2 });
  expect((await desk.run(['attempts', 'list', 'bob', '--state', 'open'])).stderr).toContain(
    'No quiz was begun',
  );
  for (const args of [['bob'], ['bob', attemptId]]) {
    const { questions } = await json('attempts', 'show', ...args);
    expect(questions).toContainEqual(
      expect.objectContaining({ externalId: 'E-1', answered: ['Because of the air'], mark: 50 }),
    );
  }
  expect((await desk.run(['attempts', 'list', 'nobody'])).stderr).toContain('there is no account');
  expect((await desk.run(['attempts', 'show', 'ada'])).stderr).toContain('ada has begun no quiz');
});

test('who passed a level is listed, and of a level that there is not that is said', async () => {
  const nobody = await desk.run(['courses', 'passes', 'toxic-turtle/1', '--json']);
  expect(nobody).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(nobody.stderr).toContain('Nobody has passed it yet');
  expect(await desk.run(['courses', 'passes', 'toxic-turtle/9'])).toMatchObject({ code: 1 });
  expect(await desk.run(['courses', 'passes', 'toxic-turtle'])).toMatchObject({ code: 2 });
});

test('sample content says how it stands, and is put back after a question', async () => {
  await desk.run(['exams', 'edit', 'network', '--title', 'Our own']);
  const parts = await json('content', 'install', '--dry-run');
  expect(parts).toContainEqual({ item: 'exam:network', outcome: 'changed', questions: 0 });
  const again = ['content', 'install', '--again', 'exam:network'];
  expect(await desk.run(again)).toMatchObject({ code: 2 });
  expect((await desk.run([...again, '--yes'])).stdout).toContain('put-back\texam:network');
  expect(await json('content', 'install')).toContainEqual({
    item: 'exam:network',
    outcome: 'same',
    questions: 0,
  });
  const unknown = await desk.run(['content', 'install', '--again', 'exam:netwrok']);
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stderr).toContain('There are: exam:security, exam:network');
});
