import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { writeQuestionFile } from './testing/question-files.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

const json = async (...args: string[]) => JSON.parse((await desk.run([...args, '--json'])).stdout) as unknown;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

test('an exam is made, filled, published and retired', async () => {
  const made = await desk.run([
    'exams',
    'create',
    'mock',
    '--title',
    'Mock',
    '--minutes',
    '90',
    '--pass',
    '75',
  ]);
  expect(made).toMatchObject({ code: 0 });
  expect(made.stdout + made.stderr).toContain('is a draft');
  const again = await desk.run(['exams', 'create', 'mock', '--title', 'Mock']);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('there is an exam with this code');
  const empty = await desk.run(['exams', 'publish', 'mock', '--yes']);
  expect(empty.stderr).toContain('has no published question');
  const file = await writeQuestionFile(desk.folder);
  await desk.run(['questions', 'import', file, '--exam', 'mock']);
  const rehearsed = await desk.run(['exams', 'publish', 'mock', '--dry-run']);
  expect(rehearsed.stdout + rehearsed.stderr).toContain('Dry run: Mock from draft to published');
  expect(await json('exams', 'show', 'mock')).toMatchObject({ status: 'draft', timeLimitSeconds: 5400 });
  expect((await desk.run(['exams', 'publish', 'mock'])).code).toBe(2);
  expect((await desk.run(['exams', 'publish', 'mock', '--yes'])).code).toBe(0);
  expect(await json('exams', 'show', 'mock')).toMatchObject({ status: 'published' });
  expect((await desk.run(['exams', 'retire', 'mock', '--yes'])).code).toBe(0);
  expect(await json('exams', 'show', 'mock')).toMatchObject({ status: 'retired' });
});

test('its terms are said, rehearsed first, and shown', async () => {
  await desk.run(['exams', 'create', 'timed', '--title', 'Timed']);
  const edit = [
    ...['exams', 'edit', 'timed', '--opens', '2026-12-01 08:00Z', '--closes', '2026-12-01 18:00Z'],
    ...[
      '--attempts',
      '2',
      '--delay',
      '12h',
      '--grade',
      'last',
      '--modes',
      'exam,study',
      '--sequential',
      'on',
    ],
    ...['--section', 'Networks: 1.1,1.2', '--section', 'Law: 2.1', '--shuffle', 'options'],
    ...['--review-later', 'score'],
  ];
  const rehearsed = await json(...edit, '--dry-run');
  expect(rehearsed).toContainEqual({ field: 'attemptsAllowed', before: null, after: '2' });
  expect(await json('exams', 'show', 'timed')).toMatchObject({ attemptsAllowed: null });
  expect(await json(...edit)).toEqual(rehearsed);
  expect(await json('exams', 'show', 'timed')).toMatchObject({
    ...{ opensAt: '2026-12-01T08:00:00.000Z', closesAt: '2026-12-01T18:00:00.000Z', attemptsAllowed: 2 },
    ...{ delaySeconds: 43_200, gradeMethod: 'last', modes: ['exam', 'study'], isSequential: true },
    ...{ shufflesQuestions: false, shufflesOptions: true, hasPassword: false },
    sections: [
      { title: 'Networks', domainCodes: ['1.1', '1.2'] },
      { title: 'Law', domainCodes: ['2.1'] },
    ],
    review: {
      during: 'explanations',
      rightAfter: 'explanations',
      later: 'score',
      afterClose: 'explanations',
    },
  });
  await desk.run(['exams', 'edit', 'timed', '--closes', 'never', '--attempts', 'any', '--clear-sections']);
  expect(await json('exams', 'show', 'timed')).toMatchObject({
    closesAt: null,
    attemptsAllowed: null,
    sections: [],
  });
});

test('a password comes from stdin, and what is wrong is said as it was typed', async () => {
  await desk.run(['exams', 'create', 'closed', '--title', 'Closed']);
  const set = await desk.run(['exams', 'edit', 'closed', '--password', 'stdin'], 'seven kettles\n');
  expect(set.code).toBe(0);
  expect(await json('exams', 'show', 'closed')).toMatchObject({ hasPassword: true });
  const misused = await desk.run(['exams', 'edit', 'closed', '--delay', 'soon', '--attempts', 'few']);
  expect(misused.code).toBe(2);
  expect(misused.stderr).toContain('--delay must be 0, or minutes, hours or days');
  expect(misused.stderr).toContain('--attempts must be any, or a whole number');
  expect((await desk.run(['exams', 'edit', 'closed'])).code).toBe(2);
  const contradiction = await desk.run([
    ...['exams', 'edit', 'closed', '--opens', '2026-12-02 08:00Z', '--closes', '2026-12-01 08:00Z'],
  ]);
  expect(contradiction.stderr).toContain('contradict each other: see closesAt');
});

test('one learner is allowed more, and no more again', async () => {
  await desk.run(['exams', 'create', 'kind', '--title', 'Kind']);
  const allow = ['exams', 'override', 'bob', 'kind', '--attempts', '2', '--extra-time', '25'];
  const rehearsed = await desk.run([...allow, '--dry-run']);
  expect(rehearsed.stdout + rehearsed.stderr).toContain('as everybody → 2 attempts, 25 % extra time');
  expect(await json('exams', 'overrides', 'kind')).toEqual([]);
  await desk.run(allow);
  expect(await json('exams', 'overrides', 'kind')).toMatchObject([
    { username: 'bob', terms: { attemptsAllowed: 2, extraTimePercent: 25 } },
  ]);
  expect((await desk.run(['exams', 'override', 'bob', 'kind'])).code).toBe(2);
  await desk.run(['exams', 'override', 'bob', 'kind', '--clear']);
  expect(await json('exams', 'overrides', 'kind')).toEqual([]);
});
