import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withClient } from '../testing/template-database.ts';
import { makeTestFolder } from '../testing/test-folder.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { findPostmaster } from './embedded-postgres-postmaster.ts';

const settings = { fsync: 'off', shared_buffers: '16MB' };
let folder: string;
let server: EmbeddedPostgres;
let warnings: string[];
let lost: EmbeddedPostgresError[];

beforeEach(async () => {
  folder = await makeTestFolder('supervised');
  warnings = [];
  lost = [];
  server = await startEmbeddedPostgres({
    dataRoot: folder,
    settings,
    restartPausesMs: [0, 500, 1_000, 1_000, 1_000],
    watch: { warn: (line) => warnings.push(line), lost: (error) => lost.push(error) },
  });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function kill(): Promise<void> {
  process.kill((await findPostmaster(server.dataFolder))?.pid ?? Number.NaN, 'SIGKILL');
}

const answer = () =>
  withClient(server.url('postgres'), (client) => client.query('select 1')).then(
    ({ rowCount }) => rowCount,
    () => 0,
  );

test('a server that was killed is started again, and its users are told', async () => {
  for (const time of [1, 2]) {
    await kill();
    await expect.poll(() => warnings.filter((line) => line === 'PostgreSQL is back')).toHaveLength(time);
    expect(await answer()).toBe(1);
  }
  expect(warnings[0]).toMatch(/^PostgreSQL ended unexpectedly.*: it is started again$/);
  expect(lost).toEqual([]);
});

test('one that cannot start again is given up after some tries, with what it said', async () => {
  const control = join(server.dataFolder, 'global/pg_control');
  await rename(control, `${control}.away`);
  await kill();
  await expect.poll(() => lost.length, { timeout: 30_000 }).toBe(1);
  expect(lost[0]?.message).toMatch(/^PostgreSQL ended and does not start again: .*pg_control.* \(log: .*\)$/);
  expect(warnings).toHaveLength(1);
});
