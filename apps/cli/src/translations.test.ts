import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guarded, unguarded } from './commands/translations/table.ts';
import { beLoggedIn } from './testing/log-in.ts';
import { type Desk, openDesk } from './testing/run-studyhall.ts';
import { administrator, startServer, type TestServer } from './testing/start-server.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  [server, desk] = await Promise.all([startServer(), openDesk()]);
  await beLoggedIn(desk, server.origin, administrator);
  const bank = join(desk.folder, 'bank.csv');
  const head = 'question-id,domain,question-text,option-a,option-b,correct answer';
  await writeFile(bank, `${head}\none,1.1,Colour?,Red,-1,A\ntwo,1.1,Size?,Big,Small,A\n`);
  await desk.run(['questions', 'import', bank, '--exam', 'words', '--title', 'Words']);
});

afterAll(async () => {
  await Promise.all([server?.stop(), desk?.clear()]);
});

const listed = async (...more: string[]) =>
  JSON.parse(
    (await desk.run(['translations', 'list', '--lang', 'de', '--exam', 'words', '--json', ...more])).stdout,
  );

test('a table goes to a translator and comes back; what was not filled in stays missing', async () => {
  const file = join(desk.folder, 'words.csv');
  const exported = await desk.run(['translations', 'export', file, '--lang', 'de', '--exam', 'words']);
  expect(exported.stderr).toContain('texts to ');
  const table = await readFile(file, 'utf8');
  expect(table).toContain('kind,id,field,original,translation@de,state\n');
  expect(table).toContain(",options.1.text,'-1,,missing\n");
  const german = table
    .replace(/,Colour\?,,/, ',Colour?,Farbe?,')
    .replace(/,Red,,/, ',Red,Rot,')
    .replace(/,'-1,,/, ",'-1,'-eins,");
  await writeFile(file, german);
  expect((await desk.run(['translations', 'import', file, '--dry-run'])).stdout).toContain('1');
  expect((await listed('--missing')).length).toBe((await listed()).length);
  expect((await desk.run(['translations', 'import', file])).code).toBe(0);
  const states = new Map(
    (await listed()).map((one: { label: string; state: string }) => [one.label, one.state]),
  );
  expect([states.get('one'), states.get('two')]).toEqual(['current', 'missing']);
  await desk.run(['translations', 'export', file, '--lang', 'de', '--exam', 'words']);
  expect(await readFile(file, 'utf8')).toContain(",'-1,'-eins,current\n");
});

test('what does not fit is named with its reason, and the command fails', async () => {
  const file = join(desk.folder, 'unfit.csv');
  await desk.run(['translations', 'export', file, '--lang', 'fr', '--exam', 'words', '--kind', 'question']);
  await writeFile(file, (await readFile(file, 'utf8')).replace(/,Size\?,,/, ',Size?,Taille?,'));
  const rejects = join(desk.folder, 'rejects.csv');
  const refused = await desk.run(['translations', 'import', file, '--rejects', rejects]);
  expect(refused.code).toBe(1);
  expect(await readFile(rejects, 'utf8')).toContain('options.0.text,must not be empty');
  const unsaid = join(desk.folder, 'unsaid.csv');
  await writeFile(unsaid, 'kind,id,field,original,translation,state\n');
  expect((await desk.run(['translations', 'import', unsaid])).stderr).toContain('does not say its language');
});

test('no cell is a formula to a spreadsheet, and every text comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'{0,2}[=+\-@]?.{0,5}$/)), (text) => {
      expect(unguarded(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^[=+\-@]/);
    }),
  );
});
