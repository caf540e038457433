import { tmpdir } from 'node:os';
import { newSecretKey, withClient } from '@studyhall/api/testing';
import { createTestDatabase, type TestDatabase } from '@studyhall/api/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, runBeside } from './testing/run-studyhall.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

/** On the machine of the database, with its address. */
function migrate(...args: string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    HOME: tmpdir(),
    ENV_FILE: 'off',
    DATABASE_URL: database.url,
    SECRET_KEYS: newSecretKey(),
  };
  return runBeside(env, ['migrate', ...args]);
}

test('a schema that another text of a migration made is refused, explained as SQL, and accepted with a reason', async () => {
  await withClient(database.url, (client) =>
    client.query(`drop index quizzes.attempts_overdue;
      update platform.migration_hashes set sha256 = repeat('0', 64) where name like '%create_quizzes.ts'`),
  );
  const refused = await migrate();
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('migrate --explain');

  for (const status of await Promise.all([migrate('--status'), migrate('--dry-run')])) {
    expect(status.code).toBe(0);
    expect(status.stderr).toContain('20261121100300_create_quizzes.ts had another text');
    expect(status.stderr).not.toContain('The schema is the newest');
  }

  const explained = await migrate('--explain');
  expect(explained.code).toBe(0);
  expect(explained.stdout).toContain('-- 20261121100300_create_quizzes.ts had another text');
  expect(explained.stdout).toMatch(/^CREATE INDEX attempts_overdue .*;$/m);
  await withClient(database.url, (client) => client.query(explained.stdout));
  expect((await migrate('--explain')).stdout).toContain('-- The schema is the same all the same.');

  expect((await migrate('--accept', ' ')).code).toBe(2);
  expect((await migrate('--accept', 'an index was missing')).code).toBe(0);
  expect((await migrate('--explain')).stderr).toContain('The schema is the one that the migrations make');
  expect((await migrate()).code).toBe(0);
  expect((await migrate('--status')).stderr).toContain('The schema is the newest');
});

test('a database of a newer release is named as one, whatever is asked', async () => {
  await withClient(database.url, (client) =>
    client.query(
      `insert into knex_migrations (name, batch, migration_time) values ('20991231000000_fly.ts', 9, now())`,
    ),
  );
  const questions = [[], ['--status'], ['--dry-run'], ['--explain'], ['--accept', 'why not']];
  const refusals = await Promise.all(questions.map((args) => migrate(...args)));
  for (const [place, { code, stderr }] of refusals.entries()) {
    expect(code, questions[place]?.join()).toBe(1);
    expect(stderr, questions[place]?.join()).toMatch(/newer Studyhall.*20991231000000_fly\.ts/);
  }
});
