import { afterAll, beforeAll, expect, test } from 'vitest';
import { withJsonMeant } from './command-line.ts';
import { type Desk, launcher, openDesk } from './testing/run-studyhall.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(async () => {
  await desk.clear();
});

test('a word that was meant otherwise is answered with the one that was meant', async () => {
  const [noun, verb, option] = await Promise.all([
    desk.run(['exmas', 'list']),
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

test('help begins with examples and goes to stdout', async () => {
  const [program, verb] = await Promise.all([
    desk.run(['--help']),
    desk.run(['questions', 'import', '--help']),
  ]);
  for (const { code, stdout, stderr } of [program, verb]) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Examples:\n {2}\$ studyhall /);
  }
  expect(program.stdout).toContain('Exit codes: 0 done, 1 failed, 2 misused');
});

test('a bare --json takes no name for a field', () => {
  expect(withJsonMeant(['users', 'show', '--json', 'bob'])).toEqual(['users', 'show', '--json=*', 'bob']);
  expect(withJsonMeant(['show', '--json=a', '--', '--json'])).toEqual(['show', '--json=a', '--', '--json']);
});

test('a reader that has seen enough is no error', async () => {
  const { child, ended } = desk.start(['completion', 'fish']);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

test('what npm links runs the program, whose version is that of the package', async () => {
  const linked = await openDesk(launcher);
  expect((await linked.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  await linked.clear();
});
