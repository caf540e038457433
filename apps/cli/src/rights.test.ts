import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, learner, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
/** The administrator's. */
let ada: Desk;
/** That of the learner who is given rights. */
let bob: Desk;

const CSV = `question-id,domain,question-text,option-a,option-b,correct answer
q1,1.1,What is one and one?,Two,Three,A`;

beforeAll(async () => {
  [server, ada, bob] = await Promise.all([startServer(), openDesk(), openDesk()]);
  await beLoggedIn(ada, server.origin, administrator);
  const file = join(ada.folder, 'questions.csv');
  await writeFile(file, CSV);
  for (const code of ['own', 'other'])
    await ada.run(['questions', 'import', file, '--exam', code, '--title', `Exam ${code}`]);
});

afterAll(async () => {
  await Promise.all([server?.stop(), ada?.clear(), bob?.clear()]);
});

test('an author of listed exams has those and is told which right lacks for the rest', async () => {
  const dry = await ada.run(['users', 'grant', 'bob', 'author', '--exams', 'own', '--dry-run']);
  expect(dry.stderr).toContain('Would change the rights of bob, who becomes author of own.');
  const granted = await ada.run(['users', 'grant', 'bob', 'author', '--exams', 'own', '--yes']);
  expect(granted).toMatchObject({ code: 0 });
  const shown = await ada.run(['users', 'show', 'bob', '--json=rights,authorOf']);
  expect(JSON.parse(shown.stdout)).toEqual({ rights: 'author of listed exams', authorOf: 'own' });
  const holders = await ada.run(['users', 'list', '--right', 'author', '--json=username,rights']);
  expect(JSON.parse(holders.stdout)).toEqual([{ username: 'bob', rights: 'author of listed exams' }]);

  await beLoggedIn(bob, server.origin, learner);
  expect(JSON.parse((await bob.run(['whoami', '--json=rights'])).stdout)).toEqual({
    rights: 'author of listed exams',
  });
  const exams = await bob.run(['exams', 'list', '--json=code']);
  expect(JSON.parse(exams.stdout)).toEqual([{ code: 'own' }]);
  expect(await bob.run(['questions', 'list', '--exam', 'own'])).toMatchObject({ code: 0 });
  expect(await bob.run(['questions', 'list', '--exam', 'other'])).toMatchObject({ code: 1 });
  const file = join(ada.folder, 'questions.csv');
  expect(await bob.run(['questions', 'import', file, '--exam', 'own'])).toMatchObject({ code: 0 });
  expect(await bob.run(['questions', 'import', file, '--exam', 'other'])).toMatchObject({ code: 1 });
  const refused = await bob.run(['users', 'list']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('this takes the right `support`');
  expect((await bob.run(['mail', 'list'])).stderr).toContain('this takes the role `admin`');
});

test('support sees people until the right is taken back', async () => {
  expect(await ada.run(['users', 'grant', 'bob', 'support', '--yes'])).toMatchObject({ code: 0 });
  await beLoggedIn(bob, server.origin, learner);
  // Of two people on this server one is an administrator, and the other holds rights.
  expect(await bob.run(['users', 'list', '--json=username'])).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(await ada.run(['users', 'revoke', 'bob', 'support', '--yes'])).toMatchObject({ code: 0 });
  const again = await ada.run(['users', 'revoke', 'bob', 'support', '--yes']);
  expect(again.stderr).toContain('nothing changed');
  await beLoggedIn(bob, server.origin, learner);
  expect((await bob.run(['users', 'list'])).stderr).toContain('this takes the right `support`');
});

test('what cannot be granted is said before anything is asked', async () => {
  const run = async (...rest: string[]) => await ada.run(['users', 'grant', ...rest, '--yes']);
  expect(await run('bob', 'author')).toMatchObject({ code: 2 });
  expect(await run('bob', 'author', '--all', '--exams', 'own')).toMatchObject({ code: 2 });
  expect(await run('bob', 'support', '--all')).toMatchObject({ code: 2 });
  expect(await run('bob', 'money')).toMatchObject({ code: 2 });
  expect((await run('bob', 'author', '--exams', 'nowhere')).stderr).toContain('nowhere');
  expect((await run('ada', 'support')).stderr).toContain('administrator, who may everything already');
});
