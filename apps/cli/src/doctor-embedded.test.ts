import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessDatabase, type DatabaseAccess, loadSettings } from '@studyhall/api/server';
import { makeTestFolder, newSecretKey, withClient } from '@studyhall/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mustRunProgramBeside, runProgramBeside } from './testing/run-studyhall.ts';

let folder = '';
let environment: Record<string, string | undefined> = {};
let access: DatabaseAccess;

/** As a first start leaves it: nobody but the embedded database's own roles is there. */
beforeAll(async () => {
  folder = await makeTestFolder('cli-doctor');
  environment = { PATH: process.env['PATH'], HOME: tmpdir(), DATA_DIR: join(folder, 'data'), BACKUPS: 'on' };
  access = await accessDatabase(loadSettings(environment, folder), () => undefined);
  await mustRunProgramBeside(environment, ['migrate']);
  await writeFile(join(folder, 'data/secret-keys'), `${newSecretKey()}\n`, { mode: 0o600 });
  await mustRunProgramBeside(environment, ['backup', 'now']);
});
afterAll(async () => {
  await access?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the doctor may look at everything in the embedded database, with the roles that it has there', async () => {
  const role = await withClient(access.application.url, async (client) => {
    const { rows } = await client.query(
      'select rolname, rolsuper from pg_roles where rolname = current_user',
    );
    return rows;
  });
  expect(role).toEqual([{ rolname: 'studyhall_app', rolsuper: false }]);

  const site = await runProgramBeside(environment, ['doctor', '--json']);
  const findings: { check: string; verdict: string; what: string }[] = JSON.parse(site.stdout);
  expect(findings.filter(({ what }) => what.includes('could not be looked at'))).toEqual([]);
  expect(findings.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['settings', 'database', 'roles', 'backups', 'off-site']),
  );

  const data = await runProgramBeside(environment, ['doctor', '--data']);
  expect(data).toMatchObject({ code: 0, stderr: expect.stringContaining('nothing is wrong') });
  expect(data.stderr).not.toContain('was left out');
});
