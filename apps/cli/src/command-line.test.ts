import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withJsonMeant } from './command-line.ts';
import { built, type Desk, launcher, openDesk, runBeside } from './testing/run-studyhall.ts';

let desk: Desk;
/** Where the program itself is started. */
let program: Desk;

beforeAll(async () => {
  [desk, program] = await Promise.all([openDesk(), openDesk(built)]);
});

afterAll(async () => {
  await Promise.all([desk?.clear(), program?.clear()]);
});

test('a word that was meant otherwise is answered with the one that was meant', async () => {
  const [noun, verb, option] = await Promise.all([
    program.run(['exmas', 'list']),
    desk.run(['users', 'lst']),
    desk.run(['users', 'list', '--serach', 'x']),
  ]);
  for (const refused of [noun, verb, option]) expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(
    [noun.stderr, verb.stderr, option.stderr].map((text) => /Did you mean (.*)\?/.exec(text)?.[1]),
  ).toEqual(['exams', 'list', '--search']);
});

test('what cannot be meant is exit 2, before any server is asked', async () => {
  const misuses = [
    [],
    ['users'],
    ['users', 'show'],
    ['users', 'show', 'a', 'b'],
    ['users', 'list', '--role', 'king'],
    ['users', 'list', '--json', '--csv'],
    ['users', 'list', '--server', 'ftp://x'],
    ['questions', 'list'],
    ['questions', 'import', '--exam', 'security'],
    ['questions', 'import', 'x.csv', '--exam', 'security', '--format', 'doc'],
    ['completion', 'tcsh'],
  ];
  const answers = await Promise.all(misuses.map((args) => desk.run(args)));
  for (const [index, { code, stdout }] of answers.entries())
    expect({ args: misuses[index], code, stdout }).toEqual({ args: misuses[index], code: 2, stdout: '' });
});

test.each([
  [['migrate', '--accept', ' '], '--accept must not be empty'],
  [['backup', 'restore', '--to', 'latest', '--overwrite', ''], '--overwrite must not be empty'],
  [['backup', 'restore', '--to', 'yesterday', '--swap'], '--to must be latest, or a day and a time such as'],
  [['billing', 'reconcile', '--since', '1'], '--since must be a day and a time such as "2026-11-28 14:05"'],
  [['billing', 'reconcile', '--since', '2026-11-28'], '--since must be a day and a time'],
  [['billing', 'reconcile', '--days', 'many'], '--days must be'],
  [['audit', 'list', '--actor', 'x'.repeat(301)], '--actor must have at most 300 characters'],
  [['audit', 'list', '--since', 'monday'], '--since must be a day such as'],
  [['audit', 'verify', '--head', '5f1'], '--head must be 64 digits'],
  [['db', 'slow', '--limit', '0'], '--limit must be a number from 1'],
  [['db', 'password', 'postgres'], '<role> must be'],
  [['billing', 'grant', 'ada', '5', '--reason', 'x'], '--reason must have at least 3 characters'],
])('%j says which option is wrong, in our words', async (args, words) => {
  const { code, stderr } = await desk.run(args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/Invalid input|Too (small|big)|expected/);
});

test('a secret among the arguments is refused before anything is read, and is not said again', async () => {
  const from = ['--from', 's3://KEY:hunter22@host/bucket', '--identity', 'key.txt'];
  for (const verb of [['drill'], ['restore', '--to', 'latest', '--into', 'new']]) {
    const { code, stderr } = await desk.run(['backup', ...verb, ...from]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/--from holds a secret.*--from-file FILE/s);
    expect(stderr).not.toContain('hunter22');
  }
});

test('without a log-in the server is that of this machine, at the port of its settings', async () => {
  const env = { PATH: process.env['PATH'], HOME: desk.folder, ENV_FILE: 'off' };
  const asked = async (more: Record<string, string>) =>
    (await runBeside({ ...env, ...more }, ['whoami'])).stderr;
  expect(await asked({})).toContain('not logged in to http://localhost:3000');
  expect(await asked({ PORT: '4711' })).toContain('not logged in to http://localhost:4711');
  await writeFile(join(desk.folder, 'school.env'), 'PORT=4712\n');
  expect(await asked({ ENV_FILE: join(desk.folder, 'school.env') })).toContain('http://localhost:4712');
  expect(await asked({ PORT: 'many' })).toContain('http://localhost:3000');
});

test('help begins with examples and goes to stdout', async () => {
  const [all, verb] = await Promise.all([
    program.run(['--help']),
    desk.run(['questions', 'import', '--help']),
  ]);
  for (const { code, stdout, stderr } of [all, verb]) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples:\n {2}\$ studyhall /);
  }
  expect(all.stdout).toContain('Exit codes: 0 done, 1 failed, 2 misused');
});

test('a bare --json takes no name for a field', () => {
  expect(withJsonMeant(['users', 'show', '--json', 'bob'])).toEqual(['users', 'show', '--json=*', 'bob']);
  expect(withJsonMeant(['exams', 'list', '--json', 'code,title', '--all'])).toEqual([
    'exams',
    'list',
    '--json=code,title',
    '--all',
  ]);
  expect(withJsonMeant(['show', '--json=a', '--', '--json'])).toEqual(['show', '--json=a', '--', '--json']);
});

test('a reader that has seen enough is no error', async () => {
  const { child, ended } = program.start(['completion', 'fish']);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('what npm links runs the program, whose version is that of the package', async () => {
  const linked = await openDesk(launcher);
  expect((await linked.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  await linked.clear();
});
