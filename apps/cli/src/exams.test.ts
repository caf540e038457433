import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  await desk.run(['questions', 'import', file, '--exam', 'mock', '--publish']);
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
  const file = join(desk.folder, 'timed.csv');
  const rows = ['1.1', '1.2', '2.1'].map((domain) => `${domain},Asked in ${domain}?,yes,no,A\n`);
  await writeFile(file, `domain,question-text,option-a,option-b,correct answer\n${rows.join('')}`);
  await desk.run(['questions', 'import', file, '--exam', 'timed']);
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

test('its domains are named and weighed anew, and what the weights come to is said', async () => {
  expect(await json('exams', 'domains', 'timed')).toMatchObject([
    { code: '1.1', weight: 1, asked: 0, concern: 'empty' },
    { code: '1.2' },
    { code: '2.1' },
  ]);
  const edit = ['exams', 'domain', 'timed', '1.1', '--title', 'Threats', '--weight', '3'];
  const rehearsed = await desk.run([...edit, '--dry-run']);
  expect(rehearsed.stdout + rehearsed.stderr).toContain('→ "Threats" at 3');
  expect(await json('exams', 'domains', 'timed')).toMatchObject([{ weight: 1 }, {}, {}]);
  expect((await desk.run(edit)).code).toBe(0);
  await desk.run(['exams', 'domain', 'timed', '1.1', '--title', 'Threats of all kinds']);
  expect(await json('exams', 'domains', 'timed')).toMatchObject([
    { code: '1.1', title: 'Threats of all kinds', weight: 3 },
    {},
    {},
  ]);
  const tooHeavy = await desk.run(['exams', 'domain', 'timed', '1.1', '--weight', '2000']);
  expect(tooHeavy.code).toBe(2);
  expect(tooHeavy.stderr).toContain('--weight must be at most 1000');
  const unknown = await desk.run(['exams', 'domain', 'timed', '9.9', '--weight', '2']);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toContain('has no domain "9.9"');
  expect((await desk.run(['exams', 'domain', 'timed', '1.1'])).code).toBe(2);
});

test('its language is said, and shown', async () => {
  expect((await desk.run(['exams', 'create', 'wale', '--title', 'Wale', '--lang', 'de'])).code).toBe(0);
  expect(await json('exams', 'show', 'wale')).toMatchObject({ language: 'de' });
  expect(await json('exams', 'edit', 'wale', '--lang', 'fr', '--dry-run')).toEqual([
    { field: 'language', before: 'de', after: 'fr' },
  ]);
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
  const tooMuch = await desk.run(['exams', 'edit', 'closed', '--pass', '101', '--minutes', '99999']);
  expect(tooMuch.code).toBe(2);
  expect(tooMuch.stderr).toContain(
    '--minutes (in seconds) must be at most 604800; --pass must be at most 100',
  );
  const never = await desk.run(['exams', 'edit', 'closed', '--attempts', '0']);
  expect(never.stderr).toContain('--attempts must be at least 1');
  const huge = await desk.run(['exams', 'create', 'huge', '--title', 'Huge', '--pass', '1e400']);
  expect(huge).toMatchObject({ code: 2 });
  expect(huge.stderr).toContain('--pass must be a whole number');
  const contradiction = await desk.run([
    ...['exams', 'edit', 'closed', '--opens', '2026-12-02 08:00Z', '--closes', '2026-12-01 08:00Z'],
  ]);
  expect(contradiction.stderr).toContain('it would close before it opens, see --opens and --closes');
});

test('one learner is allowed more, and no more again', async () => {
  await desk.run(['exams', 'create', 'kind', '--title', 'Kind']);
  const allow = ['exams', 'override', 'bob', 'kind', '--attempts', '2', '--extra-time', '25'];
  const rehearsed = await desk.run([...allow, '--dry-run']);
  expect(rehearsed.stdout + rehearsed.stderr).toContain('as everybody → 2 attempts, 25 % extra time');
  expect(await json('exams', 'overrides', 'kind')).toEqual([]);
  // Nobody is there to be asked.
  expect(await desk.run(allow)).toMatchObject({ code: 2 });
  await desk.run([...allow, '--yes']);
  expect(await json('exams', 'overrides', 'kind')).toMatchObject([
    { username: 'bob', attempts: 2, extraTime: 25, closes: null, allows: '2 attempts, 25 % extra time' },
  ]);
  expect((await desk.run([...allow, '--yes'])).stderr).toContain('it is so already');
  const tooLong = await desk.run(['exams', 'override', 'bob', 'kind', '--extra-time', '901', '--yes']);
  expect(tooLong.stderr).toContain('--extra-time must be at most 900');
  expect((await desk.run(['exams', 'override', 'bob', 'kind'])).code).toBe(2);
  await desk.run(['exams', 'override', 'bob', 'kind', '--clear', '--yes']);
  expect(await json('exams', 'overrides', 'kind')).toEqual([]);
});

test('a small exam is graded after a question, and the list says until when an exam is open', async () => {
  await desk.run(['exams', 'create', 'small', '--title', 'Small', '--questions', '5']);
  const grade = ['exams', 'grade', 'small'];
  expect((await desk.run([...grade, '--dry-run'])).stderr).toContain('Dry run: The score of Small counts');
  expect(await desk.run(grade)).toMatchObject({ code: 2 });
  expect(await json('exams', 'list')).toContainEqual(
    expect.objectContaining({ code: 'small', state: 'draft', isGradedWhenSmall: false, closesAt: null }),
  );
  expect((await desk.run([...grade, '--yes'])).stderr).toContain('counts from now on');
  expect((await desk.run([...grade, '--yes'])).stderr).toContain('nothing changed');
  const file = await writeQuestionFile(desk.folder);
  await desk.run(['questions', 'import', file, '--exam', 'small', '--publish']);
  await desk.run(['exams', 'publish', 'small', '--yes']);
  const stateIs = async (opens: string, closes: string) => {
    await desk.run(['exams', 'edit', 'small', '--opens', opens, '--closes', closes]);
    const exams = (await json('exams', 'list')) as { code: string; state: string }[];
    return exams.find(({ code }) => code === 'small')?.state;
  };
  expect(await stateIs('always', 'never')).toBe('open');
  expect(await stateIs('2100-01-01 08:00Z', 'never')).toMatch(/^opens 2100-01-01/);
  expect(await stateIs('always', '2100-01-02 08:00Z')).toMatch(/^open until 2100-01-02/);
  expect(await stateIs('always', '2020-01-02 08:00Z')).toMatch(/^closed 2020-01-02/);
});
